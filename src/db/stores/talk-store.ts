import { sql } from "kysely";
import type { Level } from "../../domain/process/record.ts";
import type { Talk } from "../../domain/proposal/protection-talk.ts";
import type { Tx } from "../connect.ts";

/** One thing that a side says about a protected part. */
export type TalkEntry = {
  partId: string;
  proposalId: string;
  side: "partner" | "city";
  act: Talk["act"];
  level: string;
  departmentIds: readonly string[];
  until: string;
  note: string;
  byId: string;
  at: Date;
};

/**
 * Appends to the talk about a part. An answer is always later than what it answers, also when a clock shows the same instant
 * twice: which offer is the last one must never be left to chance.
 */
export async function appendTalk(tx: Tx, talk: TalkEntry): Promise<void> {
  const at = sql<Date>`greatest(${talk.at}::timestamptz, (select max(t.at) + interval '1 millisecond'
    from protection_talks t where t.part_id = ${talk.partId}))`;
  await tx
    .insertInto("protection_talks")
    .values({
      part_id: talk.partId,
      proposal_id: talk.proposalId,
      side: talk.side,
      act: talk.act,
      level: talk.level,
      department_ids: [...talk.departmentIds],
      until: talk.until,
      note: talk.note,
      by_id: talk.byId,
      at,
    })
    .execute();
}

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
