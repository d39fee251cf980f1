import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { refuseUnproven } from "./accounts/refuse-unproven.ts";
import { type Acting, act } from "./act.ts";
import { requestProtection } from "./request-protection.ts";
import { protectionOver, submitText } from "./submit-proposal.ts";

/**
 * Sends the proposal again after additions were asked for (追記): the new version becomes visible to the city, under the same
 * number, and the desk's clock begins anew. The earlier versions stay.
 */
export async function resubmitProposal(program: Program, input: Acting) {
  const unproven = await refuseUnproven(program, input.actor);
  if (unproven) return unproven;
  return act(
    program,
    input,
    "resubmitProposal",
    async (acting) => {
      const { tx, record, at, move } = acting;
      const missing = protectionOver(acting);
      if (missing.length > 0) return refused({ kind: "gates", missing });
      await requestProtection(acting);
      await submitText(acting);
      await tx
        .updateTable("additions")
        .set({ answered_at: at })
        .where("proposal_id", "=", record.id)
        .where("answered_at", "is", null)
        .execute();
      await move("submitted", "proposal-resubmitted", { textVersion: record.text?.version ?? 1 });
      return done(null);
    },
    { gated: "resubmitProposal" },
  );
}
