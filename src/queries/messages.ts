import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { messagesWhere, notesWhere } from "../db/stores/entry-store.ts";
import type { TalkEntry } from "../domain/dialogue/entry.ts";

/** How many entries one page of a talk holds; more when more of it is unread, which then stands there whole. */
const pageSize = 20;
export const mostOnPage = 100;

/** Newest first; `older` is the id to ask on from, null at the end. */
export type Talk = { entries: readonly TalkEntry[]; older: string | null };

export type TalkPage = {
  /** The id of the entry to go on from. */
  before?: string | undefined;
  /** Of one topic alone; null: the one without a title. Undefined: all. */
  topic?: string | null | undefined;
  /** So many at least, because they are unread. */
  unread?: number | undefined;
};

/** What both sides wrote to each other, as far as the actor may read it (matrix line "dialogue"); empty for who may not. */
export async function listMessages(tx: Tx, proposalId: string, page: TalkPage = {}): Promise<Talk> {
  const { before, topic } = page;
  const most = sizeOf(page);
  const where = sql`m.proposal_id = ${proposalId}
    ${topic === undefined ? sql`` : sql`and m.topic_id is not distinct from ${topic}::uuid`}
    ${before ? sql`and m.seq < (select b.seq from messages b where b.id = ${before} and b.proposal_id = ${proposalId})` : sql``}`;
  return pageOf(await messagesWhere(tx, where, most + 1), most);
}

/** Internal notes (庁内メモ), as far as the actor may read them; empty for the proposer, always. */
export async function listNotes(tx: Tx, proposalId: string, page: Omit<TalkPage, "topic"> = {}): Promise<Talk> {
  const { before } = page;
  const most = sizeOf(page);
  const where = sql`m.proposal_id = ${proposalId}
    ${before ? sql`and m.seq < (select b.seq from internal_notes b where b.id = ${before} and b.proposal_id = ${proposalId})` : sql``}`;
  return pageOf(await notesWhere(tx, where, most + 1), most);
}

/** More than a partnership of years has; a document of so many pages is still one. */
const mostInRecord = 5000;

/** Everything that was said, oldest first, for the document of the talk; with the notes where they are asked for and may be read. */
export async function listWholeTalk(tx: Tx, proposalId: string, withNotes: boolean) {
  const messages = await messagesWhere(tx, sql`m.proposal_id = ${proposalId}`, mostInRecord);
  const notes = withNotes ? await notesWhere(tx, sql`m.proposal_id = ${proposalId}`, mostInRecord) : [];
  return { messages: messages.toReversed(), notes: notes.toReversed() };
}

function sizeOf({ unread = 0 }: TalkPage): number {
  return Math.min(mostOnPage, Math.max(pageSize, unread));
}

function pageOf(rows: readonly TalkEntry[], most: number): Talk {
  const entries = rows.slice(0, most);
  return { entries, older: rows.length > most ? (entries.at(-1)?.id ?? null) : null };
}
