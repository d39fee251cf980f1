import { isPlainDate } from "../../domain/calendar/tokyo-date.ts";
import { formatManYen } from "../../domain/kernel/yen.ts";
import type { Bearer, Plan, Resources } from "../../domain/plan/plan.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { sideName } from "./plan-names.ts";

type Props = { plan: Plan; record: ProposalRecord };

/** One version of the joint plan, whole: purpose, goals (P5), three gains, roles and resources (G3.3), risks (P6). */
export function PlanBody({ plan, record }: Props) {
  return (
    <>
      <Purpose plan={plan} />
      <Goals plan={plan} record={record} />
      <Gains plan={plan} record={record} />
      <GivenBySides plan={plan} record={record} />
      <Risks plan={plan} record={record} />
    </>
  );
}

function Purpose({ plan }: { plan: Plan }) {
  const { from, to } = plan.period;
  const items = [
    { term: "目的", text: plan.purpose },
    { term: "よくなる市民サービス", text: plan.service },
    { term: "範囲", text: plan.scope },
    { term: "期間", text: from || to ? `${from ? dayText(from) : ""}から${to ? `${dayText(to)}まで` : ""}` : "" },
  ];
  return (
    <Section title="何のために、何をするか">
      <DescriptionList
        items={items.map(({ term, text }) => ({ term, detail: text ? <Prose text={text} /> : notYet }))}
      />
    </Section>
  );
}

function Goals({ plan, record }: Props) {
  return (
    <Section title="目標と指標">
      <Table
        caption="目標と指標"
        captionHidden
        rows={plan.goals}
        columns={[
          { head: "目標", cell: (goal) => goal.goal, rowHead: true },
          { head: "指標", cell: (goal) => goal.indicator || notYet },
          { head: "いま", cell: (goal) => goal.baseline || "―", numeric: true },
          { head: "めざす値", cell: (goal) => goal.target || "―", numeric: true },
          { head: "いつ", cell: (goal) => dayText(goal.by) || "―" },
          {
            head: "測る人",
            cell: (goal) =>
              goal.measuredBy ? <Holder side={goal.measuredBy}>{sideName(goal.measuredBy, record)}</Holder> : "―",
          },
        ]}
        empty={<EmptyState title="目標はまだありません" text="承認には、目標と指標が一つ以上要ります。" />}
      />
    </Section>
  );
}

function Gains({ plan, record }: Props) {
  const rows = [
    { side: "city", name: "市", gets: plan.gains.city, gives: givenText(plan.resources.city) },
    {
      side: "partner",
      name: record.organisation.name,
      gets: plan.gains.partner,
      gives: givenText(plan.resources.partner),
    },
    { side: "citizens", name: "市民", gets: plan.gains.citizens, gives: plan.citizensGive || "―" },
  ] as const;
  return (
    <Section title="三方よし" note="それぞれの得るものと、出すもの">
      <ul class="plan-gains">
        {rows.map(({ side, name, gets, gives }) => (
          <li>
            <p>
              <Holder side={side}>{name}</Holder>
            </p>
            <p>
              <b>得る</b>
            </p>
            {gets ? <Prose text={gets} /> : <p>{notYet}</p>}
            <p>
              <b>出す</b>
            </p>
            <Prose text={gives} />
          </li>
        ))}
      </ul>
      {plan.cityAlone.yen === null && !plan.cityAlone.basis ? null : (
        <p class="sub">
          市だけで行うと、
          {plan.cityAlone.yen === null ? "" : `およそ${formatManYen(plan.cityAlone.yen)}かかる見込みです`}
          {plan.cityAlone.basis ? `（${plan.cityAlone.basis}）` : ""}。
        </p>
      )}
    </Section>
  );
}

function GivenBySides({ plan, record }: Props) {
  return (
    <Section title="役割と、出すもの">
      <Cards>
        {(["city", "partner"] as const).map((side) => (
          <Card>
            <p>
              <Holder side={side}>{sideName(side, record)}</Holder>
            </p>
            <DescriptionList
              dense
              items={[
                { term: "役割", detail: plan.roles[side] ? <Prose text={plan.roles[side]} /> : notYet },
                { term: "お金", detail: formatManYen(plan.resources[side].cashYen) },
                { term: "人の時間", detail: plan.resources[side].staffTime || "―" },
                { term: "場所・物", detail: plan.resources[side].property || "―" },
                { term: "データ", detail: plan.resources[side].data || "―" },
              ]}
            />
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

function Risks({ plan, record }: Props) {
  return (
    <Section title="リスクと負担者">
      <Table
        caption="リスクと負担者"
        captionHidden
        rows={plan.risks}
        columns={[
          { head: "起きるかもしれないこと", cell: (risk) => risk.risk, rowHead: true },
          { head: "負担者", cell: (risk) => <BearerShown bearer={risk.bearer} record={record} /> },
          {
            head: "そうならないように、なったら",
            label: "対応",
            cell: (risk) => (risk.response ? <Prose text={risk.response} /> : notYet),
            width: "wide",
          },
        ]}
        empty={
          <EmptyState title="リスクはまだありません" text="承認には、起きるかもしれないことと負担者が要ります。" />
        }
      />
    </Section>
  );
}

function BearerShown({ bearer, record }: { bearer: Bearer | null; record: ProposalRecord }) {
  if (!bearer) return <>{notYet}</>;
  if (bearer.kind !== "shared") return <Holder side={bearer.kind}>{sideName(bearer.kind, record)}</Holder>;
  return (
    <span class="plan-bearers">
      <span>
        <Holder side="city">市 {bearer.cityPercent}%</Holder>
      </span>
      <span>
        <Holder side="partner">
          {record.organisation.name} {100 - bearer.cityPercent}%
        </Holder>
      </span>
    </span>
  );
}

/** What a side gives, in one text: money first. */
function givenText({ cashYen, staffTime, property, data }: Resources): string {
  const parts = [cashYen > 0 ? formatManYen(cashYen) : "", staffTime, property, data].filter((text) => text !== "");
  return parts.length > 0 ? parts.join("\n") : "―";
}

function dayText(text: string): string {
  return isPlainDate(text) ? dateText(text, "long") : text;
}

const notYet = "まだ書かれていません";
