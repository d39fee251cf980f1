import type { Suggestion } from "../../domain/matching/suggest-departments.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Table } from "../ui/table.tsx";

/** Departments that could be asked, each with the reason in words. */
export function SuggestionTable({
  record,
  suggestions,
}: {
  record: ProposalRecord;
  suggestions: readonly Suggestion[];
}) {
  return (
    <Table
      caption="たずねる課の候補"
      captionHidden
      dense
      columns={[
        { head: "課", cell: (row) => row.name, rowHead: true, width: "narrow" },
        { head: "なぜ", cell: (row) => row.reasons.join("。") },
        {
          head: "たずねる",
          headHidden: true,
          cell: (row) => (
            <ButtonLink
              kind="other"
              href={`${paths.proposal.inquiries({ id: record.id }, { with: row.departmentId })}#ask`}
            >
              この課にたずねる
            </ButtonLink>
          ),
        },
      ]}
      rows={suggestions}
      empty={
        <EmptyState title="候補はありません" text="分野や所掌事務が重なる課が見つかりません。下の一覧から選べます。" />
      }
    />
  );
}
