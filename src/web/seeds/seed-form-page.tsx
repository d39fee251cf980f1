import { seedLabels } from "../../commands/seeds/write-seed.ts";
import { longestSeed, type SeedKind } from "../../domain/challenge/seed.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";

const looks = {
  problem: {
    title: "課題のたねを書く",
    lead: "困っていることを、そのままの言葉で書いてください。2分で足ります。解き方は要りません。この課とデスクだけが見られます。",
    button: "デスクに渡す",
  },
  help: {
    title: "デスクにそっと聞く",
    lead: "「課題と呼べるか分からない」「似た取組はないか」など、何でもどうぞ。この課とデスクだけが見られます。",
    button: "デスクに聞く",
  },
} as const;

/** Three fields for a problem, one for a question to the desk (U5). */
export function SeedFormPage(props: {
  frame: Frame;
  person: Person;
  kind: SeedKind;
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const { frame, person, kind, values, errors } = props;
  const { title, lead, button } = looks[kind];
  const field = { values, errors, maxGraphemes: longestSeed };
  const own = person.departments;
  const bodyLabel = kind === "help" ? seedLabels.question : seedLabels.body;
  return (
    <Layout frame={frame} side="inside" title={title} current="challenges-inside">
      <ErrorSummary errors={errors} labels={{ ...seedLabels, body: bodyLabel }} />
      <PageHead crumbs={[{ href: paths.seeds({}), text: "課題のたね" }, { text: title }]} title={title} lead={lead} />
      <Form
        action={paths.seeds({})}
        idempotencyKey={frame.idempotencyKey}
        fields={{ kind, ...(own.length === 1 ? { departmentId: own[0]!.id } : {}) }}
        draftKey={`seed ${kind}`}
      >
        {own.length > 1 ? (
          <Select
            name="departmentId"
            label={seedLabels.departmentId}
            options={own.map(({ id, name }) => ({ value: id, text: name }))}
            values={values}
            errors={errors}
          />
        ) : null}
        <TextArea
          {...field}
          name="body"
          label={bodyLabel}
          rows={5}
          example={
            kind === "help"
              ? "空き家の見回りを、民間にお願いできるものでしょうか。ほかの市の例があれば知りたいです。"
              : "産後に相談できる人が近くにいない家庭が増えていて、訪問の間のようすが分かりません。"
          }
        />
        {kind === "problem" ? (
          <>
            <TextArea
              {...field}
              name="affected"
              label={seedLabels.affected}
              required={false}
              rows={2}
              example="0歳の子がいる家庭。年に900ほど。"
            />
            <TextArea
              {...field}
              name="tried"
              label={seedLabels.tried}
              required={false}
              rows={2}
              example="広報で集まりを案内したが、来る人は増えなかった。"
            />
          </>
        ) : null}
        <ButtonRow>
          <Button>{button}</Button>
          <ButtonLink kind="weak" href={paths.seeds({})}>
            やめてもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
