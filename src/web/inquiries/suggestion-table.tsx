import type { Suggestion } from "../../domain/matching/suggest-departments.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Table } from "../ui/table.tsx";

/** Departments that could be asked, each with the reason in words; those that are ticked stand in the form that asks them. */
export function SuggestionTable({
  record,
  suggestions,
  chosen = [],
}: {
  record: ProposalRecord;
  suggestions: readonly Suggestion[];
  chosen?: readonly string[];
}) {
  const table = (
    <Table
      caption="たずねる課の候補"
      captionHidden
      dense
      columns={[
        {
          head: "課",
          rowHead: true,
          nowrap: true,
          cell: (row) => (
            <span class="choice">
              <input
                type="checkbox"
                id={`with-${row.departmentId}`}
                name="with"
                value={row.departmentId}
                checked={chosen.includes(row.departmentId)}
              />
              <label for={`with-${row.departmentId}`}>{row.name}</label>
            </span>
          ),
        },
        { head: "なぜ", long: true, cell: (row) => row.reasons.join("。") },
      ]}
      rows={suggestions}
      empty={
        <EmptyState title="候補はありません" text="分野や所掌事務が重なる課が見つかりません。一覧から選べます。" />
      }
    />
  );
  if (suggestions.length === 0) return table;
  return (
    <form method="get" action={`${paths.proposal.inquiries({ id: record.id })}#ask`}>
      {table}
      <ButtonRow>
        <Button kind="other">選んだ課を「課にたずねる」の欄に入れる</Button>
      </ButtonRow>
    </form>
  );
}
