import type { Context } from "hono";
import type { Tx } from "../../db/connect.ts";
import type { City } from "../../db/stores/city-store.ts";
import { speakerOf } from "../../domain/dialogue/side.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listMessages, listNotes, type Talk } from "../../queries/messages.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { DateText } from "../ui/date-text.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Message } from "../ui/message-list.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { TwoLanes } from "../ui/two-lanes.tsx";
import { Entries } from "./entries.tsx";
import { MessageForm, NoteForm } from "./lane-forms.tsx";

/** What was said, and what was noted inside; null where this reader has no such lane. */
export type Lanes = { talk: Talk | null; notes: Talk | null };

/** The newest 20 of each lane, in the transaction of the page. */
export async function loadLanes(
  tx: Tx,
  person: Person,
  record: ProposalRecord,
  older: { talk?: string | undefined; notes?: string | undefined } = {},
): Promise<Lanes> {
  const facts = sightFactsOf(record);
  // Sealed: nobody in the city knows of it, so there is nobody to write to.
  const readsTalk = record.submittedAt !== null && !record.sealed && mayRead(person, "dialogue", facts);
  const readsNotes = mayRead(person, "internalNote", facts);
  const [talk, notes] = await Promise.all([
    readsTalk ? listMessages(tx, record.id, { before: older.talk }) : null,
    readsNotes ? listNotes(tx, record.id, { before: older.notes }) : null,
  ]);
  return { talk, notes };
}

export type LanesProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  lanes: Lanes;
  /** A page of older entries: all of them unfolded. */
  isOlder?: boolean | undefined;
  /** What was typed and what to mend, when a form is drawn again. */
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** The talk as the proposer meets it; nothing before the submission. */
export function MessagesLane(props: LanesProps) {
  const { record, lanes } = props;
  if (!lanes.talk) return null;
  const title = record.dialogueAt ? "やりとり" : "デスクとのやりとり";
  return (
    <Section title={title} id="messages" note={`市の${messageReaders(record)}`}>
      <MessagesBody {...props} talk={lanes.talk} />
      <MeetingsLink person={props.person} record={record} />
    </Section>
  );
}

/** The two lanes of the city: what the proposer sees, and what stays inside; only those that this reader has. */
export function DialogueLanes(props: LanesProps) {
  const { record, lanes } = props;
  const name = shortName(record.organisation.name);
  if (!lanes.talk && !lanes.notes) return null;
  if (!lanes.notes)
    return (
      <Section title="やりとり" id="messages">
        <MessagesBody {...props} talk={lanes.talk!} />
      </Section>
    );
  if (!lanes.talk)
    return (
      <Section title="庁内メモ" id="notes">
        <NotesLane {...props} notes={lanes.notes} />
      </Section>
    );
  return (
    <Section title="やりとりと庁内メモ" id="messages">
      <TwoLanes
        left={{
          title: `${name}とのやりとり`,
          seenBy: `${name}と、${messageReaders(record)}`,
          body: (
            <>
              <MessagesBody {...props} talk={lanes.talk} />
              <MeetingsLink person={props.person} record={record} />
            </>
          ),
        }}
        right={{
          title: "庁内メモ",
          hiddenFrom: `${name}には見えません。`,
          note: notesReaders,
          body: <NotesBody {...props} notes={lanes.notes} />,
        }}
      />
    </Section>
  );
}

/** Internal notes alone, where there is no talk yet. */
export function NotesLane(props: LanesProps & { notes: Talk }) {
  return (
    <div class="lane limited">
      <p>
        <b>{shortName(props.record.organisation.name)}には見えません。</b>
        {notesReaders}
      </p>
      <NotesBody {...props} />
    </div>
  );
}

