import type { Child } from "hono/jsx";
import { type InitiativeRow, outcomeOf, type ReportRow } from "../../db/stores/initiative-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { initiativeStateOn, isReached } from "../../domain/initiative/initiative.ts";
import { formatNumber } from "../../domain/initiative/read-number.ts";
import { formatManYen } from "../../domain/kernel/yen.ts";
import { may } from "../../domain/policy/may.ts";
import { type Drawing, fieldsOf } from "../agreement/part-page.tsx";
import { paths } from "../paths.ts";
import { BarChart, Measure } from "../ui/bar-chart.tsx";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import { Holder } from "../ui/holder.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { Stretch } from "./stretch.tsx";

export const initiativeLabels = {
  title: "取組の名前",
  what: "行うこと",
  service: "よくなる市民サービス",
  indicator: "指標",
  unit: "単位",
  baseline: "いまの値",
  target: "めざす値",
  startsOn: "はじめる日",
  endsOn: "おわる日",
};

export type InitiativesDrawing = Drawing<{ initiatives: readonly InitiativeRow[] }>;

/** The initiatives of a partnership (G8.3): the indicator beside its target, the reports, and the money of both sides (G3.3). */
export function InitiativesPage(drawing: InitiativesDrawing): Child | null {
  const { record, person, more, isProposer } = drawing;
  if (!record.activeAt) return null;
  return (
    <Stretch person={person} record={record}>
      {more.initiatives.length === 0 ? (
        <EmptyState
          title="取組は、まだ登録されていません"
          text={
            isProposer
              ? "市が取組と指標を登録します。登録されると、報告を書けます。"
              : "共同計画の目標から、取組と指標を登録します。"
          }
          level={2}
        />
      ) : (
        more.initiatives.map((initiative) => <Initiative drawing={drawing} initiative={initiative} />)
      )}
      {may(person, "addInitiative", record).ok ? <InitiativeForm drawing={drawing} /> : null}
    </Stretch>
  );
}

const states = {
  planned: "これから",
  running: "実施中",
  review: "ふりかえりの時期",
  again: "もう一度行う",
  ended: "終わりました",
  became_service: "市のサービスになりました",
} as const;

function Initiative({ drawing, initiative }: { drawing: InitiativesDrawing; initiative: InitiativeRow }) {
  const { c, person, record } = drawing;
  const state = initiativeStateOn(initiative, todayInTokyo(c.var.program.now()));
  return (
    <Section title={initiative.title} note={states[state]} id={`initiative-${initiative.id}`}>
      <Prose text={initiative.what} />
      <p class="meta">
        よくなる市民サービス：{initiative.service} ／ {dateText(initiative.startsOn, "long")}から
        {dateText(initiative.endsOn, "long")}まで
      </p>
      <Progress initiative={initiative} />
      <Reports initiative={initiative} />
      {may(person, "reportInitiative", record).ok ? (
        <ButtonRow>
          <ButtonLink
            kind={initiative.reports.length === 0 ? "primary" : "other"}
            href={paths.proposal.initiativeReports({ id: record.id, initiative: initiative.id })}
          >
            報告を書く
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Section>
  );
}

function Progress({ initiative }: { initiative: InitiativeRow }) {
  const { last, ...outcome } = outcomeOf(initiative);
  const unit = initiative.unit;
  if (last === null)
    return (
      <p>
        {initiative.indicator}：{formatNumber(initiative.baseline)}
        {unit}から{formatNumber(initiative.target)}
        {unit}へ。最初の報告を待っています。
      </p>
    );
  const reached = isReached(last, initiative);
  const left = formatNumber(Math.round(Math.abs(initiative.target - last) * 1e6) / 1e6);
  const money = [
    { label: "市が出した", value: outcome.citySpentYen, kind: "main" as const },
    { label: "相手方が出した", value: outcome.partnerBroughtYen, kind: "partner" as const },
    { label: "市だけで行うと", value: outcome.cityAloneYen, kind: "estimate" as const },
  ];
  return (
    <>
      <Measure
        title={initiative.indicator}
        figure={formatNumber(last)}
        unit={unit}
        value={Math.max(0, last)}
        target={Math.max(0, initiative.target)}
        max={Math.max(1, last, initiative.target, initiative.baseline)}
        text={`はじめ ${formatNumber(initiative.baseline)}${unit} ／ 目標 ${formatNumber(initiative.target)}${unit} ${
          reached ? "✓ とどきました" : `△ あと${left}${unit}`
        }`}
      />
      <BarChart
        finding={`これまでに市は${formatManYen(outcome.citySpentYen)}、相手方は${formatManYen(outcome.partnerBroughtYen)}を出しました。`}
        bars={money.map(({ label, value, kind }) => ({
          label,
          parts: [{ value, kind }],
          text: `${kind === "estimate" ? "およそ" : ""}${formatManYen(value)}`,
        }))}
      />
    </>
  );
}

function Reports({ initiative }: { initiative: InitiativeRow }) {
  const period = (row: ReportRow) => `${dateText(row.fromDay, "short")}〜${dateText(row.toDay, "short")}`;
  return (
    <>
      <Table<ReportRow>
        caption={`「${initiative.title}」の報告`}
        captionHidden
        dense
        rows={initiative.reports}
        empty={<p class="sub">報告は、まだありません。</p>}
        columns={[
          { head: "期間", rowHead: true, nowrap: true, cell: period },
          { head: initiative.indicator, numeric: true, cell: (row) => `${formatNumber(row.value)}${initiative.unit}` },
          { head: "市が出した", numeric: true, cell: (row) => formatManYen(row.citySpentYen) },
          { head: "相手方が出した", numeric: true, cell: (row) => formatManYen(row.partnerBroughtYen) },
          { head: "市だけなら", numeric: true, cell: (row) => formatManYen(row.cityAloneYen) },
        ]}
      />
      {initiative.reports.toReversed().map((row) => (
        <div class="report">
          <p class="meta">
            {period(row)} <Holder side={row.side}>{row.byName}</Holder>
          </p>
          <Prose text={row.text} />
        </div>
      ))}
    </>
  );
}

function InitiativeForm({ drawing: { c, record, more, typed } }: { drawing: InitiativesDrawing }) {
  const plan = record.plan?.body;
  const isFirst = more.initiatives.length === 0;
  const fields = fieldsOf(
    typed,
    "addInitiative",
    isFirst && plan ? { title: record.title, service: plan.service, indicator: plan.goals[0]?.indicator ?? "" } : {},
  );
  const l = initiativeLabels;
  return (
    <Section title={isFirst ? "取組を登録する" : "取組を加える"} id="add">
      <Form
        action={paths.proposal.initiatives({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextField name="title" label={l.title} maxGraphemes={200} {...fields} />
        <TextArea name="what" label={l.what} rows={4} maxGraphemes={2000} {...fields} />
        <TextArea name="service" label={l.service} rows={2} maxGraphemes={400} {...fields} />
        <TextField name="indicator" label={l.indicator} example="教室に来た人" {...fields} />
        <TextField name="unit" label={l.unit} width="s" example="人、%、か所" {...fields} />
        <TextField name="baseline" label={l.baseline} width="m" inputmode="decimal" {...fields} />
        <TextField name="target" label={l.target} width="m" inputmode="decimal" {...fields} />
        <DateField name="startsOn" label={l.startsOn} {...fields} />
        <DateField name="endsOn" label={l.endsOn} {...fields} />
        <ButtonRow>
          <Button>取組を登録する</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
