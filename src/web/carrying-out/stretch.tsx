import type { Child } from "hono/jsx";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Card, Columns } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";

type StretchProps = { person: Person; record: ProposalRecord; children?: Child };

/** The four pages of carrying out, each with how far it is, beside what this page shows; those that this reader has. */
export function Stretch({ person, record, children }: StretchProps) {
  const id = { id: record.id };
  const p = paths.proposal;
  const both = record.lessons.length === 2 || Boolean(record.finalReport?.endedEarlyReason);
  const initiatives = [
    {
      title: "取組",
      href: p.initiatives(id),
      text: `${record.initiatives.length}件`,
      done: record.finalReport !== null,
    },
  ];
  const afterwards = [
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
            {[...initiatives, ...(readsAfterwards(person, record) ? afterwards : [])].map((row) => (
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

/** What is written at the end is not for all staff, as the initiatives are (matrix). */
export function readsAfterwards(person: Person, record: ProposalRecord): boolean {
  return mayRead(person, "afterwards", sightFactsOf(record));
}

const caseTexts = {
  drafting: "案を書いています。",
  commenting: "相手方の意見を聴いています。",
  commented: "相手方の意見を聴きました。",
  published: "公開しました。",
  withheld: "公開しません。理由を公開しています。",
} as const;
