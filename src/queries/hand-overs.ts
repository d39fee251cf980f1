import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { HandOverPerson } from "../db/stores/hand-over-store.ts";
import type { HandOverKind } from "../domain/hand-over/hand-over.ts";

/** More than one person has at once; a bound. */
const most = 300;

export type HandOver = {
  id: string;
  from: HandOverPerson;
  department: { id: string; name: string } | null;
  onDay: string;
  note: string;
  plannedBy: HandOverPerson;
  carriedOutAt: Date | null;
  cancelledAt: Date | null;
};

export type HandOverLine = {
  kind: HandOverKind;
  to: HandOverPerson;
  outcome: "passed" | "refused" | "ended" | null;
  proposalId: string | null;
  inquiryId: string | null;
  consultationId: string | null;
  challengeId: string | null;
  fiscalYear: number | null;
  serial: number | null;
  title: string;
  state: string;
  due: string | null;
};

const handOver = sql`select h.id, h.on_day, h.note, h.carried_out_at, h.cancelled_at, f.id as from_id, f.name as from_name,
    b.id as by_id, b.name as by_name, d.id as department_id, d.name as department
  from hand_overs h join people f on f.id = h.person_id join people b on b.id = h.planned_by left join departments d on d.id = h.department_id`;

type HandOverRow = {
  id: string;
  on_day: string;
  note: string;
  carried_out_at: Date | null;
  cancelled_at: Date | null;
  from_id: string;
  from_name: string;
  by_id: string;
  by_name: string;
  department_id: string | null;
  department: string | null;
};

function handOverOf(row: HandOverRow): HandOver {
  return {
    id: row.id,
    from: { id: row.from_id, name: row.from_name },
    department: row.department_id ? { id: row.department_id, name: row.department ?? "" } : null,
    onDay: String(row.on_day),
    note: row.note,
    plannedBy: { id: row.by_id, name: row.by_name },
    carriedOutAt: row.carried_out_at,
    cancelledAt: row.cancelled_at,
  };
}

/** The hand-overs that somebody planned, leaves by, or receives from; the newest 100. */
export async function listHandOvers(tx: Tx): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOverRow>`${handOver} order by h.on_day desc, h.id limit 100`.execute(tx);
  return rows.map(handOverOf);
}

/** One of them with its lines, as far as the reader may see what each speaks of; null where there is none. */
export async function findHandOver(
  tx: Tx,
  id: string,
): Promise<{ handOver: HandOver; lines: readonly HandOverLine[] } | null> {
  const { rows } = await sql<HandOverRow>`${handOver} where h.id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  const lines = await sql<{
    kind: HandOverKind;
    to_id: string;
    to_name: string;
    outcome: HandOverLine["outcome"];
    proposal_id: string | null;
    inquiry_id: string | null;
    consultation_id: string | null;
    challenge_id: string | null;
    fiscal_year: number | null;
    serial: number | null;
    title: string | null;
    state: string | null;
    due: string | null;
  }>`select l.kind, l.to_id, n.name as to_name, l.outcome, l.proposal_id, l.inquiry_id, l.consultation_id, l.challenge_id,
      coalesce(p.fiscal_year, c.fiscal_year) as fiscal_year, coalesce(p.serial, c.serial) as serial,
      coalesce(p.title, c.sender_name, h.title) as title, coalesce(p.status, c.state, h.status) as state, coalesce(c.due, h.deadline) as due
    from hand_over_lines l join people n on n.id = l.to_id left join proposals p on p.id = l.proposal_id
      left join consultations c on c.id = l.consultation_id left join challenges h on h.id = l.challenge_id
    where l.hand_over_id = ${id} order by l.kind desc, 8, 9, 10, l.id limit ${sql.lit(most)}`.execute(tx);
  return {
    handOver: handOverOf(rows[0]),
    lines: lines.rows.map((row) => ({
      ...{
        kind: row.kind,
        to: { id: row.to_id, name: row.to_name },
        outcome: row.outcome,
        proposalId: row.proposal_id,
      },
      ...{ inquiryId: row.inquiry_id, consultationId: row.consultation_id, challengeId: row.challenge_id },
      ...{ fiscalYear: row.fiscal_year, serial: row.serial, title: row.title ?? "", state: row.state ?? "" },
      due: row.due === null ? null : String(row.due),
    })),
  };
}
