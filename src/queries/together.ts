import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { listJointAnswers } from "../db/stores/together-store.ts";
import type { JointAnswer } from "../domain/inquiry/together.ts";

export type DepartmentMeeting = {
  id: string;
  departmentIds: readonly string[];
  startsAt: Date;
  place: string;
  agenda: string;
  calledBy: string;
  note: string;
  notedBy: string | null;
  notedAt: Date | null;
  cancelledAt: Date | null;
};

export type Together = {
  joint: readonly JointAnswer[];
  meetings: readonly DepartmentMeeting[];
  /** Of every department that is named, also of one that is closed by now. */
  names: ReadonlyMap<string, string>;
};

/** What asked departments do together, as far as the actor was brought into it. */
export async function togetherOf(tx: Tx, proposalId: string): Promise<Together> {
  const [joint, meetings, names] = await Promise.all([
    listJointAnswers(tx, proposalId),
    sql<{
      id: string;
      department_ids: string[];
      starts_at: Date;
      place: string;
      agenda: string;
      called_by: string;
      note: string;
      noted_by: string | null;
      noted_at: Date | null;
      cancelled_at: Date | null;
    }>`select m.id, m.department_ids, m.starts_at, m.place, m.agenda, c.name as called_by, m.note, n.name as noted_by, m.noted_at, m.cancelled_at
      from department_meetings m join people c on c.id = m.called_by left join people n on n.id = m.noted_by
      where m.proposal_id = ${proposalId} order by m.starts_at desc, m.id limit 50`.execute(tx),
    tx.selectFrom("departments").select(["id", "name"]).orderBy("code").limit(1000).execute(),
  ]);
  return {
    joint,
    meetings: meetings.rows.map((row) => ({
      id: row.id,
      departmentIds: row.department_ids,
      startsAt: row.starts_at,
      place: row.place,
      agenda: row.agenda,
      calledBy: row.called_by,
      note: row.note,
      notedBy: row.noted_by,
      notedAt: row.noted_at,
      cancelledAt: row.cancelled_at,
    })),
    names: new Map(names.map((one) => [one.id, one.name])),
  };
}
