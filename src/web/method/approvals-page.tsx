import type { Context } from "hono";
import { isOverdue } from "../../domain/calendar/business-days.ts";
import type { ApprovalLists, ApprovalRow } from "../../queries/approvals.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { methodName } from "./method-names.ts";
import { stateOf } from "./paper-list.tsx";

/** 決裁: what waits for me first, then what is on its way, then what is decided. */
export function ApprovalsPage({ c, lists, isFirst }: { c: Context<Env>; lists: ApprovalLists; isFirst: boolean }) {
  const now = c.var.program.now();
  const stateOfRow = (row: ApprovalRow) => (row.next?.due && isOverdue(now, row.next.due) ? "late" : null);
  return (
    <Layout frame={c.var.frame} side="inside" current="approvals" title="決裁">
      <PageHead title="決裁" lead="起案した人は、自分の起案を決裁できません。経路の順に、一人ずつ決めます。" />
      {isFirst ? (
        <>
          <Section title={`あなたの決裁を待っているもの ${lists.mine.length}件`}>
            <Table
              caption="あなたの決裁を待っているもの"
              captionHidden
              columns={[subject, method, drafted, due]}
              rows={lists.mine}
              rowState={stateOfRow}
              empty={
                <EmptyState
                  title="いま、あなたの決裁を待っているものはありません"
                  text="順番が来ると、ここに期日とともに出ます。"
                >
                  <ButtonLink kind="other" href={paths.board({})}>
                    ボードを見る
                  </ButtonLink>
                </EmptyState>
              }
            />
          </Section>
          {lists.onRoute.length > 0 ? (
            <Section title={`決裁の途中 ${lists.onRoute.length}件`}>
              <Table
                caption="決裁の途中のもの"
                captionHidden
                columns={[subject, method, waiting, due]}
                rows={lists.onRoute}
                rowState={stateOfRow}
              />
            </Section>
          ) : null}
        </>
      ) : null}
      <Section title="決まったもの">
        <Table
          caption="決まったもの"
          captionHidden
          dense
          columns={[subject, method, decided, number]}
          rows={lists.decided}
          empty={<EmptyState title="まだありません" text="決裁や差し戻しが終わると、新しい順に並びます。" />}
        />
        {lists.next ? <Pager next={paths.approvals({}, { after: lists.next })} /> : null}
      </Section>
    </Layout>
  );
}

const subject: Column<ApprovalRow> = {
  head: "件名",
  rowHead: true,
  width: "wide",
  cell: (row) => (
    <>
      <a href={paths.proposal.paper({ id: row.proposalId, paper: row.id })}>{row.subject || row.title}</a>
      <div class="sub small approval-of">
        {row.proposalNumber} {row.partner}
      </div>
    </>
  ),
};
const method: Column<ApprovalRow> = {
  head: "決めること",
  cell: (row) => (
    <>
      {row.kind === "agreement" ? "協定の締結" : row.kind === "call" ? "公募" : "手法"}：{methodName(row.method)}
    </>
  ),
};
const drafted: Column<ApprovalRow> = { head: "起案", cell: (row) => <DateText value={row.draftedAt} form="dense" /> };
const due: Column<ApprovalRow> = {
  head: "期日",
  nowrap: true,
  cell: (row) => (row.next?.due ? `${dateText(row.next.due, "dense")}まで` : "―"),
};
const waiting: Column<ApprovalRow> = { head: "いま決める人", cell: (row) => row.next?.name ?? "―" };
const decided: Column<ApprovalRow> = {
  head: "決まった日",
  cell: (row) => (
    <>
      {stateOf({ state: row.state, wasApproved: row.documentNumber !== "" })}{" "}
      {row.decidedAt ? <DateText value={row.decidedAt} form="long" /> : null}
    </>
  ),
};
const number: Column<ApprovalRow> = { head: "文書番号", nowrap: true, cell: (row) => row.documentNumber || "―" };
