import type { Context } from "hono";
import { outcomeNames } from "../../domain/inquiry/answer.ts";
import { isUnanswered } from "../../domain/inquiry/clock-of-inquiry.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { Inquiry, ProposalRecord } from "../../domain/process/record.ts";
import type { InquiryWords } from "../../queries/desk-proposal.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { EmptyState } from "../ui/callout.tsx";
import { Clock } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Holder } from "../ui/holder.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { HeadOut } from "./head-out.tsx";
import { inquiryClock } from "./inquiry-clock.ts";

type InquiryTableProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  words: ReadonlyMap<string, InquiryWords>;
};

/** Who was asked, what they said, and how long they have; only what this reader may read. */
export function InquiryTable({ c, person, record, words }: InquiryTableProps) {
  const mayAsk = may(person, "askDepartment", record).ok;
  return (
    <Table
      caption="照会先の課と回答"
      captionHidden
      rows={record.inquiries}
      rowState={(row) => stateOf(c, row)}
      columns={[
        { head: "課", rowHead: true, nowrap: true, cell: (row) => <Department record={record} inquiry={row} /> },
        { head: "たずねたこと", long: true, cell: (row) => words.get(row.id)?.question ?? "" },
        { head: "回答", long: true, cell: (row) => <Answer inquiry={row} words={words.get(row.id)} /> },
        { head: "期限", nowrap: true, cell: (row) => <Deadline c={c} inquiry={row} /> },
      ]}
      empty={
        <EmptyState
          title="まだどの課にもたずねていません"
          text={mayAsk ? "関係する課を選んで、質問と期限を書きます。" : "デスクが、関係する課を決めています。"}
        />
      }
    />
  );
}

function stateOf(c: Context<Env>, inquiry: Inquiry): "late" | "near" | null {
  if (!isUnanswered(inquiry) || inquiry.askedBackAt) return null;
  const { elapsed, limit } = inquiryClock(inquiry, c.var.program.now(), c.var.city);
  return elapsed > limit ? "late" : limit - elapsed <= 2 ? "near" : null;
}

function Department({ record, inquiry }: { record: ProposalRecord; inquiry: Inquiry }) {
  return (
    <>
      <a href={paths.proposal.inquiry({ id: record.id, inquiry: inquiry.id })}>
        <Holder side="department">{inquiry.departmentName}</Holder>
      </a>{" "}
      {inquiry.isLead && inquiry.endedAs === null ? <Tag kind="new">主管課</Tag> : null}
    </>
  );
}

function Answer({ inquiry, words }: { inquiry: Inquiry; words: InquiryWords | undefined }) {
  if (inquiry.endedAs === "released") return <span class="sub">照会を終えました</span>;
  const answer = words?.answer;
  if (inquiry.endedAs && !answer?.confirmedAt)
    return <span class="sub">{words?.takenOverBy ? `${words.takenOverBy}が引き継ぎました` : "照会を終えました"}</span>;
  if (!answer?.confirmedAt)
    return (
      <>
        <span>{answer ? "課長の確定を待っています" : "回答を待っています"}</span>
        {words?.headOut ? (
          <p class="sub">
            <HeadOut deputies={words.headOut} />
          </p>
        ) : null}
      </>
    );
  return (
    <>
      <b>{outcomeNames[answer.outcome]}</b> {answer.text}
      {words?.suggested ? <p class="sub">所管とした課: {words.suggested}</p> : null}
      {inquiry.answer?.releasedAt ? <p class="sub">提案者にも見えています</p> : null}
    </>
  );
}

function Deadline({ c, inquiry }: { c: Context<Env>; inquiry: Inquiry }) {
  if (inquiry.answeredAt) return <span>✓ {dateText(inquiry.answeredAt, "dense")} 回答</span>;
  if (inquiry.endedAs) return <span>―</span>;
  if (inquiry.askedBackAt) return <b>問い返し中(時計は止まっています)</b>;
  return (
    <>
      <b>{dateText(inquiry.due, "dense")}まで</b>
      <br />
      <Clock {...inquiryClock(inquiry, c.var.program.now(), c.var.city)} unit="short" />
    </>
  );
}
