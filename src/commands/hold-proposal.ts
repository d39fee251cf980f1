import type { Program } from "../db/program.ts";
import { readHold } from "../domain/desk/hold-terms.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk holds a proposal (保留) until a day or an event; then the clock hands the ball back to the desk. */
export function holdProposal(
  program: Program,
  input: Acting & { reason: string; until: string | null; untilEvent: string },
) {
  return act(program, input, "holdProposal", async ({ tx, record, actor, at, today, move }) => {
    const { hold, errors } = readHold(input, today);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .insertInto("holds")
      .values({
        proposal_id: record.id,
        reason: hold.reason,
        until_event: hold.untilEvent,
        until: hold.until,
        by_id: actor.id,
        at,
      })
      .execute();
    await move("on_hold", "proposal-held", { until: hold.until });
    return done(null);
  });
}
