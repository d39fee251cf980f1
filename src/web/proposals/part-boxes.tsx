import type { City } from "../../db/stores/city-store.ts";
import type { ProposalRecord, ProtectedPart, Section } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { readersText, sectionName, untilText } from "./terms-words.ts";

type Props = { record: ProposalRecord; city: City; section: Section };

/**
 * The protected parts of one field, closed, beneath it, and the button to write another: pressing it saves the field first.
 * The words of a part are never drawn into the form of the open text.
 */
export function PartsOfField({ record, city, section }: Props) {
  const parts = record.parts.filter((part) => part.section === section);
  return (
    <div class="field parts-of-field">
      {parts.map((part) => (
        <ClosedPart record={record} city={city} part={part} />
      ))}
      <Button kind="inner" name="go" value={`part:${section}`}>
        この欄に、守りたい部分を{parts.length > 0 ? "もう一つ" : ""}書く
        <span class="unseen">（{sectionName(section)}）</span>
      </Button>
    </div>
  );
}

function ClosedPart({ record, city, part }: { record: ProposalRecord; city: City; part: ProtectedPart }) {
  return (
    <LimitedReaders readers={`貴団体と、合意したあとは${readersText(part, city)}`} until={untilText(part.until)}>
      <p>
        <b>{part.heading}</b>{" "}
        <a href={paths.proposal.part({ id: record.id, part: part.id })}>
          直す・取り消す<span class="unseen">（{part.heading}）</span>
        </a>{" "}
        <a href={paths.proposal.files({ id: record.id }, { part: part.id })}>
          ファイルを添付する<span class="unseen">（{part.heading}）</span>
        </a>
      </p>
    </LimitedReaders>
  );
}
