import type { Context } from "hono";
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
import { listMessages, listNotes, mostOnPage, type Talk } from "../../queries/messages.ts";
import { listTopics, noteState, readOnTo, type TopicState, talkMark, topicStates } from "../../queries/talk-reading.ts";
import type { Env } from "../route.ts";
import { isByItself } from "../session.ts";

/** What both sides wrote, by topics, and how far it was read when this page was asked for. */
export type MessageLane = Talk &
  Beside & {
    topics: readonly Topic[];
    states: readonly TopicState[];
    /** The one topic that the page shows (null: the one without a title); undefined: all of them. */
    topic: Topic | null | undefined;
    /** See `reading`. */
    from: string | null;
  };
export type NoteLane = Talk & Beside & { own: number; unread: number; newest: number; from: string | null };

/** What the reader has typed here and not sent (theirs alone), the files of the lane and of that draft, and whom they can mention here. */
type Beside = { draft: TalkDraft | null; files: readonly TalkFile[]; people: readonly Mentionable[] };

/** What was said, and what was noted inside; null where this reader has no such lane. */
export type Lanes = { talk: MessageLane | null; notes: NoteLane | null /** See `talkMark`. */; mark: string };

export type LanesAsked = {
  /** Ids of entries to go on from. */
  talk?: string | undefined;
  notes?: string | undefined;
  topic?: string | null | undefined;
  /** The entry with which somebody began who reads more than a page holds. */
  from?: string | undefined;
  /** With whom this reader can mention: for the page of the talk itself. */
  withPeople?: boolean | undefined;
  /** When somebody reads this (`readAt`); without it nothing is marked as read. */
  at?: Date | undefined;
};

/** The clock of a request in which somebody reads; undefined for a form that is drawn again, and for a page that fetches itself. */
export function readAt(c: Context<Env>): Date | undefined {
  return c.req.method === "GET" && !isByItself(c) ? c.var.program.now() : undefined;
}

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
  // Started side by side, so that they travel together; the mark before what is shown, so that what comes in between is news.
  const [mark, drafts, everyFile, talk, notes, partners, colleagues] = await Promise.all([
    reads.talk || reads.notes ? talkMark(tx, person, record) : "",
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
    mark,
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
  const at = { proposalId: record.id, lane: "messages", topic: asked.topic } as const;
  const { upTo, from } = await reading(tx, person, at, talk, unread, { before: asked.talk, from: asked.from });
  if (asked.at) {
    for (const state of shown.filter(({ newest, own }) => Math.min(newest, upTo) > own))
      await keepRead(tx, {
        proposalId: record.id,
        personId: person.id,
        lane: "messages",
        topicId: state.id,
        side: readsFor(person, record),
        upTo: Math.min(state.newest, upTo),
        at: asked.at,
      });
  }
  return { ...talk, topics, states, topic, from };
}

/**
 * Up to where somebody has read who is shown this page: everything, unless more is unread than a page holds. Then it is nothing until they
 * have come to the oldest of it, page by page; `from` goes with them: the entry with which they began, for what came since is unread.
 */
async function reading(
  tx: Tx,
  person: Person,
  at: { proposalId: string; lane: "messages" | "notes"; topic?: string | null | undefined },
  page: Talk,
  unread: number,
  asked: { before?: string | undefined; from?: string | undefined },
): Promise<{ upTo: number; from: string | null }> {
  const last = page.entries.at(-1);
  if (unread <= mostOnPage || !last) return { upTo: asked.before ? 0 : Number.POSITIVE_INFINITY, from: null };
  const from = asked.from ?? (asked.before ? null : page.entries[0]!.id);
  const found = from ? await readOnTo(tx, person, { ...at, before: last.id, from }) : null;
  return { upTo: found?.left === 0 ? found.upTo : 0, from };
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
  const at = { proposalId: record.id, lane: "notes" } as const;
  const { upTo, from } = await reading(tx, person, at, notes, unread, { before: asked.notes, from: asked.from });
  if (asked.at && Math.min(newest, upTo) > own)
    await keepRead(tx, {
      ...{ proposalId: record.id, personId: person.id, lane: "notes", topicId: null },
      ...{ side: readsFor(person, record), upTo: Math.min(newest, upTo), at: asked.at },
    });
  return { ...notes, own, unread, newest, from };
}
