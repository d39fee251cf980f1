import type { Tx } from "../db/connect.ts";
import { latestPaper } from "../domain/process/method-of.ts";
import type { ProposalRecord } from "../domain/process/record.ts";

/**
 * The paper about the method stands no longer, because what it rests on has changed or the review was reopened: it counts as sent back
 * (method-of.ts), while its steps keep who approved it. Returns its id, or null when there was none.
 */
export async function endMethodPaper(tx: Tx, record: ProposalRecord, at: Date): Promise<string | null> {
  const paper = latestPaper(record, "method");
  if (!paper || paper.state === "sent_back") return null;
  await tx
    .updateTable("approval_papers")
    .set({ state: "sent_back", ...(paper.state === "on_route" ? { decided_at: at } : {}) })
    .where("id", "=", paper.id)
    .execute();
  return paper.id;
}
