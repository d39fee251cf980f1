import type { Context } from "hono";
import type { LawOpening } from "../../db/stores/law-access-store.ts";
import { lawPurposeNames } from "../../domain/law-access/law-access.ts";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Layout } from "../ui/layout.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { PageHead } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";

/** What opens to oneself for law: each with its purpose and its last day, and the one button that opens it. */
export function LawOpeningsPage({ c, openings }: { c: Context<Env>; openings: readonly LawOpening[] }) {
  return (
    <Layout frame={c.var.frame} side="inside" title="法令に基づく閲覧" current="board">
      <PageHead
        crumbs={[{ href: paths.board({}), text: "ボード" }, { text: "法令に基づく閲覧" }]}
        title="法令に基づく閲覧"
        lead="官民連携デスクの責任者が、目的と期間を定めて、あなたに認めた閲覧です。"
      />
      {openings.length === 0 ? (
        <EmptyState title="いま、認められた閲覧はありません" text="期日が来た閲覧は、自動で終わります。" />
      ) : (
        <RowList>
          {openings.map((opening) => (
            <ListRow
              title={`${numberOf(opening)} ${opening.organisation}「${opening.heading}」`}
              text={<Prose text={opening.reason} />}
              meta={`${lawPurposeNames[opening.purpose]}、${lastDay(opening)}まで`}
              side={
                <ActionForm
                  action={paths.proposal.readings({ id: opening.proposalId, part: opening.partId })}
                  label="この目的のために開く"
                  kind="inner"
                  idempotencyKey={c.var.frame.idempotencyKey}
                  fields={{ access: opening.accessId, purpose: lawPurposeNames[opening.purpose] }}
                />
              }
            />
          ))}
        </RowList>
      )}
      <p class="sub">
        開くたびに、所属・役職・日時・目的が記録されます。提案した団体と利害の関係があるときは開かずに、デスクの責任者に申し出てください。
      </p>
    </Layout>
  );
}

/** The content, once: the answer to a POST whose reading is on record already. */
export function LawOpenedPage({ c, opening, content }: { c: Context<Env>; opening: LawOpening; content: string }) {
  return (
    <Layout frame={c.var.frame} side="inside" title="法令に基づく閲覧" current="board">
      <PageHead
        crumbs={[{ href: paths.lawOpenings({}), text: "法令に基づく閲覧" }, { text: numberOf(opening) }]}
        title={`${numberOf(opening)} ${opening.organisation}`}
      />
      <LimitedReaders readers={`あなただけ（${lawPurposeNames[opening.purpose]}）`} until={`${lastDay(opening)}まで`}>
        <h2>{opening.heading}</h2>
        <Prose text={content} />
        <p class="sub">開いたことが記録されました。写しや要約を、この目的のほかに使わないでください。</p>
      </LimitedReaders>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.lawOpenings({})}>
          閉じてもどる
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}

function lastDay(opening: LawOpening): string {
  return dateText(new Date(opening.endsAt.getTime() - 1), "long");
}
