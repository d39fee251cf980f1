import type { Context } from "hono";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { FilesOfPart } from "../files/file-list.tsx";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { Prose } from "../ui/prose.tsx";
import { CasePage } from "./case.tsx";
import { partStateWords } from "./open-parts.tsx";
import { askedSoFar } from "./part-papers.tsx";
import { readersText, untilText } from "./terms-words.ts";

type OpenedPartPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  content: string;
  attachments: readonly Attachment[];
  /** What it was opened for; null for the proposer, whose own words need no reason. */
  purpose: string | null;
};

/** The content of a protected part, once: the answer to a POST whose reading is on record already. */
export function OpenedPartPage({ c, person, record, part, content, attachments, purpose }: OpenedPartPageProps) {
  const isOwn = partsOf(person, record).has("member");
  const isReleased = part.state === "released";
  const readers = part.state === "agreed" ? readersText(part, c.var.city) : "貴団体だけ";
  return (
    <CasePage c={c} person={person} record={record} tab="text" title="守りたい部分">
      {isOwn ? <OwnTerms c={c} record={record} part={part} /> : null}
      <LimitedReaders
        readers={isReleased ? "この提案の本文を読める人" : readers}
        until={isReleased ? partStateWords.released : untilText(part.until)}
      >
        <h2>{part.heading}</h2>
        <Prose text={content} />
        <FilesOfPart
          {...{ c, attachments }}
          proposalId={record.id}
          partId={part.id}
          isProposer={isOwn}
          fields={purpose === null ? null : { purpose }}
        />
        {purpose ? (
          <p class="sub">
            「{purpose}」のために開いたことが記録され、提案者に見えます。写しや要約をほかの人に渡さないでください。
          </p>
        ) : null}
      </LimitedReaders>
      <ButtonRow>
        {isOwn && record.submittedAt ? (
          <ButtonLink kind="other" href={`${paths.proposal.parts({ id: record.id })}#part-${part.id}`}>
            経過と、読んだ人の記録を見る
          </ButtonLink>
        ) : null}
        <ButtonLink kind="other" href={paths.proposal.text({ id: record.id })}>
          閉じて、提案の本文にもどる
        </ButtonLink>
      </ButtonRow>
    </CasePage>
  );
}

/** The terms beside the words that they are about, for who wrote them. */
function OwnTerms({ c, record, part }: Pick<OpenedPartPageProps, "c" | "record" | "part">) {
  const isAgreed = part.state === "agreed";
  const terms = `${readersText(part, c.var.city)}、${untilText(part.until)}`;
  return (
    <DescriptionList
      items={[
        { term: "いまの扱い", detail: isAgreed ? "合意した条件で守られています" : partStateWords[part.state] },
        ...(part.state === "left_out" || part.state === "released"
          ? []
          : [{ term: isAgreed ? "合意した条件" : "希望する条件", detail: terms }]),
        ...(isAgreed && ["asked_departments", "staff"].includes(part.level)
          ? [{ term: "たずねた課", detail: askedSoFar(record) }]
          : []),
        {
          term: "情報公開",
          detail:
            "合意は、公開しないことを保証するものではありません。請求があったときは条例で判断し、先に貴団体の意見をうかがいます。",
        },
      ]}
    />
  );
}
