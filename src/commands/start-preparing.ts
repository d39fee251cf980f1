import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The method is decided, the plan approved by both: what seals it is prepared (P2, P3, P5, P6). */
export function startPreparing(program: Program, input: Acting) {
  return act(
    program,
    input,
    "startPreparing",
    async ({ move }) => {
      await move("preparing", "preparing-started");
      return done(null);
    },
    { gated: "startPreparing" },
  );
}
