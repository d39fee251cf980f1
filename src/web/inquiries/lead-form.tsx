import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";

type LeadFormProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 主管課: which of the asked departments would carry the partnership. */
export function LeadForm({ c, person, record, values, errors }: LeadFormProps) {
  if (!may(person, "nameLeadDepartment", record).ok) return null;
  const candidates = record.inquiries.filter(
    (one) => one.endedAs === null && !(one.answer?.confirmedAt && one.answer.outcome === "no"),
  );
  if (candidates.length === 0) return null;
  const lead = candidates.find((one) => one.isLead);
  return (
    <Section title="主管課" id="lead" note={lead ? `いまは${lead.departmentName}` : "まだ決まっていません"}>
      <Form action={paths.proposal.lead({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
        <RadioGroup
          name="inquiry"
          label="この連携を担う課"
          help="課長が、実施できるかを判断します。デスクは予算を持たず、事業を決めません。"
          columns
          options={candidates.map((one) => ({ value: one.id, text: one.departmentName }))}
          values={value(values, "inquiry") ? values : { inquiry: lead?.id ?? "" }}
          errors={errors}
        />
        <ButtonRow>
          <Button kind="other">この課を主管課にする</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
