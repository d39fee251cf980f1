import type { Child } from "hono/jsx";
import { formatYen } from "../../domain/kernel/yen.ts";
import type { Method } from "../../domain/method/method.ts";
import { may } from "../../domain/policy/may.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Columns, Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type Drawing, dateValues, fieldsOf } from "./part-page.tsx";
import { PreparingSteps } from "./preparing-steps.tsx";

export const awardLabels = { contractNumber: "契約番号", contractedOn: "契約した日", amount: "契約金額(税込み)" };

type AwardDrawing = Drawing<{ method: Method | null }>;

/** The contract of the city's own contract system, by its number. */
export function AwardSection(drawing: AwardDrawing): Child | null {
  const { record, more, isProposer } = drawing;
  if (!record.award && more.method !== "small_direct_contract") return null;
  return (
    <Columns aside={<PreparingSteps drawing={drawing} method={more.method} />}>
      <Section title="契約の記録">
        {record.award ? (
          <DescriptionList
            items={[
              { term: "契約番号", detail: record.award.contractNumber },
              { term: "契約した日", detail: dateText(record.award.contractedOn, "long") },
              { term: "契約金額(税込み)", detail: formatYen(record.award.amountYen) },
            ]}
          />
        ) : (
          <EmptyState
            title="契約は、まだ記録されていません"
            text={
              isProposer
                ? "市が契約の手続を進めています。終わると、ここに契約番号が出ます。"
                : "市の契約の手続で結んだあとに、番号と日と金額を記録します。"
            }
          />
        )}
      </Section>
      <AwardForm drawing={drawing} />
    </Columns>
  );
}

function AwardForm({ drawing: { c, person, record, typed } }: { drawing: AwardDrawing }) {
  if (!may(person, "recordAward", record).ok) return null;
  const fields = fieldsOf(typed, "recordAward", {
    contractNumber: record.award?.contractNumber ?? "",
    amount: record.award ? String(record.award.amountYen) : "",
    ...dateValues("contractedOn", record.award?.contractedOn ?? ""),
  });
  return (
    <Section title={record.award ? "記録を直す" : "契約を記録する"}>
      <Form
        action={paths.proposal.award({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextField name="contractNumber" label={awardLabels.contractNumber} width="l" {...fields} />
        <DateField name="contractedOn" label={awardLabels.contractedOn} {...fields} />
        <NumberField name="amount" label={awardLabels.amount} unit="円" {...fields} />
        <ButtonRow>
          <Button>契約を記録する</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
