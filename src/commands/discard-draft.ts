import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** Throws a draft away, with its protected parts: nobody in the city ever saw it, so nothing of it is kept. */
export function discardDraft(program: Program, input: Acting) {
  return act(program, input, "discardDraft", async ({ tx, record }) => {
    await tx.deleteFrom("proposals").where("id", "=", record.id).where("status", "=", "draft").execute();
    return done(null);
  });
}
