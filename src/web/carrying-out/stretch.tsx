import type { Child } from "hono/jsx";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Card, Columns } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";

/** The four pages of carrying out, each with how far it is, beside what this page shows. */
export function Stretch({ record, children }: { record: ProposalRecord; children?: Child }) {
  const id = { id: record.id };
  const p = paths.proposal;
  const both = record.lessons.length === 2 || Boolean(record.finalReport?.endedEarlyReason);
  const rows = [
    {
      title: "取組",
      href: p.initiatives(id),
      text: `${record.initiatives.length}件`,
      done: record.finalReport !== null,
    },
    {
      title: "最終報告",
      href: p.finalReport(id),
      text: record.finalReport ? "市が書きました。" : "終わりに市が書きます。",
      done: record.finalReport !== null,
    },
    { title: "ふりかえり", href: p.lessons(id), text: `${record.lessons.length}／2`, done: both },
    {
      title: "事例",
      href: p.case(id),
      text: record.case ? caseTexts[record.case.state] : "終わりに市が案を書きます。",
      done: record.case?.state === "published" || record.case?.state === "withheld",
    },
  ];
  return (
    <Columns
      aside={
        <Card kind="quiet" title="実施と公開">
          <RowList>
            {rows.map((row) => (
              <ListRow
                title={row.title}
                href={row.href}
                text={row.text}
                mark={row.done ? <Tag kind="done">済み</Tag> : undefined}
              />
            ))}
          </RowList>
        </Card>
      }
    >
      {children}
    </Columns>
  );
}

const caseTexts = {
  drafting: "案を書いています。",
  commenting: "相手方の意見を聴いています。",
  commented: "相手方の意見を聴きました。",
  published: "公開しました。",
  withheld: "公開しません。理由を公開しています。",
} as const;
