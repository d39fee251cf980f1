import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Topic } from "../domain/dialogue/topic.ts";
import type { Person } from "../domain/policy/actor.ts";

/** A topic as this reader meets it; `id` null: the one without a title. */
export type TopicState = {
  id: string | null;
  messages: number;
  /** Written or changed by others since this reader was here. */
  unread: number;
  /** Up to where this reader and each side have read, in the order of the talk; 0: nothing. */
  own: number;
  read: { partner: number; city: number };
  /** The place of its newest words. */
  newest: number;
};

/** Topics of a talk in the order in which they were opened, for who may read it. */
export async function listTopics(tx: Tx, proposalId: string): Promise<readonly Topic[]> {
  const rows = await tx
    .selectFrom("topics")
    .select(["id", "title", "closed_at"])
    .where("proposal_id", "=", proposalId)
    .orderBy("seq")
    .limit(200)
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.title, closedAt: row.closed_at }));
}

/**
 * How far this reader and the two sides are, topic by topic; topics without a message are left out. Whoever answered has read what stood
 * there before.
 */
export async function topicStates(tx: Tx, person: Person, proposalId: string): Promise<readonly TopicState[]> {
  const result = await sql<
    Record<"messages" | "unread" | "own" | "partner" | "city" | "newest", string> & { topic_id: string | null }
  >`
    select t.topic_id, count(*) as messages, max(t.place) as newest, coalesce(max(k.up_to), 0) as own,
      count(*) filter (where t.by_id <> ${person.id} and t.place > coalesce(k.up_to, 0)) as unread,
      greatest((select s.up_to from wall.sides_read s where s.proposal_id = ${proposalId} and s.topic_id is not distinct from t.topic_id and s.side = 'partner'),
        max(t.seq) filter (where t.side = 'partner'), 0) as partner,
      greatest((select s.up_to from wall.sides_read s where s.proposal_id = ${proposalId} and s.topic_id is not distinct from t.topic_id and s.side = 'city'),
        max(t.seq) filter (where t.side <> 'partner' and not t.is_mail), 0) as city
    from (select m.topic_id, m.by_id, m.side, m.seq, m.mail_from is not null as is_mail, greatest(m.seq, (select max(c.seq) from message_changes c where c.message_id = m.id)) as place
      from messages m where m.proposal_id = ${proposalId}) t
    left join talk_reads k on k.person_id = ${person.id} and k.proposal_id = ${proposalId} and k.lane = 'messages' and k.topic_id is not distinct from t.topic_id
    group by t.topic_id`.execute(tx);
  return result.rows.map((row) => ({
    id: row.topic_id,
    messages: Number(row.messages),
    unread: Number(row.unread),
    own: Number(row.own),
    read: { partner: Number(row.partner), city: Number(row.city) },
    newest: Number(row.newest),
  }));
}

/** The same for the internal notes: how many are unread, and up to where this reader has read. */
export async function noteState(
  tx: Tx,
  person: Person,
  proposalId: string,
): Promise<{ unread: number; own: number; newest: number }> {
  const result = await sql<Record<"unread" | "own" | "newest", string>>`
    select coalesce(max(t.place), 0) as newest, coalesce(max(k.up_to), 0) as own,
      count(*) filter (where t.by_id <> ${person.id} and t.place > coalesce(k.up_to, 0)) as unread
    from (select n.by_id, greatest(n.seq, (select max(c.seq) from note_changes c where c.note_id = n.id)) as place
      from internal_notes n where n.proposal_id = ${proposalId}) t
    left join talk_reads k on k.person_id = ${person.id} and k.proposal_id = ${proposalId} and k.lane = 'notes' and k.topic_id is null`.execute(
    tx,
  );
  const row = result.rows[0]!;
  return { unread: Number(row.unread), own: Number(row.own), newest: Number(row.newest) };
}

/** The place of the newest words of each lane that the actor reads; 0 where they read none. */
export async function newestPlaces(tx: Tx, proposalId: string): Promise<{ messages: number; notes: number }> {
  const result = await sql<{ messages: string | null; notes: string | null }>`select
    greatest((select max(seq) from messages where proposal_id = ${proposalId}), (select max(seq) from message_changes where proposal_id = ${proposalId})) as messages,
    greatest((select max(seq) from internal_notes where proposal_id = ${proposalId}), (select max(seq) from note_changes where proposal_id = ${proposalId})) as notes`.execute(
    tx,
  );
  const row = result.rows[0]!;
  return { messages: Number(row.messages ?? 0), notes: Number(row.notes ?? 0) };
}

/** How many messages of some proposals this reader has not read, by proposal; those with none are left out. */
export async function unreadOf(
  tx: Tx,
  person: Person,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (proposalIds.length === 0) return new Map();
  const result = await sql<{ proposal_id: string; unread: string }>`
    select m.proposal_id, count(*) as unread from messages m
    left join talk_reads k on k.person_id = ${person.id} and k.proposal_id = m.proposal_id and k.lane = 'messages' and k.topic_id is not distinct from m.topic_id
    where m.proposal_id = any (${proposalIds as string[]}::uuid[]) and m.by_id <> ${person.id}
      and greatest(m.seq, (select max(c.seq) from message_changes c where c.message_id = m.id)) > coalesce(k.up_to, 0)
    group by m.proposal_id`.execute(tx);
  return new Map(result.rows.map((row) => [row.proposal_id, Number(row.unread)]));
}
