import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import { DateText } from "../ui/date-text.tsx";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { methodName, paperKindNames } from "./method-names.ts";

/** Papers of this proposal, newest first. */
export function PaperList({ record, view }: { record: ProposalRecord; view: ReviewView }) {
  if (view.papers.length === 0) return null;
  return (
    <Section title="起案と決裁" id="papers">
      <Table
        caption="この提案の起案"
        captionHidden
        dense
        cards="labels"
        columns={[
          {
            head: "件名",
            rowHead: true,
            cell: (paper) => (
              <a href={paths.proposal.paper({ id: record.id, paper: paper.id })}>
                {paperKindNames[paper.kind]}：{methodName(paper.method)}
              </a>
            ),
          },
          { head: "状態", cell: stateOf },
          {
            head: "起案",
            cell: (paper) => (
              <>
                {paper.by} <DateText value={paper.draftedAt} form="dense" />
              </>
            ),
          },
          { head: "文書番号", cell: (paper) => paper.documentNumber || "決裁後に付番" },
        ]}
        rows={view.papers}
      />
    </Section>
  );
}

/** An approved paper that a reopening set aside has kept its number. */
export function stateOf(paper: { state: string; wasApproved: boolean }): string {
  if (paper.state === "on_route") return "決裁中";
  if (paper.state === "approved") return "決裁済み";
  return paper.wasApproved ? "決裁のあと、見直し" : "差し戻し";
}
