import type { Child } from "hono/jsx";
import type { City } from "../../db/stores/city-store.ts";
import { challengeLabels } from "../../domain/challenge/read-challenge.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { ChallengeFields } from "./challenge-fields.tsx";

export type ChallengeFormProps = {
  frame: Frame;
  city: City;
  title: string;
  lead: string;
  action: string;
  version?: number | undefined;
  back: string;
  button: string;
  values: FormValues;
  errors: readonly FieldError[];
  readingStands?: boolean;
  /** The seed that a new one grows from. */
  seed?: string;
  /** Fields before the words: whose challenge it is. */
  first?: Child;
  /** Fields after them: why it is changed. */
  last?: Child;
};

/** The words of a challenge as a form: for a new one, for a draft, and for an amendment of what is public. */
export function ChallengeFormPage(props: ChallengeFormProps) {
  const { frame, city, title, values, errors } = props;
  return (
    <Layout frame={frame} side="inside" title={title} current="challenges-inside">
      <ErrorSummary errors={errors} labels={{ ...challengeLabels, departmentId: "担当課", reason: "変える理由" }} />
      <PageHead
        crumbs={[{ href: paths.challengesInside({}), text: "課題" }, { text: title }]}
        title={title}
        lead={props.lead}
      />
      <Form
        action={props.action}
        version={props.version}
        idempotencyKey={frame.idempotencyKey}
        fields={props.seed ? { seed: props.seed } : {}}
        draftKey={`challenge ${props.action}${props.seed ?? ""}`}
      >
        {props.first}
        <ChallengeFields city={city} values={values} errors={errors} readingStands={props.readingStands ?? false} />
        {props.last}
        <ButtonRow>
          <Button>{props.button}</Button>
          <ButtonLink kind="weak" href={props.back}>
            やめてもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
