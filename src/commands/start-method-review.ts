import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** G8.2b: after a recorded dialogue (P4), and with every protected part settled (P7b), the method is looked for. */
export function startMethodReview(program: Program, input: Acting) {
  return act(
    program,
    input,
    "startMethodReview",
    async ({ move }) => {
      await move("method_review", "method-review-started");
      return done(null);
    },
    { gated: "startMethodReview" },
  );
}
