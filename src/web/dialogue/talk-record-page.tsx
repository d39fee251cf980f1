import type { Context } from "hono";
import { insideOnly, type TalkLine } from "../../domain/dialogue/talk-record.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  lines: readonly TalkLine[];
  withNotes: boolean;
  mayHaveNotes: boolean;
};

/** 対話の記録, to be read, printed, or saved for Word. With notes it is marked on every sheet. */
export function TalkRecordPage({ c, person, record, lines, withNotes, mayHaveNotes }: Props) {
  const id = { id: record.id };
  const query = withNotes ? { with: "notes" } : {};
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="対話の記録">
      <ButtonRow>
        <ButtonLink href={paths.proposal.talkRecordFile(id, query)} download>
          {withNotes ? "庁内限りの記録をWordで保存する" : "双方が読める記録をWordで保存する"}
        </ButtonLink>
        {mayHaveNotes ? (
          <ButtonLink kind="other" href={paths.proposal.talkRecord(id, withNotes ? {} : { with: "notes" })}>
            {withNotes ? "庁内メモのない記録にする" : "庁内メモを含む記録にする"}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      <div class={withNotes ? "paper limited talk-marked" : "paper"}>
        {withNotes ? (
          <p class="talk-marking">
            <Tag kind="limited">{insideOnly}</Tag>
          </p>
        ) : null}
        {lines.map((line) => (
          <Line line={line} />
        ))}
      </div>
    </CasePage>
  );
}

function Line({ line: { style, text } }: { line: TalkLine }) {
  switch (style) {
    case "title":
      return <h2>{text}</h2>;
    case "heading":
      return <h3>{text}</h3>;
    case "who":
      return (
        <p>
          <b>{text}</b>
        </p>
      );
    case "words":
      return <Prose text={text} />;
    case "small":
      return <p class="sub">{text}</p>;
  }
}
