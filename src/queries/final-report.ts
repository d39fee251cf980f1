import type { Tx } from "../db/connect.ts";

export type FinalReport = { result: string; endedEarlyReason: string; by: string; at: Date };

/** The city's final report with the name of who wrote it; null when there is none for this reader. */
export async function findFinalReport(tx: Tx, proposalId: string): Promise<FinalReport | null> {
  const row = await tx
    .selectFrom("final_reports as r")
    .innerJoin("people as p", "p.id", "r.by_id")
    .select(["r.result", "r.ended_early_reason", "r.at", "p.name"])
    .where("r.proposal_id", "=", proposalId)
    .executeTakeFirst();
  return row ? { result: row.result, endedEarlyReason: row.ended_early_reason, by: row.name, at: row.at } : null;
}
