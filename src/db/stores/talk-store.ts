import { sql } from "kysely";
import type { Tx } from "../connect.ts";

/** One thing that a side says about a protected part. */
export type TalkEntry = {
  partId: string;
  proposalId: string;
  side: "partner" | "city";
  act: "request" | "counter" | "agree" | "leave_out";
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
