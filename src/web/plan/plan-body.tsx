import type { Child } from "hono/jsx";
import { isPlainDate } from "../../domain/calendar/tokyo-date.ts";
import type { Bearer, Plan } from "../../domain/plan/plan.ts";
import { handlingNames } from "../../domain/plan/plan-rows.ts";
import { type PlanSection, sectionTitles } from "../../domain/plan/sections.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { CityAlone, Contributions, Given } from "./plan-contributions.tsx";
import { sideName } from "./plan-names.ts";

type Props = { plan: Plan; record: ProposalRecord };
export type PlanBodyProps = Props & {
  /** What stands below a section: who writes it now, its buttons, its suggestions. */
  below?: ((section: PlanSection) => Child) | undefined;
};

/** One version of the joint plan, whole: every section in the order in which it is written. */
export function PlanBody({ plan, record, below = () => null }: PlanBodyProps) {
  const shown: readonly { section: PlanSection; note?: string; content: Child }[] = [
    { section: "purpose", content: <Purpose plan={plan} /> },
    { section: "goals", content: <Goals plan={plan} record={record} /> },
    { section: "gains", note: "それぞれの得るものと、出すもの", content: <Gains plan={plan} record={record} /> },
    { section: "roles", content: <Roles plan={plan} record={record} /> },
    { section: "contributions", content: <Contributions plan={plan} record={record} /> },
    { section: "schedule", content: <Schedule plan={plan} record={record} /> },
    { section: "data", content: <PersonalData plan={plan} /> },
    { section: "risks", content: <Risks plan={plan} record={record} /> },
    {
      section: "publicity",
      content: (
        <Texts
          items={[
            { term: "守る部分", text: plan.protection },
            { term: "公表", text: plan.publicity },
          ]}
        />
      ),
    },
    { section: "exit", content: <Exit plan={plan} /> },
  ];
  return (
    <>
      {shown.map(({ section, note, content }) => (
        <Section title={sectionTitles[section]} note={note} id={`section-${section}`}>
          {content}
          {below(section)}
        </Section>
      ))}
    </>
  );
}

function Purpose({ plan }: { plan: Plan }) {
  const { from, to } = plan.period;
  const period = from || to ? `${from ? dayText(from) : ""}から${to ? `${dayText(to)}まで` : ""}` : "";
  return (
    <Texts
      items={[
        { term: "目的", text: plan.purpose },
        { term: "よくなる市民サービス", text: plan.service },
        { term: "範囲", text: plan.scope },
        { term: "期間", text: period },
      ]}
    />
  );
}

function Goals({ plan, record }: Props) {
  return (
    <Table
      caption="目標と指標"
      captionHidden
      rows={plan.goals}
      columns={[
        { head: "目標", cell: (goal) => goal.goal, rowHead: true },
        {
          head: "指標",
          cell: (goal) => (
            <>
              {goal.indicator || notYet}
              {goal.how ? (
                <>
                  <br />
                  <small>測り方：{goal.how}</small>
                </>
              ) : null}
            </>
          ),
        },
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
  );
}

function Gains({ plan, record }: Props) {
  const rows = [
    { side: "city", name: "市", gets: plan.gains.city, gives: <Given plan={plan} side="city" /> },
    {
      side: "partner",
      name: sideName("partner", record),
      gets: plan.gains.partner,
      gives: <Given plan={plan} side="partner" />,
    },
    {
      side: "citizens",
      name: "市民",
      gets: plan.gains.citizens,
      gives: plan.citizensGive ? <Prose text={plan.citizensGive} /> : <p>―</p>,
    },
  ] as const;
  return (
    <>
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
      <CityAlone plan={plan} />
    </>
  );
}

function Roles({ plan, record }: Props) {
  return (
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
  );
}

function Schedule({ plan, record }: Props) {
  return (
    <Table
      caption="進め方と節目"
      captionHidden
      rows={plan.milestones}
      columns={[
        { head: "時期", cell: (one) => dayText(one.by) || "―" },
        { head: "行うこと", cell: (one) => one.what, rowHead: true, width: "wide" },
        {
          head: "担当",
          cell: (one) => (one.side ? <Holder side={one.side}>{sideName(one.side, record)}</Holder> : "―"),
        },
      ]}
      empty={<p>{notYet}</p>}
    />
  );
}

function PersonalData({ plan }: { plan: Plan }) {
  const { none, uses } = plan.personalData;
  if (none) return <p>この取組では、個人情報を扱いません。</p>;
  return (
    <Table
      caption="個人情報"
      captionHidden
      rows={uses}
      columns={[
        {
          head: "だれの、何",
          cell: (use) => (
            <>
              {use.whose}
              {use.what ? `の${use.what}` : ""} {use.isSensitive ? <Tag kind="limited">要配慮個人情報</Tag> : null}
            </>
          ),
          rowHead: true,
        },
        { head: "扱い方", cell: (use) => (use.handling ? handlingNames[use.handling] : notYet) },
        { head: "何のために", cell: (use) => (use.purpose ? <Prose text={use.purpose} /> : "―"), long: true },
        { head: "守り方", cell: (use) => (use.care ? <Prose text={use.care} /> : "―"), long: true },
      ]}
      empty={<p>{notYet}</p>}
    />
  );
}

function Risks({ plan, record }: Props) {
  return (
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
          cell: (risk) => (
            <>
              {risk.response ? <Prose text={risk.response} /> : notYet}
              {risk.insurance ? <p class="sub">保険：{risk.insurance}</p> : null}
            </>
          ),
          width: "wide",
          long: true,
        },
      ]}
      empty={<EmptyState title="リスクはまだありません" text="承認には、起きるかもしれないことと負担者が要ります。" />}
    />
  );
}

function Exit({ plan }: { plan: Plan }) {
  const { ending, measure, decidedBy, decidedOn, next } = plan.exit;
  return (
    <Texts
      items={[
        { term: "終わり方", text: ending },
        { term: "続けるか、広げるか、終えるかを決める指標", text: measure },
        { term: "決める人と時期", text: [decidedBy, dayText(decidedOn)].filter((text) => text !== "").join("、") },
        { term: "続ける・広げるときの進め方", text: next },
      ]}
    />
  );
}

function Texts({ items }: { items: readonly { term: string; text: string }[] }) {
  return (
    <DescriptionList items={items.map(({ term, text }) => ({ term, detail: text ? <Prose text={text} /> : notYet }))} />
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
