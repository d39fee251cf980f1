import type { Program } from "../db/program.ts";
import { raisePublicRevision } from "../db/stores/publication-store.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The partnership is complete: final report, both lessons (unless it ended early), and the case published or withheld with its reason. */
export function completeProposal(program: Program, input: Acting) {
  return act(
    program,
    input,
    "completeProposal",
    async ({ tx, move }) => {
      await raisePublicRevision(tx);
      await move("completed", "partnership-completed");
      return done(null);
    },
    { gated: "completeProposal" },
  );
}
