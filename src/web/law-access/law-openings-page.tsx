import type { Context } from "hono";
import type { OpenedByLaw } from "../../commands/law-access/open.ts";
import type { LawGrant } from "../../db/stores/law-access-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { lawPurposeNames } from "../../domain/law-access/law-access.ts";
import { QuestionOfTies, tieLabels } from "../desk/conflict-page.tsx";
import { FilesOfPart } from "../files/file-list.tsx";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Layout } from "../ui/layout.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { PageHead } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";

/** What opens to oneself for law: each with its purpose and its last day, and the one button that opens it. */
export function LawOpeningsPage({ c, openings }: { c: Context<Env>; openings: readonly LawGrant[] }) {
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
              title={titleOf(opening)}
              text={
                opening.named ? (
                  <Prose text={opening.named.reason} />
                ) : (
                  "申告のあとに、部分の名前と、閲覧を認めた理由が表示されます。"
                )
              }
              meta={`${lawPurposeNames[opening.purpose]}、${lastDay(opening)}まで`}
              side={
                opening.isDeclared ? (
                  <ActionForm
                    action={paths.proposal.readings({ id: opening.proposalId, part: opening.partId })}
                    label="この目的のために開く"
                    kind="inner"
                    idempotencyKey={c.var.frame.idempotencyKey}
                    fields={{ access: opening.accessId, purpose: lawPurposeNames[opening.purpose] }}
                  />
                ) : (
                  <ButtonLink kind="other" href={paths.lawTies({ access: opening.accessId })}>
                    利害の関係を申告する
                  </ButtonLink>
                )
              }
            />
          ))}
        </RowList>
      )}
      <p class="sub">
        開く前に、提案した団体と利害の関係がないことを申告します。開くたびに、所属・役職・日時・目的が記録されます。
      </p>
    </Layout>
  );
}

/** The content, once: the answer to a POST whose reading is on record already. */
export function LawOpenedPage({ c, grant: opening, content, attachments }: { c: Context<Env> } & OpenedByLaw) {
  return (
    <Layout frame={c.var.frame} side="inside" title="法令に基づく閲覧" current="board">
      <PageHead
        crumbs={[{ href: paths.lawOpenings({}), text: "法令に基づく閲覧" }, { text: numberOf(opening) }]}
        title={`${numberOf(opening)} ${opening.organisation}`}
      />
      <LimitedReaders readers={`あなただけ（${lawPurposeNames[opening.purpose]}）`} until={`${lastDay(opening)}まで`}>
        <h2>{opening.named?.heading}</h2>
        <Prose text={content} />
        <FilesOfPart
          c={c}
          proposalId={opening.proposalId}
          partId={opening.partId}
          attachments={attachments}
          isProposer={false}
          fields={{ access: opening.accessId, purpose: lawPurposeNames[opening.purpose] }}
        />
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

/** P2: the one question before the first word. Nothing but whose it is and its number. */
export function LawTiesPage(props: {
  c: Context<Env>;
  grant: LawGrant;
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const { c, grant, values, errors } = props;
  return (
    <Layout frame={c.var.frame} side="inside" title="利益相反の申告" current="board">
      <ErrorSummary errors={errors} labels={tieLabels} />
      <PageHead
        crumbs={[{ href: paths.lawOpenings({}), text: "法令に基づく閲覧" }, { text: numberOf(grant) }]}
        title={titleOf(grant)}
        lead="内容を読む前に、一つだけお答えください。"
      />
      <QuestionOfTies
        frame={c.var.frame}
        action={paths.lawTies({ access: grant.accessId })}
        organisation={grant.organisation}
        ifNone="認められた部分を開けるようになります。"
        ifTied="この閲覧はできなくなります。デスクの責任者が、ほかの人に認め直します。"
        values={values}
        errors={errors}
      />
    </Layout>
  );
}

/** The part's name tells something of what is protected: it stands there only once they have answered. */
function titleOf(grant: LawGrant): string {
  return `${numberOf(grant)} ${grant.organisation}${grant.named ? `「${grant.named.heading}」` : ""}`;
}

function lastDay(opening: LawGrant): string {
  return dateText(new Date(opening.endsAt.getTime() - 1), "long");
}
