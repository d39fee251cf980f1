import type { Program } from "../db/program.ts";
import { decideDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readWithholding } from "../domain/publication/comment.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn } from "./protected-words.ts";

/** The chief withholds the facts, with a reason that is listed publicly in their place at the start (P7c). */
export function withholdFacts(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "withholdFacts", async ({ tx, record, actor, at, log }) => {
    const { reason, errors } = readWithholding(input.reason);
    if (errors.length === 0) errors.push(...(await protectedWordsIn(tx, record.id, reason, "reason")));
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await decideDraft(tx, record.id, "facts", { state: "withheld", withheldReason: reason, by: actor.id, at });
    await log("facts-withheld", "publication");
    return done(null);
  });
}
