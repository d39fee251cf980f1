import type { Tx } from "../db/connect.ts";
import type { Level } from "../domain/process/record.ts";
import type { Talk } from "../domain/proposal/protection-talk.ts";

/** What was said about the protected parts of a proposal, oldest first; a short list by nature (each side answers in turn). */
export async function listProtectionTalks(tx: Tx, proposalId: string): Promise<readonly Talk[]> {
  const rows = await tx
    .selectFrom("protection_talks")
    .select(["part_id", "side", "act", "level", "department_ids", "until", "note", "at"])
    .where("proposal_id", "=", proposalId)
    .orderBy("at")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    partId: row.part_id,
    side: row.side as Talk["side"],
    act: row.act as Talk["act"],
    level: row.level as Level,
    departmentIds: row.department_ids,
    until: row.until,
    note: row.note,
    at: row.at,
  }));
}

/** The reasons why parts are to be protected, by part: read by the proposer and the desk alone. */
export async function listProtectionReasons(tx: Tx, proposalId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom("protected_part_reasons")
    .select(["part_id", "reason"])
    .where("proposal_id", "=", proposalId)
    .execute();
  return new Map(rows.map((row) => [row.part_id, row.reason]));
}