/** Messages as a list of one page, each in the name of its side. */
export function messagesOf(talk: Talk, record: ProposalRecord, city: City, isProposer: boolean): readonly Message[] {
  return talk.entries.map((entry) => ({
    id: `message-${entry.id}`,
    side: entry.side === "partner" ? "partner" : entry.side === "department" ? "department" : "city",
    from: speakerName(entry, record, city),
    person: entry.personName,
    at: (
      <>
        <DateText value={entry.at} form={isProposer ? "time" : "dense-time"} />{" "}
        {entry.asksAnswer ? <Tag kind="new">お返事のお願い</Tag> : null}
      </>
    ),
    body: <Prose text={entry.body} />,
  }));
}

/** Whose voice it is: the organisation's, the desk's, or the department's. */
export function speakerName(
  entry: { side: "partner" | "desk" | "department"; departmentId: string | null },
  record: ProposalRecord,
  city: City,
): string {
  if (entry.side === "partner") return record.organisation.name;
  if (entry.side === "desk") return "デスク";
  return city.everyDepartment.find((department) => department.id === entry.departmentId)?.name ?? "担当課";
}

/** The newest few, the box to answer them in, and the older ones folded: whoever answers reads what they answer to. */
function MessagesBody(props: LanesProps & { talk: Talk }) {
  const { c, person, record, talk } = props;
  const isProposer = partsOf(person, record).has("member");
  return (
    <>
      {talk.entries.length > 0 ? null : (
        <p>
          まだメッセージはありません。
          {isProposer ? "わからないこと、聞きたいことを、いつでも書けます。" : "最初のごあいさつと質問を書けます。"}
        </p>
      )}
      <Entries
        messages={messagesOf(talk, record, c.var.city, isProposer)}
        isOlder={props.isOlder}
        foldName="前のやりとり"
        older={talk.older ? paths.proposal.messages({ id: record.id }, { before: talk.older }) : null}
        olderText="さらに前のやりとりを見る"
      >
        {may(person, "sendMessage", record).ok && speakerOf(person, record) ? (
          <MessageForm {...props} isProposer={isProposer} />
        ) : (
          <p class="sub">
            {record.status === "in_call"
              ? "公募のあいだは、個別のやりとりを止めています。"
              : "いまは、新しいメッセージを書けません。"}
          </p>
        )}
      </Entries>
    </>
  );
}

function NotesBody(props: LanesProps & { notes: Talk }) {
  const { c, person, record, notes } = props;
  return (
    <>
      {notes.entries.length > 0 ? null : <p>まだメモはありません。引き継ぎや、庁内で確かめたいことを残せます。</p>}
      <Entries
        messages={notes.entries.map((entry) => ({
          id: `note-${entry.id}`,
          side: entry.side === "department" ? "department" : "city",
          from: speakerName(entry, record, c.var.city),
          person: entry.personName,
          at: <DateText value={entry.at} form="dense-time" />,
          body: <Prose text={entry.body} />,
        }))}
        isOlder={props.isOlder}
        foldName="前のメモ"
        older={notes.older ? paths.proposal.notes({ id: record.id }, { before: notes.older }) : null}
        olderText="さらに前のメモを見る"
      >
        {may(person, "writeNote", record).ok ? <NoteForm {...props} /> : null}
      </Entries>
    </>
  );
}

function MeetingsLink({ person, record }: { person: Person; record: ProposalRecord }) {
  const count = record.meetings.filter((meeting) => meeting.state !== "cancelled").length;
  if (count === 0 && !may(person, "proposeMeeting", record).ok) return null;
  return (
    <p>
      <a href={paths.proposal.meetings({ id: record.id })}>
        {count > 0 ? `面談と記録(${count}件)` : "面談を申し入れる"}
      </a>
    </p>
  );
}

/** Before the dialogue the desk alone; what was said then is part of the dialogue once there is one. */
export function messageReaders({ dialogueAt }: Pick<ProposalRecord, "dialogueAt">): string {
  return dialogueAt
    ? "デスク、対話に参加している課に見えます"
    : "デスクに見えます。対話が始まると、参加する課も読めます";
}

const notesReaders = "デスクと、たずねた課、決裁の担当者だけが読めます。公文書として情報公開の対象になります。";
