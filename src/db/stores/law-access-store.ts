import { sql } from "kysely";
import type { LawAccess, LawPurpose } from "../../domain/law-access/law-access.ts";
import type { Tx } from "../connect.ts";

/** The accesses for law to the parts of a proposal that the actor may know of, newest first; at most 100. */
export async function listLawAccesses(
  tx: Tx,
  proposalId: string,
): Promise<readonly (LawAccess & { personName: string })[]> {
  const rows = await tx
    .selectFrom("law_accesses as a")
    .innerJoin("people as p", "p.id", "a.person_id")
    .selectAll("a")
    .select("p.name as person_name")
    .where("a.proposal_id", "=", proposalId)
    .orderBy("a.granted_at", "desc")
    .orderBy("a.id")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    partId: row.part_id,
    personId: row.person_id,
    personName: row.person_name,
    readerDepartment: row.reader_department,
    readerRole: row.reader_role,
    purpose: row.purpose as LawPurpose,
    reason: row.reason,
    grantedAt: row.granted_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
    untoldReason: row.untold_reason,
    untoldUntil: row.untold_until,
    toldAt: row.told_at,
  }));
}

/** What is granted to the actor for law at this moment, and what they need to know of it: they may be nothing else to the proposal. */
export type LawGrant = {
  accessId: string;
  partId: string;
  proposalId: string;
  purpose: LawPurpose;
  endsAt: Date;
  /** What the part is called and why it is wanted; null until they have answered (P2). */
  named: { heading: string; reason: string } | null;
  number: { fiscalYear: number; serial: number };
  organisation: string;
  /** Whether they have said that there is no tie (P2); before that nothing opens. */
  isDeclared: boolean;
};

/** The accesses for law that are granted to the actor now, the soonest end first; at most 50. */
export async function listLawGrants(tx: Tx): Promise<readonly LawGrant[]> {
  const { rows } = await sql<{
    access_id: string;
    part_id: string;
    proposal_id: string;
    purpose: LawPurpose;
    reason: string | null;
    ends_at: Date;
    heading: string | null;
    fiscal_year: number;
    serial: number;
    organisation: string;
    is_declared: boolean;
  }>`select access_id, part_id, proposal_id, purpose, reason, ends_at, heading, fiscal_year, serial, organisation, is_declared
    from wall.law_grants order by ends_at, access_id limit 50`.execute(tx);
  return rows.map((row) => ({
    accessId: row.access_id,
    partId: row.part_id,
    proposalId: row.proposal_id,
    purpose: row.purpose,
    endsAt: row.ends_at,
    named: row.heading === null ? null : { heading: row.heading, reason: row.reason ?? "" },
    number: { fiscalYear: row.fiscal_year, serial: row.serial },
    organisation: row.organisation,
    isDeclared: row.is_declared,
  }));
}

/** Who can be named for an access: people of the city with a post other than the administrator's; at most 1000, by their reading. */
export async function listNameable(
  tx: Tx,
  besides: readonly string[],
): Promise<readonly { id: string; name: string; department: string; role: string }[]> {
  const { rows } = await sql<{ id: string; name: string; department: string | null; role: string; title: string }>`
    select distinct on (p.kana, p.id) p.id, p.name, d.name as department, t.role, t.title
    from staff_posts t join people p on p.id = t.person_id left join departments d on d.id = t.department_id
    where t.ended_at is null and p.ended_at is null and t.role <> 'administrator' and p.id <> all (${besides}::uuid[])
    order by p.kana, p.id, t.since limit 1000`.execute(tx);
  return rows.map(({ id, name, department, role, title }) => ({
    id,
    name,
    department: department ?? (role === "approver" ? "決裁・合議" : "官民連携デスク"),
    role: title || roleNames[role] || "職員",
  }));
}

const roleNames: Readonly<Record<string, string>> = {
  head: "課長",
  staff: "担当",
  officer: "担当者",
  chief: "責任者",
  approver: "決裁の担当",
};
