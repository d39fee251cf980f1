import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { Method } from "../domain/method/method.ts";
import { actsFor, awayAs, type Person } from "../domain/policy/actor.ts";
import type { Paper } from "../domain/process/record.ts";

/** One paper in the list of 決裁. */
export type ApprovalRow = {
  id: string;
  proposalId: string;
  kind: Paper["kind"];
  state: Paper["state"];
  method: Method;
  title: string;
  subject: string;
  proposalNumber: string;
  partner: string;
  draftedAt: Date;
  decidedAt: Date | null;
  documentNumber: string;
  /** Whose turn it is; null when it is decided. */
  next: { name: string; isMe: boolean; due: string | null; since: Date | null } | null;
};

export type ApprovalLists = {
  /** Waiting for the reader, the oldest deadline first. */
  mine: readonly ApprovalRow[];
  onRoute: readonly ApprovalRow[];
  decided: readonly ApprovalRow[];
  /** The place to go on from, in the decided ones; null at the end. */
  next: string | null;
};

const perPage = 20;
const most = 100;

/** What waits for me, what is on its way, what is decided (newest first, from `after` on): as far as the reader may see it. */
export async function listApprovals(program: Program, person: Person, after: string | null): Promise<ApprovalLists> {
  return program.db.asActor(person, async (tx) => {
    const open = await sql<Row>`${columns} where p.state = 'on_route'
      order by (s.person_id = any (${[person.id, ...awayAs(person, "approver")]}::uuid[])) desc, w.due nulls last, p.drafted_at, p.id limit ${sql.lit(most)}`.execute(
      tx,
    );
    const from = placeOf(after);
    const decided = await sql<Row>`${columns} where p.state <> 'on_route'
      ${from ? sql`and (p.decided_at, p.id) < (${from.at}, ${from.id}::uuid)` : sql``}
      order by p.decided_at desc, p.id desc limit ${sql.lit(perPage + 1)}`.execute(tx);
    const rows = open.rows.map((row) => rowFrom(row, person));
    const shown = decided.rows.slice(0, perPage);
    const last = shown.at(-1);
    return {
      mine: rows.filter((row) => row.next?.isMe),
      onRoute: rows.filter((row) => !row.next?.isMe),
      decided: shown.map((row) => rowFrom(row, person)),
      next: decided.rows.length > perPage && last ? `${new Date(last.decided_at!).toISOString()}_${last.id}` : null,
    };
  });
}

type Row = {
  id: string;
  proposal_id: string;
  kind: string;
  state: string;
  method: string;
  title: string | null;
  subject: string | null;
  number: string | null;
  partner: string | null;
  drafted_at: Date;
  decided_at: Date | null;
  document_number: string;
  next_id: string | null;
  next_name: string | null;
  due: string | null;
  since: Date | null;
};

const columns = sql`select p.id, p.proposal_id, p.kind, p.state, p.method, p.drafted_at, p.decided_at, p.document_number,
    p.body->>'title' as title, p.body->>'subject' as subject, p.body->>'proposalNumber' as number, p.body->>'partner' as partner,
    s.person_id as next_id, n.name as next_name, w.due, w.since
  from approval_papers p
  left join lateral (select x.person_id from approval_steps x where x.paper_id = p.id and x.decision is null and p.state = 'on_route'
    order by x.position limit 1) s on true
  left join people n on n.id = s.person_id
  left join waits w on w.proposal_id = p.proposal_id and w.subject_id = p.id and w.ended_at is null`;

function rowFrom(row: Row, person: Person): ApprovalRow {
  return {
    id: row.id,
    proposalId: row.proposal_id,
    kind: row.kind as Paper["kind"],
    state: row.state as Paper["state"],
    method: row.method as Method,
    title: row.title ?? "",
    subject: row.subject ?? "",
    proposalNumber: row.number ?? "",
    partner: row.partner ?? "",
    draftedAt: row.drafted_at,
    decidedAt: row.decided_at,
    documentNumber: row.document_number,
    next: row.next_id
      ? { name: row.next_name ?? "", isMe: actsFor(person, row.next_id), due: row.due, since: row.since }
      : null,
  };
}

/** "2026-11-24T01:00:00.000Z_uuid", as the list handed it out; anything else begins at the start. */
function placeOf(after: string | null): { at: Date; id: string } | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? "");
  const at = found ? new Date(found[1]!) : null;
  return found && isId(found[2]!) && at && !Number.isNaN(at.getTime()) ? { at, id: found[2]! } : null;
}
