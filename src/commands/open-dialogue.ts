import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk opens the dialogue (G8.2a, P4), once P1, declarations, answers, a lead department and the outlook are there. */
export function openDialogue(program: Program, input: Acting) {
  return act(
    program,
    input,
    "openDialogue",
    async ({ move }) => {
      await move("dialogue", "dialogue-opened");
      return done(null);
    },
    { gated: "openDialogue" },
  );
}
