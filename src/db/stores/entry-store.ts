import { type RawBuilder, sql } from "kysely";
import type { EntryChange, TalkEntry } from "../../domain/dialogue/entry.ts";
import type { Tx } from "../connect.ts";

/** One message, for who may read it; null when there is none for them. */
export async function findMessage(tx: Tx, proposalId: string, id: string): Promise<TalkEntry | null> {
  const [found] = await messagesWhere(tx, sql`m.proposal_id = ${proposalId} and m.id = ${id}`, 1);
  return found ?? null;
}

/** One internal note, for who may read it; null when there is none for them. */
export async function findNote(tx: Tx, proposalId: string, id: string): Promise<TalkEntry | null> {
  const [found] = await notesWhere(tx, sql`m.proposal_id = ${proposalId} and m.id = ${id}`, 1);
  return found ?? null;
}

/** Messages by a condition over `m`, newest first, as far as the actor may read them. */
export async function messagesWhere(tx: Tx, where: RawBuilder<unknown>, most: number): Promise<readonly TalkEntry[]> {
  const result = await sql<Row>`
    select m.id, m.side, m.department_id, m.by_id, m.by_name, m.body, m.asks_answer, m.at, m.topic_id, m.seq, m.mail_from, m.mail_sent_at,
      m.mail_subject, (select ${changesAsJson} from message_changes c where c.message_id = m.id) as changes
    from messages m where ${where} order by m.seq desc limit ${sql.lit(most)}`.execute(tx);
  return result.rows.map(fromRow);
}

/** Internal notes by a condition over `m`, newest first, as far as the actor may read them. */
export async function notesWhere(tx: Tx, where: RawBuilder<unknown>, most: number): Promise<readonly TalkEntry[]> {
  const result = await sql<Row>`
    select m.id, case when m.department_id is null then 'desk' else 'department' end as side, m.department_id, m.by_id, m.by_name, m.body,
      false as asks_answer, m.at, null::uuid as topic_id, m.seq, m.mail_from, m.mail_sent_at, m.mail_subject,
      (select ${changesAsJson} from note_changes c where c.note_id = m.id) as changes
    from internal_notes m where ${where} order by m.seq desc limit ${sql.lit(most)}`.execute(tx);
  return result.rows.map(fromRow);
}

const changesAsJson = sql`jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'body', c.body, 'at', c.at, 'seq', c.seq) order by c.number)`;

type Row = {
  id: string;
  side: TalkEntry["side"];
  department_id: string | null;
  by_id: string;
  by_name: string;
  body: string;
  asks_answer: boolean;
  at: Date;
  topic_id: string | null;
  seq: string | number;
  mail_from: string | null;
  mail_sent_at: Date | null;
  mail_subject: string | null;
  changes: { number: number; kind: EntryChange["kind"]; body: string; at: string; seq: number }[] | null;
};

function fromRow(row: Row): TalkEntry {
  const changes = row.changes ?? [];
  return {
    id: row.id,
    side: row.side,
    departmentId: row.department_id,
    byId: row.by_id,
    personName: row.by_name,
    body: row.body,
    asksAnswer: row.asks_answer,
    at: row.at,
    topicId: row.topic_id,
    mail:
      row.mail_from === null
        ? null
        : { from: row.mail_from, sentAt: row.mail_sent_at!, subject: row.mail_subject ?? "" },
    changes: changes.map(({ number, kind, body, at }) => ({ number, kind, body, at: new Date(at) })),
    seq: Math.max(Number(row.seq), ...changes.map(({ seq }) => seq)),
  };
}
