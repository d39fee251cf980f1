import type { Tx } from "../db/connect.ts";
import type { ProposalText } from "../domain/process/record.ts";

/** The versions of the open parts that the actor may read, newest first; a version is made by each resubmission, so they are few. */
export async function listTexts(tx: Tx, proposalId: string): Promise<readonly ProposalText[]> {
  const rows = await tx
    .selectFrom("proposal_texts")
    .select(["version", "summary", "what", "benefit", "ask", "cost", "period", "submitted_at"])
    .where("proposal_id", "=", proposalId)
    .orderBy("version", "desc")
    .limit(50)
    .execute();
  return rows.map(({ submitted_at, ...text }) => ({ ...text, submittedAt: submitted_at }));
}
