import type { Context } from "hono";
import { speakerOf } from "../../domain/dialogue/side.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TwoLanes } from "../ui/two-lanes.tsx";
import { Entries } from "./entries.tsx";
import { messagesOf, notesOf } from "./entry-view.tsx";
import { MessageForm, messageBox, NoteForm, noteBox } from "./lane-forms.tsx";
import { Live, LiveRegion } from "./live.tsx";
import type { Lanes, MessageLane, NoteLane } from "./load-lanes.ts";
import { NewTopic, TopicEnd, TopicList } from "./topics.tsx";

export type LanesProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  lanes: Lanes;
  /** A page of older entries: all of them unfolded. */
  isOlder?: boolean | undefined;
  /** The page of the talk itself, with all that is done there. */
  isOwnPage?: boolean | undefined;
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
      <Live c={props.c} record={record} mark={lanes.mark} address={addressOf(props)} />
      <MessagesBody {...props} talk={lanes.talk} />
      <LiveRegion name="meetings">
        <MeetingsLink person={props.person} record={record} />
      </LiveRegion>
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
        <Live c={props.c} record={record} mark={lanes.mark} address={addressOf(props)} />
        <MessagesBody {...props} talk={lanes.talk!} />
      </Section>
    );
  if (!lanes.talk)
    return (
      <Section title="庁内メモ" id="notes">
        <Live c={props.c} record={record} mark={lanes.mark} address={addressOf(props)} />
        <NotesLane {...props} notes={lanes.notes} />
      </Section>
    );
  return (
    <Section title="やりとりと庁内メモ" id="messages">
      <Live c={props.c} record={record} mark={lanes.mark} address={addressOf(props)} />
      {/* Without its script a browser sends one form and forgets the other; with it, both are kept by themselves. */}
      <noscript>
        <p>
          二つの欄に同時に書くときは、一方を送る前に、もう一方の「下書きに残す」を押してください。押さないと、もう一方に書いた文は消えます。
        </p>
      </noscript>
      <TwoLanes
        left={{
          title: `${name}とのやりとり`,
          seenBy: `${name}と、${messageReaders(record)}`,
          body: (
            <>
              <MessagesBody {...props} talk={lanes.talk} />
              <LiveRegion name="meetings">
                <MeetingsLink person={props.person} record={record} />
              </LiveRegion>
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
export function NotesLane(props: LanesProps & { notes: NoteLane }) {
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

/** The newest few, the box to answer them in, and the older ones folded: whoever answers reads what they answer to. */
function MessagesBody(props: LanesProps & { talk: MessageLane }) {
  const { c, person, record, talk, isOwnPage } = props;
  const isProposer = partsOf(person, record).has("member");
  const mayWrite = may(person, "sendMessage", record).ok && speakerOf(person, record) !== null;
  const { topic } = talk;
  const messages = messagesOf(talk, readerOf(props));
  const next = { ...onFrom(talk), ...(topic === undefined ? {} : { topic: topic?.id ?? "general" }) };
  return (
    <>
      <LiveRegion name="topics">
        <TopicList record={record} talk={talk} />
      </LiveRegion>
      {isOwnPage ? <NewTopic {...props} /> : null}
      {topic ? (
        <h4 class="topic-title">
          <bdi>{topic.title}</bdi>
        </h4>
      ) : null}
      <Entries
        name="messages"
        empty={`まだメッセージはありません。${
          !mayWrite || topic?.closedAt
            ? ""
            : isProposer
              ? "わからないこと、聞きたいことを、いつでも書けます。"
              : "最初のごあいさつと質問を書けます。"
        }`}
        messages={messages}
        unread={lastNew(talk, person)}
        isOlder={props.isOlder}
        foldName="前のやりとり"
        older={talk.older ? paths.proposal.messages({ id: record.id }, next) : null}
        olderText="さらに前のやりとりを見る"
        isMore={talk.from !== null}
        toBox={mayWrite && !topic?.closedAt ? <ToBox id={messageBox} text="返事を書く欄へ" /> : null}
      >
        {topic?.closedAt ? (
          <p class="sub">この話題は閉じられています。書くときは、もう一度開くか、ほかの話題を選んでください。</p>
        ) : mayWrite ? (
          <MessageForm {...props} isProposer={isProposer} />
        ) : (
          <p class="sub">
            {record.status === "in_call"
              ? "公募のあいだは、個別のやりとりを止めています。"
              : "いまは、新しいメッセージを書けません。"}
          </p>
        )}
      </Entries>
      {isOwnPage ? (
        <>
          <TopicEnd c={c} person={person} record={record} talk={talk} />
          <p>
            <a href={paths.proposal.talkRecord({ id: record.id })}>やりとりを一つの文書にする</a>
          </p>
          {partsOf(person, record).has("desk") && may(person, "writeNote", record).ok ? (
            <p>
              <a href={paths.proposal.mails({ id: record.id })}>届いたメールを登録する</a>
            </p>
          ) : null}
        </>
      ) : (
        <p>
          <a href={paths.proposal.messages({ id: record.id })}>やりとりを話題ごとに読む</a>
        </p>
      )}
    </>
  );
}

/** The page of what is older, for somebody who reads on. */
function onFrom({ older, from }: MessageLane | NoteLane): Record<string, string> {
  return { before: older ?? "", ...(from ? { from } : {}) };
}

/** Where the page of this talk is, whatever form of it is drawn again. */
function addressOf({ record, lanes }: LanesProps): string {
  const topic = lanes.talk?.topic;
  return paths.proposal.messages({ id: record.id }, topic ? { topic: topic.id } : {});
}

function readerOf({ c, person, record }: LanesProps) {
  return { person, record, city: c.var.city, hasScanner: c.var.program.files.scanner !== null };
}

/** How many entries stand from the newest to the last one that is new: none of them is folded away. */
function lastNew(talk: MessageLane, person: Person): number {
  return (
    talk.entries.findLastIndex((entry) => {
      const own = talk.states.find((state) => state.id === entry.topicId)?.own ?? 0;
      return entry.byId !== person.id && entry.seq > own;
    }) + 1
  );
}

function NotesBody(props: LanesProps & { notes: NoteLane }) {
  const { person, record, notes } = props;
  const mayWrite = may(person, "writeNote", record).ok;
  return (
    <Entries
      name="notes"
      empty="まだメモはありません。引き継ぎや、庁内で確かめたいことを残せます。"
      messages={notesOf(notes, readerOf(props))}
      unread={notes.unread}
      isOlder={props.isOlder}
      foldName="前のメモ"
      older={notes.older ? paths.proposal.notes({ id: record.id }, onFrom(notes)) : null}
      olderText="さらに前のメモを見る"
      isMore={notes.from !== null}
      toBox={mayWrite ? <ToBox id={noteBox} text="メモを書く欄へ" /> : null}
    >
      {mayWrite ? <NoteForm {...props} /> : null}
    </Entries>
  );
}

/** A page of older entries is long: whoever answers something there need not go through it. */
function ToBox({ id, text }: { id: string; text: string }) {
  return (
    <p>
      <a href={`#${id}`}>{text}</a>
    </p>
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
    ? "デスクと、対話に参加している課に見えます"
    : "デスクに見えます。対話が始まると、参加する課も読めます";
}

const notesReaders = "デスクと、たずねた課、決裁の担当者だけが読めます。公文書として情報公開の対象になります。";
