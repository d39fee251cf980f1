import type { Tx } from "../db/connect.ts";
import type { ProposalText } from "../domain/process/record.ts";

/** A version with who sent it; null while it is being written. */
export type TextVersion = ProposalText & { submittedBy: string | null };

/** The versions of the open parts that the actor may read, newest first; a version is made by each resubmission, so they are few. */
export async function listTexts(tx: Tx, proposalId: string): Promise<readonly TextVersion[]> {
  const rows = await tx
    .selectFrom("proposal_texts as t")
    .leftJoin("people as n", "n.id", "t.submitted_by")
    .select([
      "t.version",
      "t.summary",
      "t.what",
      "t.benefit",
      "t.ask",
      "t.cost",
      "t.period",
      "t.submitted_at",
      "n.name",
    ])
    .where("t.proposal_id", "=", proposalId)
    .orderBy("t.version", "desc")
    .limit(50)
    .execute();
  return rows.map(({ submitted_at, name, ...text }) => ({ ...text, submittedAt: submitted_at, submittedBy: name }));
}
