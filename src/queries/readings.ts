import type { Tx } from "../db/connect.ts";

/** One opening of a protected part. `personName` is for pages inside the city alone. */
export type Reading = {
  id: string;
  partId: string;
  heading: string;
  departmentName: string;
  role: string;
  purpose: string;
  /** A file of the part was opened, and not its words. */
  isFile: boolean;
  at: Date;
  personName: string;
};

/** Most readings that one page shows. */
const most = 200;

/** Who read the protected parts of a proposal, newest first, as far as the actor may know (proposer, desk, oneself). */
export async function listReadings(tx: Tx, proposalId: string): Promise<readonly Reading[]> {
  const rows = await tx
    .selectFrom("readings as r")
    .innerJoin("protected_parts as p", "p.id", "r.part_id")
    .innerJoin("people as n", "n.id", "r.person_id")
    .select([
      "r.id",
      "r.part_id",
      "p.heading",
      "r.department_name",
      "r.role",
      "r.purpose",
      "r.at",
      "r.attachment_id",
      "n.name",
    ])
    .where("r.proposal_id", "=", proposalId)
    .orderBy("r.at", "desc")
    .orderBy("r.seq", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    partId: row.part_id,
    heading: row.heading,
    departmentName: row.department_name,
    role: row.role,
    purpose: row.purpose,
    isFile: row.attachment_id !== null,
    at: row.at,
    personName: row.name,
  }));
}

/** How often a part was opened, as far as the actor may know. */
export async function countReadings(tx: Tx, partId: string): Promise<number> {
  const row = await tx
    .selectFrom("readings")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("part_id", "=", partId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
