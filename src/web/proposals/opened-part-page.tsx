import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { Prose } from "../ui/prose.tsx";
import { CasePage } from "./case.tsx";
import { partStateWords } from "./open-parts.tsx";
import { readersText, untilText } from "./terms-words.ts";

type OpenedPartPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  content: string;
  /** What it was opened for; null for the proposer, whose own words need no reason. */
  purpose: string | null;
};

/** The content of a protected part, once: the answer to a POST whose reading is on record already. */
export function OpenedPartPage({ c, person, record, part, content, purpose }: OpenedPartPageProps) {
  const isReleased = part.state === "released";
  const readers = part.state === "agreed" ? readersText(part, c.var.city) : "貴団体だけ";
  return (
    <CasePage c={c} person={person} record={record} tab="text" title="守りたい部分">
      <LimitedReaders
        readers={isReleased ? "この提案の本文を読める人" : readers}
        until={isReleased ? partStateWords.released : untilText(part.until)}
      >
        <h2>{part.heading}</h2>
        <Prose text={content} />
        {purpose ? (
          <p class="sub">
            「{purpose}」のために開いたことが記録され、提案者に見えます。写しや要約をほかの人に渡さないでください。
          </p>
        ) : null}
      </LimitedReaders>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.text({ id: record.id })}>
          閉じて、提案の本文にもどる
        </ButtonLink>
      </ButtonRow>
    </CasePage>
  );
}
