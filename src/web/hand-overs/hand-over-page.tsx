import type { Person } from "../../domain/policy/actor.ts";
import type { HandOver, HandOverLine } from "../../queries/hand-overs.ts";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { HandOverState } from "./hand-overs-page.tsx";
import { workName } from "./plan-page.tsx";

type HandOverPageProps = { frame: Frame; person: Person; handOver: HandOver; lines: readonly HandOverLine[] };

/** One hand-over: what passes to whom, whether it has, and its paper. */
export function HandOverPage({ frame, person, handOver, lines }: HandOverPageProps) {
  const id = { handOver: handOver.id };
  const isOpen = handOver.carriedOutAt === null && handOver.cancelledAt === null;
  const mayCancel =
    isOpen && (handOver.plannedBy.id === person.id || (handOver.department === null && person.roles.includes("chief")));
  const title = `${handOver.from.name}さんの引継ぎ`;
  return (
    <Layout frame={frame} side="inside" title={title} current="board">
      <PageHead
        crumbs={[
          { href: paths.board({}), text: "ボード" },
          { href: paths.handOver.list({}), text: "引継ぎ" },
          { text: title },
        ]}
        meta={<HandOverState handOver={handOver} />}
        title={title}
      />
      <DescriptionList
        items={[
          { term: "所属", detail: handOver.department?.name ?? "官民連携デスク" },
          { term: "引き継ぐ日", detail: dateText(handOver.onDay, "long") },
          { term: "決めた人", detail: handOver.plannedBy.name },
          ...(handOver.note ? [{ term: "申し送り", detail: <Prose text={handOver.note} /> }] : []),
        ]}
      />
      <ButtonRow>
        <ButtonLink href={paths.handOver.paper(id)}>引継書を読む</ButtonLink>
        <ButtonLink kind="other" href={paths.handOver.file(id)} download>
          引継書をWordで保存する
        </ButtonLink>
        {mayCancel ? (
          <ActionForm
            action={paths.handOver.cancelling(id)}
            label="この引継ぎを取りやめる"
            kind="weak"
            idempotencyKey={frame.idempotencyKey}
          />
        ) : null}
      </ButtonRow>
      <Section title="引き継ぐもの">
        <Table
          caption="引き継ぐもの"
          captionHidden
          rows={lines}
          empty={<EmptyState title="あなたに見えるものはありません" text="読める提案や相談が、ここに並びます。" />}
          columns={[
            { head: "もの", rowHead: true, cell: (line) => <a href={hrefOf(line)}>{workName(line)}</a> },
            { head: "受ける人", cell: (line) => line.to.name },
            { head: "結果", cell: (line) => (line.outcome ? outcomes[line.outcome] : "これから") },
          ]}
        />
      </Section>
    </Layout>
  );
}

const outcomes = {
  passed: "引き継ぎました",
  refused: "この人は引き継げませんでした。担当を決め直してください",
  ended: "その前に終わっていました",
};

function hrefOf(line: HandOverLine): string {
  if (line.inquiryId && line.proposalId)
    return paths.proposal.inquiry({ id: line.proposalId, inquiry: line.inquiryId });
  if (line.proposalId) return paths.proposal.show({ id: line.proposalId });
  if (line.consultationId) return paths.consultation.show({ id: line.consultationId });
  return paths.challengeInside.show({ id: line.challengeId! });
}
