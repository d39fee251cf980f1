import type { Child } from "hono/jsx";
import { type EligibilityAnswers, eligibilityQuestions } from "../../domain/agreement/eligibility.ts";
import { may } from "../../domain/policy/may.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { type Drawing, fieldsOf } from "./part-page.tsx";

export const eligibilityLabels = {
  ...Object.fromEntries(eligibilityQuestions.map(({ name, question }) => [name, question])),
  note: "確認のメモ",
};

type Check = { answers: EligibilityAnswers; by: string; at: Date };
type EligibilityDrawing = Drawing<{ check: Check | null }>;

/** Eligibility: the partner reads the result, the desk and the route the answers. */
export function EligibilitySection(drawing: EligibilityDrawing): Child | null {
  const { c, person, record, more, isProposer, typed } = drawing;
  const mayCheck = may(person, "checkEligibility", record).ok;
  if (!mayCheck && !more.check && !(isProposer && (record.status === "preparing" || record.activeAt))) return null;
  const fields = fieldsOf(typed, "checkEligibility", more.check ? { ...more.check.answers } : {});
  return (
    <>
      <Section
        title="相手方の資格"
        note={record.eligible === null ? undefined : record.eligible ? "支障なし" : "支障あり"}
      >
        {record.eligible === null ? (
          <EmptyState title="まだ確かめていません" text="誓約書、指名停止などの一覧、税の納付を、市が確かめます。" />
        ) : (
          <Callout
            kind={record.eligible ? "done" : "warning"}
            title={record.eligible ? "支障がないことを確かめました" : "支障があります"}
            level={3}
          >
            {record.eligible ? null : (
              <p>{isProposer ? "デスクからご連絡します。" : "支障がなくなるまで、実施中へ進めません。"}</p>
            )}
          </Callout>
        )}
        {more.check ? <Answers check={more.check} /> : null}
      </Section>
      {mayCheck ? (
        <Section title={more.check ? "確かめ直す" : "資格を確認する"}>
          <p>相手方に見えるのは、支障があるかどうかの結果だけです。</p>
          <Form
            action={paths.proposal.eligibility({ id: record.id })}
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          >
            {eligibilityQuestions.map(({ name, question, options }) => (
              <RadioGroup name={name} label={question} options={options} {...fields} />
            ))}
            <TextArea name="note" label="確認のメモ" rows={3} maxGraphemes={1000} required={false} {...fields} />
            <ButtonRow>
              <Button>資格の確認を記録する</Button>
            </ButtonRow>
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function Answers({ check }: { check: Check }) {
  return (
    <DescriptionList
      dense
      items={[
        ...eligibilityQuestions.map(({ name, question, options }) => ({
          term: question,
          detail: options.find((option) => option.value === check.answers[name])?.text ?? "",
        })),
        ...(check.answers.note ? [{ term: "メモ", detail: check.answers.note }] : []),
        { term: "確認した人", detail: `${check.by} ${dateText(check.at, "dense")}` },
      ]}
    />
  );
}
