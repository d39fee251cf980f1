import type { Tx } from "../../db/connect.ts";
import { listDrafts, listTalkFiles } from "../../db/stores/draft-store.ts";
import { keepRead, listMentionable } from "../../db/stores/talk-read-store.ts";
import type { TalkDraft, TalkFile } from "../../domain/dialogue/draft.ts";
import type { Mentionable } from "../../domain/dialogue/mentions.ts";
import { readsFor } from "../../domain/dialogue/side.ts";
import type { Topic } from "../../domain/dialogue/topic.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listMessages, listNotes, type Talk } from "../../queries/messages.ts";
import { listTopics, noteState, type TopicState, topicStates } from "../../queries/talk-reading.ts";

/** What both sides wrote, by topics, and how far it was read when this page was asked for. */
export type MessageLane = Talk &
  Beside & {
    topics: readonly Topic[];
    states: readonly TopicState[];
    /** The one topic that the page shows (null: the one without a title); undefined: all of them. */
    topic: Topic | null | undefined;
  };
export type NoteLane = Talk & Beside & { own: number; unread: number; newest: number };

/** What the reader has typed here and not sent (theirs alone), the files of the lane and of that draft, and whom they can mention here. */
type Beside = { draft: TalkDraft | null; files: readonly TalkFile[]; people: readonly Mentionable[] };

/** What was said, and what was noted inside; null where this reader has no such lane. */
export type Lanes = { talk: MessageLane | null; notes: NoteLane | null };

export type LanesAsked = {
  /** Ids of entries to go on from. */
  talk?: string | undefined;
  notes?: string | undefined;
  topic?: string | null | undefined;
  /** With whom this reader can mention: for the page of the talk itself. */
  withPeople?: boolean | undefined;
  /** The clock of the request; without it nothing is marked as read. */
  at?: Date | undefined;
};

/** The lines of the talk that this person reads: sealed, nobody in the city knows of it, so there is nobody to write to. */
export function lanesOf(person: Person, record: ProposalRecord): { talk: boolean; notes: boolean } {
  const facts = sightFactsOf(record);
  return {
    talk: record.submittedAt !== null && !record.sealed && mayRead(person, "dialogue", facts),
    notes: mayRead(person, "internalNote", facts),
  };
}

/** The newest of each lane, in the transaction of the page: as many as are unread, and at least twenty. What is shown is read. */
export async function loadLanes(
  tx: Tx,
  person: Person,
  record: ProposalRecord,
  asked: LanesAsked = {},
): Promise<Lanes> {
  const reads = lanesOf(person, record);
  // P2: before the question about ties is answered the page shows it alone, so that nothing is read.
  const marks = mustDeclareConflict(person, record) ? { ...asked, at: undefined } : asked;
  const peopleOf = async (lane: "messages" | "notes", isRead: boolean) =>
    isRead && asked.withPeople ? listMentionable(tx, record.id, lane) : [];
  // Started side by side, so that they travel together.
  const [drafts, everyFile, talk, notes, partners, colleagues] = await Promise.all([
    listDrafts(tx, record.id),
    listTalkFiles(tx, record.id),
    reads.talk ? loadTalk(tx, person, record, marks) : null,
    reads.notes ? loadNotes(tx, person, record, marks) : null,
    peopleOf("messages", reads.talk),
    peopleOf("notes", reads.notes),
  ]);
  const shown = new Set([...(talk?.entries ?? []), ...(notes?.entries ?? [])].map(({ id }) => id));
  const files = everyFile.filter(
    (file) => file.draftId !== null || shown.has(file.messageId ?? "") || shown.has(file.noteId ?? ""),
  );
  const draftOf = (kind: TalkDraft["kind"], topicId: string | null) =>
    drafts.find((draft) => draft.kind === kind && draft.topicId === topicId) ?? null;
  return {
    talk: talk && { ...talk, draft: draftOf("message", talk.topic?.id ?? null), files, people: partners },
    notes: notes && { ...notes, draft: draftOf("note", null), files, people: colleagues },
  };
}

async function loadTalk(tx: Tx, person: Person, record: ProposalRecord, asked: LanesAsked) {
  const page = { before: asked.talk, topic: asked.topic };
  const [topics, states, newest] = await Promise.all([
    listTopics(tx, record.id),
    topicStates(tx, person, record.id),
    listMessages(tx, record.id, page),
  ]);
  const topic = asked.topic == null ? asked.topic : topics.find((one) => one.id === asked.topic);
  const shown = states.filter((state) => asked.topic === undefined || state.id === asked.topic);
  const unread = shown.reduce((sum, state) => sum + state.unread, 0);
  const talk = isWhole(newest, unread) ? newest : await listMessages(tx, record.id, { ...page, unread });
  if (asked.at && !asked.talk) {
    for (const state of shown.filter(({ newest, own }) => newest > own))
      await keepRead(tx, {
        proposalId: record.id,
        personId: person.id,
        lane: "messages",
        topicId: state.id,
        side: readsFor(person, record),
        upTo: state.newest,
        at: asked.at,
      });
  }
  return { ...talk, topics, states, topic };
}

/** Whether all that is unread stands on this page; seldom not, so that the page is read without waiting for how much that is. */
function isWhole(page: Talk, unread: number): boolean {
  return page.older === null || unread <= page.entries.length;
}

async function loadNotes(tx: Tx, person: Person, record: ProposalRecord, asked: LanesAsked) {
  const page = { before: asked.notes };
  const [{ unread, own, newest }, first] = await Promise.all([
    noteState(tx, person, record.id),
    listNotes(tx, record.id, page),
  ]);
  const notes = isWhole(first, unread) ? first : await listNotes(tx, record.id, { ...page, unread });
  if (asked.at && !asked.notes && newest > own)
    await keepRead(tx, {
      ...{ proposalId: record.id, personId: person.id, lane: "notes", topicId: null },
      ...{ side: readsFor(person, record), upTo: newest, at: asked.at },
    });
  return { ...notes, own, unread, newest };
}
