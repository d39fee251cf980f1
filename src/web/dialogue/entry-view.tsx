import type { City } from "../../db/stores/city-store.ts";
import type { TalkFile } from "../../domain/dialogue/draft.ts";
import { earlierWords, type TalkEntry, whyNotWithdraw, wordsOf } from "../../domain/dialogue/entry.ts";
import { readsFor } from "../../domain/dialogue/side.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { FileList } from "../files/file-list.tsx";
import { paths } from "../paths.ts";
import { DateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { LongProse } from "../ui/long-prose.tsx";
import type { Message } from "../ui/message-list.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { NewTag } from "./live.tsx";
import type { MessageLane, NoteLane } from "./load-lanes.ts";

type Reader = { person: Person; record: ProposalRecord; city: City; hasScanner: boolean };

/** Messages as a list of one page, each in the name of its side; with what is new, corrected, and read by the other side. */
export function messagesOf(talk: MessageLane, reader: Reader): readonly Message[] {
  const { person, record, city } = reader;
  const own = readsFor(person, record);
  const isProposer = own === "partner";
  const mayWrite = may(person, "sendMessage", record).ok;
  return talk.entries.map((entry) => {
    const state = talk.states.find((one) => one.id === entry.topicId);
    const isOwnSide = (entry.side === "partner" ? "partner" : "city") === own;
    const isRead = state !== undefined && state.read[isProposer ? "city" : "partner"] >= entry.seq;
    return {
      id: `message-${entry.id}`,
      side: entry.side === "partner" ? "partner" : entry.side === "department" ? "department" : "city",
      from: speakerName(entry, record, city),
      person: entry.personName,
      at: (
        <>
          <DateText value={entry.at} form={isProposer ? "time" : "dense-time"} />{" "}
          {talk.topic === undefined ? <TopicTag talk={talk} entry={entry} /> : null}{" "}
          {isNew(entry, person, state?.own) ? <NewTag /> : null}{" "}
          {entry.asksAnswer && wordsOf(entry) !== null ? <Tag kind="new">お返事のお願い</Tag> : null}{" "}
          <ChangedTag entry={entry} />
        </>
      ),
      body: (
        <>
          <EntryWords entry={entry} isDense={!isProposer} isShort />
          <FilesOfTalk {...reader} files={talk.files.filter((file) => file.messageId === entry.id)} />
          {isOwnSide ? (
            <p class="sub message-foot">
              <span data-quiet="">
                {isRead ? `✓ ${isProposer ? "市" : "提案者"}が読みました` : "相手はまだ読んでいません"}
              </span>
              {mayWrite && whyNotWithdraw(entry, person.id) === null ? (
                <a href={paths.proposal.messageCorrection({ id: record.id, message: entry.id })}>
                  直す・取り下げる<span class="unseen">（{excerptOf(entry)}）</span>
                </a>
              ) : null}
            </p>
          ) : null}
        </>
      ),
    };
  });
}

/** Internal notes as a list of one page. */
export function notesOf(notes: NoteLane, reader: Reader): readonly Message[] {
  const { person, record, city } = reader;
  const mayWrite = may(person, "writeNote", record).ok;
  return notes.entries.map((entry) => ({
    id: `note-${entry.id}`,
    side: entry.side === "department" ? "department" : "city",
    from: speakerName(entry, record, city),
    person: entry.personName,
    at: (
      <>
        <DateText value={entry.at} form="dense-time" /> {isNew(entry, person, notes.own) ? <NewTag /> : null}{" "}
        <ChangedTag entry={entry} />
      </>
    ),
    body: (
      <>
        <EntryWords entry={entry} isDense isShort />
        <FilesOfTalk {...reader} files={notes.files.filter((file) => file.noteId === entry.id)} />
        {mayWrite && whyNotWithdraw(entry, person.id) === null ? (
          <p class="sub message-foot">
            <a href={paths.proposal.noteCorrection({ id: record.id, note: entry.id })}>
              直す・取り下げる<span class="unseen">（{excerptOf(entry)}）</span>
            </a>
          </p>
        ) : null}
      </>
    ),
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

type WordsProps = {
  entry: TalkEntry;
  isDense: boolean;
  /** In a list: what is long begins, and the rest unfolds. */
  isShort?: boolean | undefined;
};

/** The words that count, and folded the earlier ones: nothing that somebody may have read disappears. */
export function EntryWords({ entry, isDense, isShort = false }: WordsProps) {
  const words = wordsOf(entry);
  const earlier = earlierWords(entry);
  const { mail } = entry;
  const Words = isShort ? LongProse : Prose;
  return (
    <>
      {mail ? (
        <p class="sub">
          メール「{mail.subject || "件名なし"}」差出人 {mail.from}、
          <DateText value={mail.sentAt} form={isDense ? "dense-time" : "time"} />
          送信。{entry.personName}さんが登録しました。
        </p>
      ) : null}
      {words === null ? <p class="sub">取り下げました。</p> : <Words text={words} />}
      {earlier.length > 0 ? (
        <Fold title={words === null ? "取り下げる前の文" : `直す前の文(${earlier.length}件)`}>
          {earlier.map((one) => (
            <div class="earlier">
              <p class="sub">
                <DateText value={one.at} form={isDense ? "dense-time" : "time"} />
                の文
              </p>
              <Prose text={one.body} />
            </div>
          ))}
        </Fold>
      ) : null}
    </>
  );
}

/** Files of a message, a note or a draft; nothing where there are none. */
export function FilesOfTalk(props: Omit<Reader, "city"> & { files: readonly TalkFile[] }) {
  const { person, record, hasScanner, files } = props;
  if (files.length === 0) return null;
  return (
    <FileList
      proposalId={record.id}
      attachments={files}
      hrefOf={(file) => paths.proposal.talkFile({ id: record.id, file: file.id })}
      hasScanner={hasScanner}
      isProposer={partsOf(person, record).has("member")}
    />
  );
}

function ChangedTag({ entry }: { entry: TalkEntry }) {
  const last = entry.changes.at(-1);
  if (!last) return null;
  return <Tag>{last.kind === "withdrawn" ? "取り下げ済み" : "編集済み"}</Tag>;
}

function TopicTag({ talk, entry }: { talk: MessageLane; entry: TalkEntry }) {
  const topic = talk.topics.find(({ id }) => id === entry.topicId);
  return topic ? (
    <Tag isTyped>
      <bdi>{topic.title}</bdi>
    </Tag>
  ) : null;
}

function isNew(entry: TalkEntry, person: Person, own = 0): boolean {
  return entry.byId !== person.id && entry.seq > own;
}

/** Tells links of the same words apart for who hears them one by one. */
function excerptOf(entry: TalkEntry): string {
  return Array.from((wordsOf(entry) ?? "").replaceAll(/\s+/gu, " "))
    .slice(0, 12)
    .join("");
}
