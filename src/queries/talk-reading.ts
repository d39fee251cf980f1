import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Topic } from "../domain/dialogue/topic.ts";
import type { Person } from "../domain/policy/actor.ts";
import { partsOf } from "../domain/policy/may.ts";
import type { ProposalRecord } from "../domain/process/record.ts";

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

/**
 * What the talk of a proposal, its meetings and to-dos stand at for this reader, as a word that says nothing: another one as soon as
 * something that they read has changed, or the other side has read on. Made of what is counted in this proposal alone: the order of the talk
 * is one of the whole city (`talk_seq`), and would tell outside how much is written in it.
 */
export async function talkMark(tx: Tx, person: Person, record: ProposalRecord): Promise<string> {
  const id = record.id;
  const other = partsOf(person, record).has("member") ? "city" : "partner";
  const result = await sql<{ mark: string }>`select md5(concat_ws('/', ${record.status}::text,
    (select count(*) from messages where proposal_id = ${id}), (select count(*) from message_changes where proposal_id = ${id}),
    (select count(*) from internal_notes where proposal_id = ${id}), (select count(*) from note_changes where proposal_id = ${id}),
    (select concat(count(*), ' ', count(closed_at)) from topics where proposal_id = ${id}),
    (select count(*) from wall.sides_read s join messages m on m.proposal_id = s.proposal_id and m.topic_id is not distinct from s.topic_id and m.seq <= s.up_to
      where s.proposal_id = ${id} and s.side = ${other}),
    (select string_agg(concat_ws(' ', state, proposed_side, starts_at, place, sequence, minutes_version, city_confirmed_at, partner_confirmed_at, contested_side), '/' order by id)
      from meetings where proposal_id = ${id}),
    (select string_agg(concat_ws(' ', ended_as, due, side, department_id, person_id), '/' order by id) from to_dos where proposal_id = ${id}),
    (select concat(count(*), ' ', count(answer)) from step_requests where proposal_id = ${id}))) as mark`.execute(tx);
  return result.rows[0]!.mark;
}

/**
 * For who reads a lane page by page: how many unread entries are older still than `before` (the last one of this page), and the place of
 * `from`, with which they began; null when that is none of this lane.
 */
export async function readOnTo(
  tx: Tx,
  person: Person,
  at: {
    proposalId: string;
    lane: "messages" | "notes";
    topic?: string | null | undefined;
    before: string;
    from: string;
  },
): Promise<{ left: number; upTo: number } | null> {
  const { proposalId, lane, topic } = at;
  const isNotes = lane === "notes";
  const [table, changes] = isNotes ? [sql`internal_notes`, sql`note_changes`] : [sql`messages`, sql`message_changes`];
  const entry = isNotes ? sql`c.note_id` : sql`c.message_id`;
  const ofTopic = isNotes || topic === undefined ? sql`` : sql`and e.topic_id is not distinct from ${topic}::uuid`;
  const seqOf = (id: string) =>
    sql`(select o.seq from ${table} o where o.id = ${id} and o.proposal_id = ${proposalId})`;
  const result = await sql<{ left: string; up_to: string | null }>`select ${seqOf(at.from)} as up_to,
    (select count(*) from ${table} e left join talk_reads k on k.person_id = ${person.id} and k.proposal_id = e.proposal_id and k.lane = ${lane}
        and k.topic_id is not distinct from ${isNotes ? sql`null::uuid` : sql`e.topic_id`}
      where e.proposal_id = ${proposalId} ${ofTopic} and e.by_id <> ${person.id} and e.seq < ${seqOf(at.before)}
        and greatest(e.seq, (select max(c.seq) from ${changes} c where ${entry} = e.id)) > coalesce(k.up_to, 0)) as left`.execute(
    tx,
  );
  const { left, up_to: upTo } = result.rows[0]!;
  return upTo === null ? null : { left: Number(left), upTo: Number(upTo) };
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
