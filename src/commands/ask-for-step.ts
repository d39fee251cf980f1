import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { stepErrors } from "../domain/dialogue/step-request.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

/** P3: either side asks the other for a step, and says why; one request of a kind waits for its answer at a time. */
export function askForStep(program: Program, input: Acting & { kind: string; reason: string }) {
  return act(program, input, "askForStep", async ({ tx, record, actor, at, log }) => {
    const open = record.stepRequests.map(({ kind }) => kind);
    const errors = stepErrors(input.kind, input.reason, open);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("step_requests")
      .values({
        proposal_id: record.id,
        kind: input.kind,
        side: twoSided(speakerOf(actor, record)!),
        by_id: actor.id,
        reason: normaliseLineBreaks(input.reason),
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("step-asked", "dialogue", { step: id, kind: input.kind });
    return done({ id });
  });
}
