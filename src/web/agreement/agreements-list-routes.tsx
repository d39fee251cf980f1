import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { type AgreementRow, agreementsPerPage, listAgreements } from "../../queries/agreements-list.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import type { Routes } from "../route.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";

/** 協定: all agreements that the reader may see, the newest draft first. */
export function addAgreementsListRoute(routes: Routes): void {
  routes.get(paths.agreements, { may: "staff", audit: null }, async (c, person) => {
    const rows = await c.var.program.db.asActor(person, (tx) => listAgreements(tx, keyOf(c.req.query("before"))));
    const shown = rows.slice(0, agreementsPerPage);
    const last = shown.at(-1);
    const next =
      rows.length > agreementsPerPage && last
        ? paths.agreements({}, { before: `${last.draftedAt.toISOString()}_${last.proposalId}` })
        : null;
    return c.html(
      <Layout frame={c.var.frame} side="inside" title="協定" current="agreements">
        <PageHead title="協定" lead="包括連携協定と事業連携協定。案・決裁・同意・締結の順に進みます。" />
        <AgreementTable rows={shown} today={todayInTokyo(c.var.program.now())} />
        <Pager next={next} />
      </Layout>,
    );
  });
}

const states = { drafting: "決裁の途中", approved: "同意待ち", consented: "締結待ち", concluded: "締結済み" } as const;

/** A concluded one whose term is over binds nobody any more. */
function stateOf(row: AgreementRow, today: string): string {
  const isOver = row.state === "concluded" && row.endsOn !== null && row.endsOn < today;
  return isOver ? "期間終了" : states[row.state];
}

function AgreementTable({ rows, today }: { rows: readonly AgreementRow[]; today: string }) {
  return (
    <Table
      caption="協定の一覧"
      captionHidden
      dense
      rows={rows}
      empty={
        <EmptyState
          title="協定は、まだありません"
          text="手法が協定に決まり、案が書かれると、ここに並びます。"
          level={2}
        >
          <ButtonLink kind="other" href={paths.proposalsInside({})}>
            提案の一覧を見る
          </ButtonLink>
        </EmptyState>
      }
      columns={[
        {
          head: "件名",
          rowHead: true,
          width: "wide",
          cell: (row) => (
            <a href={paths.proposal.agreement({ id: row.proposalId })}>
              {numberOf({ number: { fiscalYear: row.fiscalYear, serial: row.serial } })} {row.title}
            </a>
          ),
        },
        { head: "相手方", cell: (row) => row.organisation },
        { head: "種類", nowrap: true, cell: (row) => words("ja").common.method[row.kind] },
        { head: "状態", nowrap: true, cell: (row) => `${stateOf(row, today)}(第${row.version}版)` },
        { head: "協定番号", cell: (row) => row.number || "—", nowrap: true },
        { head: "締結", cell: (row) => dateOr(row.concludedOn) },
        { head: "期間のおわり", cell: (row) => dateOr(row.endsOn) },
      ]}
    />
  );
}

function dateOr(day: string | null) {
  return day ? <DateText value={day} form="long" /> : "—";
}

function keyOf(text: string | undefined): { draftedAt: Date; proposalId: string } | null {
  const [at = "", proposalId = ""] = (text ?? "").split("_");
  const draftedAt = new Date(at);
  return Number.isNaN(draftedAt.getTime()) || !isId(proposalId) ? null : { draftedAt, proposalId };
}
