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
      <Roles plan={plan} record={record} />
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
    { side: "city", name: "市", gets: plan.gains.city, gives: <Given resources={plan.resources.city} /> },
    {
      side: "partner",
      name: sideName("partner", record),
      gets: plan.gains.partner,
      gives: <Given resources={plan.resources.partner} />,
    },
    {
      side: "citizens",
      name: "市民",
      gets: plan.gains.citizens,
      gives: plan.citizensGive ? <Prose text={plan.citizensGive} /> : <p>―</p>,
    },
  ] as const;
  const { yen, basis } = plan.cityAlone;
  return (
    <Section title="三方よし" note="それぞれの得るものと、出すもの">
      <ul class="plan-gains">
        {rows.map(({ side, name, gets, gives }) => (
          <li>
            <p>
              <Holder side={side}>{name}</Holder>
            </p>
            <h3>得る</h3>
            {gets ? <Prose text={gets} /> : <p>{notYet}</p>}
            <h3>出す</h3>
            {gives}
          </li>
        ))}
      </ul>
      {yen === null && !basis ? null : (
        <p class="sub">
          {yen === null
            ? `市だけで行う場合の費用：${basis}`
            : `市だけで行うと、およそ${formatManYen(yen)}かかる見込みです${basis ? `（${basis}）` : ""}。`}
        </p>
      )}
    </Section>
  );
}

/** What a side puts in (G3.3), each kind by its name: money, time, places and things, data. */
function Given({ resources }: { resources: Resources }) {
  const items = [
    { term: "お金", text: resources.cashYen > 0 ? formatManYen(resources.cashYen) : "なし" },
    { term: "人の時間", text: resources.staffTime },
    { term: "場所・物", text: resources.property },
    { term: "データ", text: resources.data },
  ].filter((item) => item.text !== "");
  return <DescriptionList dense items={items.map(({ term, text }) => ({ term, detail: <Prose text={text} /> }))} />;
}

function Roles({ plan, record }: Props) {
  return (
    <Section title="役割">
      <Cards>
        {(["city", "partner"] as const).map((side) => (
          <Card>
            <p>
              <Holder side={side}>{sideName(side, record)}</Holder>
            </p>
            {plan.roles[side] ? <Prose text={plan.roles[side]} /> : <p>{notYet}</p>}
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
          {sideName("partner", record)} {100 - bearer.cityPercent}%
        </Holder>
      </span>
    </span>
  );
}

function dayText(text: string): string {
  return isPlainDate(text) ? dateText(text, "long") : text;
}

const notYet = "まだ書かれていません";
