import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { TextVersion } from "../../queries/proposal-text.ts";
import { paths } from "../paths.ts";
import { DateText } from "../ui/date-text.tsx";

type VersionListProps = {
  person: Person;
  record: ProposalRecord;
  texts: readonly TextVersion[];
  /** The version whose page this is. */
  shown: number | null;
};

/** Every version with its date, who sent it, and what it changed. Names of people are for their own side and for the desk. */
export function VersionList({ person, record, texts, shown }: VersionListProps) {
  const parts = partsOf(person, record);
  const withNames = parts.has("member") || parts.has("desk");
  return (
    <ul class="bullets">
      {texts.map((text, index) => (
        <li>
          {text.version === shown ? (
            <b>第{text.version}版(表示中)</b>
          ) : (
            <a href={paths.proposal.text({ id: record.id }, { version: String(text.version) })}>第{text.version}版</a>
          )}{" "}
          <span class="sub">
            {text.submittedAt ? (
              <>
                <DateText value={text.submittedAt} form="short" />{" "}
                {withNames && text.submittedBy ? `${text.submittedBy}さんが提出` : "提出"}
              </>
            ) : (
              "まだ提出していません。市には見えません"
            )}
          </span>
          {index < texts.length - 1 ? (
            <>
              <br />
              <a href={paths.proposal.version({ id: record.id, version: String(text.version) })}>
                第{text.version}版で変わったところ
              </a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
