import type { Context } from "hono";
import { businessDaysBetween } from "../../domain/calendar/business-days.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { stuckAfterDays } from "../../domain/principles/kept-gates.ts";
import type { Task } from "../../domain/process/ball.ts";
import { endedStatuses, statuses } from "../../domain/process/status.ts";
import {
  type PrincipleRow,
  type PrincipleState,
  type PrinciplesFilter,
  type PrinciplesView,
  principleFilters,
  principles,
} from "../../queries/principles.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import { tasks } from "../proposals/tasks.ts";
import type { Env } from "../route.ts";
import { Band, type Gates } from "../ui/band.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { FilterForm } from "../ui/form.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { given } from "./board-page.tsx";
import { CommonFilters } from "./common-filters.tsx";

type PrinciplesPageProps = { c: Context<Env>; view: PrinciplesView; filter: PrinciplesFilter };

const stateNames: Record<PrincipleState, string> = {
  waiting: "待っている",
  stuck: `${stuckAfterDays}開庁日を超えた`,
  missing: "足りない",
  filled: "記入あり・未確認",
  confirmed: "確認済み",
  later: "これから",
  not_applicable: "対象外",
};

/** 七つの原則 for the whole desk: how many open proposals stand where, each figure a filter, and those that wait the longest. */
export function PrinciplesPage({ c, view, filter }: PrinciplesPageProps) {
  return (
    <Layout frame={c.var.frame} side="inside" title="七つの原則" current="board">
      <PageHead
        crumbs={[{ href: paths.board({}), text: "ボード" }, { text: "七つの原則" }]}
        title="七つの原則"
        lead={`進行中の提案${view.open}件が、原則ごとにどこにあるかの一覧です。数字を選ぶと、下に提案が並びます。日数はすべて開庁日です。`}
      />
      <Section title="原則ごとの件数">
        <Counts view={view} filter={filter} />
      </Section>
      <Filters c={c} filter={filter} />
      <Section title={headingOf(filter)} note="長く待っているものから" id="proposals">
        <Rows c={c} view={view} filter={filter} />
        <Pager next={view.next ? `${paths.principles({}, given({ ...filter, after: view.next }))}#proposals` : null} />
      </Section>
    </Layout>
  );
}

function nameOf(principle: string): string {
  return words("ja").common.gate.names[Number(principle.slice(1)) - 1] ?? principle;
}

function headingOf({ principle, state }: PrinciplesFilter): string {
  return principle === "" ? `${stateNames[state]}提案` : `${nameOf(principle)}：${stateNames[state]}提案`;
}

function Filters({ c, filter }: Omit<PrinciplesPageProps, "view">) {
  const common = { values: filter, errors: [], compact: true, required: false } as const;
  const open = statuses.slice(1).filter((status) => !endedStatuses.includes(status));
  return (
    <div class="board-filters">
      <FilterForm action={paths.principles({})} label="七つの原則の絞り込み">
        <TextField name="q" label="ことば・番号" type="search" {...common} />
        <Select
          name="principle"
          label="原則"
          emptyText="すべて"
          options={principles.map((one) => ({ value: one, text: nameOf(one) }))}
          {...common}
        />
        <Select
          name="state"
          label="状態"
          options={principleFilters.map((one) => ({ value: one, text: stateNames[one] }))}
          {...common}
        />
        <CommonFilters c={c} values={filter} statuses={open} />
        <Button kind="other">絞り込む</Button>
      </FilterForm>
    </div>
  );
}

function Counts({ view, filter }: Omit<PrinciplesPageProps, "c">) {
  const column = (state: PrincipleState) => ({
    head: stateNames[state],
    numeric: true,
    cell: (principle: (typeof principles)[number]) => {
      const figure = view.counts[principle][state];
      if (figure === 0) return "0";
      const query = given({ ...filter, principle, state });
      const isShown = filter.principle === principle && filter.state === state;
      return (
        <a
          href={`${paths.principles({}, query)}#proposals`}
          aria-current={isShown ? "true" : undefined}
          aria-label={`${nameOf(principle)} ${stateNames[state]} ${figure}件`}
        >
          {figure}
        </a>
      );
    },
  });
  return (
    <div class="principle-counts">
      <Table
        caption="原則ごとに、進行中の提案が何件どこにあるか"
        captionHidden
        dense
        cards="none"
        rows={principles}
        rowState={(principle) => (view.counts[principle].stuck > 0 ? "late" : null)}
        columns={[{ head: "原則", rowHead: true, nowrap: true, cell: nameOf }, ...principleFilters.map(column)]}
      />
    </div>
  );
}

function Rows({ c, view, filter }: PrinciplesPageProps) {
  const { city, program } = c.var;
  const today = todayInTokyo(program.now());
  const daysOf = (since: Date) => businessDaysBetween(todayInTokyo(since), today, city.calendar);
  const shownOf = (row: PrincipleRow) =>
    row.gates.flatMap((gate) =>
      gate.since && (filter.principle === "" || filter.principle === gate.principle)
        ? [{ ...gate, since: gate.since }]
        : [],
    );
  return (
    <Table
      caption={headingOf(filter)}
      captionHidden
      dense
      rows={view.rows}
      rowState={(row) => (shownOf(row).some((gate) => daysOf(gate.since) > stuckAfterDays) ? "late" : null)}
      columns={[
        { head: "番号", label: "", nowrap: true, cell: (row) => numberOf({ number: row }) },
        {
          head: "提案",
          rowHead: true,
          width: "wide",
          cell: (row) => (
            <>
              <a href={paths.proposal.show({ id: row.id })}>{row.title}</a>
              <span class="board-of">{row.organisation}</span>
            </>
          ),
        },
        {
          head: "段階・原則",
          label: "",
          cell: (row) => (
            <>
              {words("ja").common.status[row.status]} <Band gates={bandOf(row)} count />
            </>
          ),
        },
        {
          head: "待っている原則",
          label: "待っている",
          cell: (row) =>
            shownOf(row).length === 0
              ? "―"
              : shownOf(row).map((gate) => (
                  <div>
                    {nameOf(gate.principle)} {dateText(gate.since, "dense")}から{daysOf(gate.since)}日
                  </div>
                )),
        },
        { head: "いま持っている人", label: "", long: true, cell: (row) => <Whose row={row} /> },
      ]}
      empty={
        <EmptyState
          title="この条件の提案はありません"
          text="数字を選ぶか、条件をゆるめると、ほかの提案が見つかります。"
        >
          <ButtonLink kind="other" href={paths.principles({})}>
            条件をすべて外す
          </ButtonLink>
        </EmptyState>
      }
    />
  );
}

const holderNames: Readonly<Record<string, string>> = {
  desk: "デスク",
  partner: "提案者",
  approver: "決裁",
  department: "担当課",
  nobody: "だれも持っていません",
};

function Whose({ row }: { row: PrincipleRow }) {
  if (row.waits.length === 0) return <>だれも待っていません</>;
  return (
    <>
      {row.waits.slice(0, 2).map((wait) => (
        <div>
          {wait.department ?? holderNames[wait.holder]}：{tasks[wait.task as Task].toDo}
          {wait.due ? `(${dateText(wait.due, "dense")}まで)` : ""}
        </div>
      ))}
      {row.waits.length > 2 ? <div class="sub small">ほか{row.waits.length - 2}件</div> : null}
    </>
  );
}

function bandOf(row: PrincipleRow): Gates {
  return row.gates.map(({ state }) => (state === "missing" ? "next" : state)) as unknown as Gates;
}
