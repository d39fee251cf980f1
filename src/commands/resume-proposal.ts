import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** An officer resumes a held proposal where it was. */
export function resumeProposal(program: Program, input: Acting) {
  return act(program, input, "resumeProposal", async ({ tx, record, at, move }) => {
    if (!record.statusBefore) throw new Error(`held proposal ${record.id} does not know its state before`);
    await tx
      .updateTable("holds")
      .set({ resumed_at: at })
      .where("proposal_id", "=", record.id)
      .where("resumed_at", "is", null)
      .execute();
    await move(record.statusBefore, "proposal-resumed");
    return done(null);
  });
}
