import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";

/** Somebody who takes part: for the list of who was there, and for who does what. */
export type AtTable = {
  personId: string;
  name: string;
  side: "partner" | "city";
  departmentId: string | null;
  /** Their department; "" for the desk and for the organisation. */
  department: string;
};

/**
 * Who sits at the table of a proposal, at most 200: the organisation's people, who accompanies it, and the departments that take part. The
 * city sees both sides, a proposer their own (wall.people_at_table).
 */
export async function listPeopleAtTable(tx: Tx, proposalId: string): Promise<readonly AtTable[]> {
  const { rows } = await sql<{
    person_id: string;
    name: string;
    side: "partner" | "city";
    department_id: string | null;
    department: string | null;
  }>`
    select t.person_id, n.name, t.side, t.department_id, d.name as department
    from wall.people_at_table t
    join people n on n.id = t.person_id and n.ended_at is null
    left join departments d on d.id = t.department_id
    where t.proposal_id = ${proposalId}
    order by t.side desc, d.code nulls first, n.name, t.person_id limit 200`.execute(tx);
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    side: row.side,
    departmentId: row.department_id,
    department: row.department ?? "",
  }));
}
