import type { Child } from "hono/jsx";
import type { InitiativeRow } from "../../db/stores/initiative-store.ts";
import { formatNumber } from "../../domain/initiative/read-number.ts";
import { may } from "../../domain/policy/may.ts";
import { type Drawing, dateValues, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Form } from "../ui/form.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

export const reportLabels = {
  fromDay: "期間のはじまり",
  toDay: "期間のおわり",
  value: "指標の値",
  text: "報告",
  citySpent: "市が出した額",
  partnerBrought: "相手方が出した額",
  cityAlone: "市だけで行った場合の額",
};

/** A report on one initiative: the value, what happened, and the money of the period. */
export function ReportPage({
  c,
  person,
  record,
  more,
  isProposer,
  typed,
}: Drawing<{ initiative: InitiativeRow | null }>): Child | null {
  const { initiative } = more;
  if (!initiative || !may(person, "reportInitiative", record).ok) return null;
  const last = initiative.reports.at(-1);
  const fields = fieldsOf(typed, "reportInitiative", {
    ...dateValues("fromDay", last?.toDay ?? initiative.startsOn),
    citySpent: isProposer ? "0" : "",
  });
  const l = reportLabels;
  return (
    <Section title={`「${initiative.title}」の報告`}>
      <p>
        {initiative.indicator}：はじめ {formatNumber(initiative.baseline)}
        {initiative.unit}、目標 {formatNumber(initiative.target)}
        {initiative.unit}。届かなかったことも、そのまま書いてください。
      </p>
      <Form
        action={paths.proposal.initiativeReports({ id: record.id, initiative: initiative.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <DateField name="fromDay" label={l.fromDay} {...fields} />
        <DateField name="toDay" label={l.toDay} {...fields} />
        <TextField
          name="value"
          label={`${initiative.indicator}（${initiative.unit}）`}
          width="m"
          inputmode="decimal"
          {...fields}
        />
        <TextArea name="text" label={l.text} rows={6} maxGraphemes={4000} {...fields} />
        <NumberField name="citySpent" label={l.citySpent} help="この期間の額。ないときは0。" {...fields} />
        <NumberField
          name="partnerBrought"
          label={isProposer ? "貴団体が出した額" : l.partnerBrought}
          help="物や人の時間も、円にして書けるものは入れます。"
          {...fields}
        />
        <NumberField name="cityAlone" label={l.cityAlone} help="見積りでかまいません。" {...fields} />
        <ButtonRow>
          <Button>報告を残す</Button>
          <ButtonLink kind="weak" href={paths.proposal.initiatives({ id: record.id })}>
            やめて取組にもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  );
}
