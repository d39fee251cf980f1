import type { Tx } from "../connect.ts";

/** One version of the notice to the press that the desk kept. */
export type PressNotice = {
  version: number;
  text: string;
  /** The version of the facts that it was written beside. */
  factsVersion: number;
  /** Goes out with the facts, when it is the newest. */
  goesOut: boolean;
  byId: string;
  byName: string;
  at: Date;
};

/** The versions of a proposal's notice to the press, newest first, at most 50; none for others than the desk. */
export async function listPressNotices(tx: Tx, proposalId: string): Promise<readonly PressNotice[]> {
  const rows = await tx
    .selectFrom("press_notices as n")
    .innerJoin("people as writer", "writer.id", "n.by_id")
    .select(["n.version", "n.text", "n.facts_version", "n.goes_out", "n.at", "n.by_id", "writer.name"])
    .where("n.proposal_id", "=", proposalId)
    .orderBy("n.version", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: row.text,
    factsVersion: row.facts_version,
    goesOut: row.goes_out,
    byId: row.by_id,
    byName: row.name,
    at: row.at,
  }));
}
