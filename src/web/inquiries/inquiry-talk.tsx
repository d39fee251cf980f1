import type { Context } from "hono";
import { askBackLimit } from "../../commands/inquiries/ask-back.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Inquiry, ProposalRecord } from "../../domain/process/record.ts";
import type { InquiryDetails } from "../../queries/inquiry-details.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { MessageList } from "../ui/message-list.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";

export const talkLabels = { askBack: "問い返し", handler: "担当", note: "ひとこと" };

type PartProps = { c: Context<Env>; record: ProposalRecord; inquiry: Inquiry; details: InquiryDetails };
type FormProps = PartProps & { values: FormValues; errors: readonly FieldError[] };

/** What the department asked back, and what the desk said; nothing while nobody asked. */
export function TalkOfInquiry({ inquiry, details }: Pick<PartProps, "inquiry" | "details">) {
  if (details.talk.length === 0) return null;
  return (
    <MessageList
      messages={details.talk.map((one) => ({
        side: one.side === "desk" ? ("city" as const) : ("department" as const),
        from: one.side === "desk" ? "デスク" : inquiry.departmentName,
        person: one.by,
        at: dateText(one.at, "dense-time"),
        body: <Prose text={one.body} />,
      }))}
    />
  );
}

/** A department asks the desk before it answers: within the form of the answer. */
export function AskBackFields({ record, inquiry, values, errors }: Omit<FormProps, "details">) {
  return (
    <>
      <TextArea
        name="askBack"
        label="デスクに聞くこと"
        help="デスクと、この課が読みます。デスクが答えるまで、回答の時計は止まります。"
        required={false}
        rows={3}
        maxGraphemes={askBackLimit}
        values={values}
        errors={errors}
      />
      <ButtonRow>
        <Button kind="other" formaction={paths.proposal.inquiryAskBack({ id: record.id, inquiry: inquiry.id })}>
          デスクに聞く
        </Button>
      </ButtonRow>
    </>
  );
}

/** The desk answers, and the department's clock goes on. */
export function AskBackAnswerForm({ c, record, inquiry, values, errors }: Omit<FormProps, "details">) {
  return (
    <Form
      action={paths.proposal.inquiryAskBackAnswer({ id: record.id, inquiry: inquiry.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`answer-back-${inquiry.id}`}
    >
      <TextArea
        name="askBack"
        label="課への答え"
        help={`${inquiry.departmentName}が読みます。答えるまで課の時計は止まっていて、そのぶん期限が後ろにずれます。`}
        rows={4}
        maxGraphemes={askBackLimit}
        values={values}
        errors={errors}
      />
      <ButtonRow>
        <Button kind="primary">課に答える</Button>
      </ButtonRow>
    </Form>
  );
}

/** Passing on inside: who of the department has the inquiry from now on. Within the form of the answer: Enter must not send that. */
export function HandFields({ record, inquiry, details, values, errors }: FormProps) {
  return (
    <>
      <Select
        name="handler"
        label="担当にする人"
        help="その人に知らせます。課のほかの人も、いままでどおり読んで答えられます。"
        required={false}
        options={details.colleagues.map((one) => ({ value: one.id, text: one.name }))}
        values={values}
        errors={errors}
      />
      <TextArea
        name="note"
        label="ひとこと"
        rows={2}
        maxGraphemes={300}
        required={false}
        values={values}
        errors={errors}
      />
      <ButtonRow>
        <Button kind="other" formaction={paths.proposal.inquiryHandler({ id: record.id, inquiry: inquiry.id })}>
          この人を担当にする
        </Button>
      </ButtonRow>
    </>
  );
}
