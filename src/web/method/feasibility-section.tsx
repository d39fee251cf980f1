import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import { feasibilityAnswers, feasibilityNames, longestReason } from "../../domain/method/feasibility.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";

type FeasibilityProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  view: ReviewView;
  values: FormValues | null;
  errors: readonly FieldError[];
};

/** 1 実施の可否: the decision of the head of the lead department, its conditions, and the form for the head. */
export function FeasibilitySection({ c, person, record, view, values, errors }: FeasibilityProps) {
  const { feasibility } = view;
  const lead = record.inquiries.find((inquiry) => inquiry.isLead)?.departmentName ?? "主管課";
  const mayDecide = may(person, "decideFeasibility", record).ok;
  return (
    <Section title="実施できるか" id="feasibility">
      {feasibility ? (
        <Card>
          <p>
            <b>{feasibilityNames[feasibility.answer]}</b>{" "}
            <span class="sub">
              {lead} {feasibility.by} {dateText(feasibility.at, "short")}
            </span>
          </p>
          <Prose text={feasibility.reason} />
          <Conditions c={c} person={person} record={record} conditions={feasibility.conditions} />
        </Card>
      ) : (
        <p>{lead}の課長が判断します。判断と理由は、書いたときに提案者にも伝わります。</p>
      )}
      {mayDecide && (!feasibility || values) ? (
        <FeasibilityForm c={c} record={record} values={values} errors={errors} />
      ) : null}
      {mayDecide && feasibility && !values ? (
        <details>
          <summary>判断を改める</summary>
          <FeasibilityForm c={c} record={record} values={values} errors={errors} />
        </details>
      ) : null}
    </Section>
  );
}

function Conditions({
  c,
  person,
  record,
  conditions,
}: Pick<FeasibilityProps, "c" | "person" | "record"> & {
  conditions: readonly { text: string; metAt: Date | null }[];
}) {
  if (conditions.length === 0) return null;
  const mayMeet = may(person, "meetCondition", record).ok;
  return (
    <ol class="review-steps">
      {conditions.map((condition, index) => (
        <li>
          <span class={condition.metAt ? "review-state review-state-done" : "review-state review-state-next"}>
            {condition.metAt ? `✓ ${dateText(condition.metAt, "dense")}` : "まだ"}
          </span>
          <div>
            <p>{condition.text}</p>
            {!condition.metAt && mayMeet ? (
              <ActionForm
                action={paths.proposal.condition({ id: record.id })}
                label="この条件は満たされた"
                kind="other"
                idempotencyKey={c.var.frame.idempotencyKey}
                fields={{ condition: String(index) }}
              />
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function FeasibilityForm({ c, record, values, errors }: Omit<FeasibilityProps, "person" | "view">) {
  const typed = values ?? {};
  return (
    <Form action={paths.proposal.feasibility({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
      <RadioGroup
        name="answer"
        label="実施できるか"
        options={feasibilityAnswers.map((value) => ({ value, text: feasibilityNames[value] }))}
        values={typed}
        errors={errors}
      />
      <TextArea
        name="reason"
        label="理由"
        help="そのまま提案者に伝わります。"
        rows={4}
        maxGraphemes={longestReason}
        values={typed}
        errors={errors}
      />
      <TextArea
        name="conditions"
        label="条件"
        help="「条件が満たされれば」を選んだときに、1行に一つずつ書きます。"
        example="令和9年度の会場の予算がつくこと"
        rows={3}
        required={false}
        values={typed}
        errors={errors}
      />
      <ButtonRow>
        <Button>判断を決めて、提案者に伝える</Button>
      </ButtonRow>
    </Form>
  );
}
