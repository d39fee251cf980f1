import type { ProposalRecord, Section as SectionName } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { sectionName } from "../proposals/terms-words.ts";
import { DescriptionList } from "../ui/description-list.tsx";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

/** What a department has to know to answer; everything else is a click away. */
const inShort: readonly SectionName[] = ["summary", "benefit", "ask"];

/** The open parts that an answer rests on, whole, on the page on which one answers. */
export function ProposalInShort({ record }: { record: ProposalRecord }) {
  const { text } = record;
  const written = inShort.filter((section) => text?.[section].trim());
  return (
    <Card kind="quiet">
      <DescriptionList
        items={written.map((section) => ({
          term: sectionName(section),
          detail: <Prose text={text?.[section] ?? ""} />,
        }))}
      />
      <p>
        <a href={paths.proposal.text({ id: record.id })}>提案の本文をすべて読む</a>
      </p>
    </Card>
  );
}
