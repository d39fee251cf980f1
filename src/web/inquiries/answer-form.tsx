import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { answerLimit, outcomeNames } from "../../domain/inquiry/answer.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type Inquiry, inquiryOutcomes, type ProposalRecord } from "../../domain/process/record.ts";
import type { InquiryWords } from "../../queries/desk-proposal.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { TextArea } from "../ui/text-field.tsx";
import { drawnFromOf, valuesOfDraft } from "./answer-drafts.ts";

export const answerLabels = { outcome: "回答の種類", answer: "回答", suggested: "所管の課" };

const help = {
  dialogue: "提案者と話したい。事業化の約束ではありません。",
  conditions: "話す前に整えたい条件がある。条件を回答に書きます。",
  not_ours: "下で所管の課を選べば、そこに回ります。この提案は当課からは見えなくなります。",
  no: "理由を回答に書きます。",
};

type AnswerFormProps = {
  c: Context<Env>;
  record: ProposalRecord;
  inquiry: Inquiry;
  words: InquiryWords;
  typed: FormValues | null;
  /** Other words were saved since the form was drawn: it stands on them from now on. */
  isStale: boolean;
  errors: readonly FieldError[];
  mayConfirm: boolean;
  /** How often was asked back: what was typed before that stands in no form that comes after. */
  talks: number;
  /** What was typed is stored nowhere yet. */
  unsaved: boolean;
  /** What can be done instead of answering, in the same form: whatever button is pressed, all that is typed goes along. */
  children?: Child;
};

/** The department's answer: anybody of it drafts, the head confirms; the head may write and confirm in one go. */
export function AnswerForm(props: AnswerFormProps) {
  const { c, record, inquiry, words, typed, isStale, errors, mayConfirm, talks, unsaved, children } = props;
  const id = { id: record.id, inquiry: inquiry.id };
  const values = typed ?? valuesOfDraft(words.answer);
  const others = c.var.city.departments.filter((one) => one.id !== inquiry.departmentId && !one.isDesk);
  return (
    <>
      {words.answer ? (
        <p>{words.answer.draftedBy}さんの下書きがあります。課長が確定すると、デスクに届きます。</p>
      ) : null}
      <Form
        action={mayConfirm ? paths.proposal.inquiryConfirmation(id) : paths.proposal.inquiryAnswer(id)}
        idempotencyKey={c.var.frame.idempotencyKey}
        draftKey={`answer-${inquiry.id}-${talks}`}
        fields={{ drawn_from: drawnFromOf(words.answer, isStale ? null : typed) }}
        unsaved={unsaved}
      >
        <RadioGroup
          name="outcome"
          label="回答の種類"
          options={inquiryOutcomes.map((outcome) => ({
            value: outcome,
            text: outcomeNames[outcome],
            help: help[outcome],
          }))}
          values={values}
          errors={errors}
        />
        <TextArea
          name="answer"
          label="回答"
          help="デスクが公開すると、提案者も読みます。"
          rows={6}
          maxGraphemes={answerLimit}
          values={values}
          errors={errors}
        />
        {/* Only with 「当課の所管ではない」 it stands there (form.css), without JavaScript too. */}
        <div class="if-not-ours">
          <Select
            name="suggested"
            label="所管の課"
            help="選ぶと、同じ質問がその課に届きます(もうたずねている課では、その照会に加わります)。その課の照会が終わっているときと、回答がもう提案者に伝わったか、対話で使われているときは、届かずにデスクが決めます。わからないときは空けてください。"
            required={false}
            emptyText="わからない(デスクが決める)"
            options={others.map((department) => ({ value: department.id, text: department.name }))}
            values={values}
            errors={errors}
          />
        </div>
        <ButtonRow>
          {mayConfirm ? (
            <>
              <Button kind="primary">回答を確定してデスクに送る</Button>
              <Button kind="other" formaction={paths.proposal.inquiryAnswer(id)}>
                下書きを保存する
              </Button>
            </>
          ) : (
            <Button kind="primary">課長に確かめてもらう</Button>
          )}
        </ButtonRow>
        {children}
      </Form>
    </>
  );
}
