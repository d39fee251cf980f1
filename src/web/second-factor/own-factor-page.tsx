import type { FieldError } from "../../domain/kernel/result.ts";
import type { OwnSecondFactor } from "../../queries/own-second-factor.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { CodeField } from "./code-page.tsx";

export type OwnFactorPageProps = {
  frame: Frame;
  side: "inside" | "outside";
  factor: OwnSecondFactor & { since: Date };
  /** Staff of a city that requires one: taking it off leads to setting up another. */
  isRequired: boolean;
  values: FormValues;
  errors: readonly FieldError[];
};

/** From how many on new recovery codes should be made. */
const few = 3;

/** The second factor that one has: recovery codes anew, taking it off; both with a code, for an open session alone is not enough. */
export function OwnFactorPage({ frame, side, factor, isRequired, values, errors }: OwnFactorPageProps) {
  const { lang } = frame;
  const all = words(lang).secondFactor;
  const text = all.own;
  const labels = { newCode: all.label, removalCode: all.label };
  const field = { lang, values, errors, help: text.removeHelp };
  return (
    <Layout frame={frame} title={text.title} side={side} current="account">
      <ErrorSummary lang={lang} errors={errors} labels={labels} />
      <PageHead title={text.title} lead={text.on} lang={lang} />
      {factor.codesLeft <= few ? (
        <Callout kind="warning" title={text.fewTitle}>
          <p>{text.fewText}</p>
        </Callout>
      ) : null}
      <DescriptionList
        items={[
          { term: text.since, detail: <DateText value={factor.since} form="short" lang={lang} /> },
          { term: text.left, detail: text.count(factor.codesLeft) },
        ]}
      />
      <Section title={text.newTitle} id="codes">
        <p>{text.newText}</p>
        <Form action={langPath(lang, paths.recoveryCodes({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
          <CodeField {...field} name="newCode" />
          <Button kind="other">{text.newButton}</Button>
        </Form>
      </Section>
      <Section title={text.removeTitle} id="removal">
        <p>{isRequired ? text.removeTextStaff : text.removeText}</p>
        <Form action={langPath(lang, paths.secondFactorRemoval({}))} idempotencyKey={frame.idempotencyKey} lang={lang}>
          <CodeField {...field} name="removalCode" />
          <Button kind="danger">{text.removeButton}</Button>
        </Form>
      </Section>
      <p>
        <a href={langPath(lang, paths.account({}))}>{text.back}</a>
      </p>
    </Layout>
  );
}
