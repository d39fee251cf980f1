import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readFeasibility, type TypedFeasibility, toldFeasibility } from "../domain/method/feasibility.ts";
import { type Acting, act } from "./act.ts";

/**
 * G8.2b: the head of the lead department decides whether it is feasible: yes, yes if (each condition on a line), no. The proposer is
 * told decision and reason at once. A later decision takes the earlier one's place.
 */
export function decideFeasibility(program: Program, input: Acting & TypedFeasibility) {
  return act(program, input, "decideFeasibility", async ({ tx, record, actor, at, log }) => {
    const { feasibility, errors } = readFeasibility(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const conditions = feasibility.conditions.map((text) => ({ text, met_at: null, met_by: null }));
    await tx
      .insertInto("feasibilities")
      .values({
        proposal_id: record.id,
        answer: feasibility.answer,
        reason: feasibility.reason,
        conditions: JSON.stringify(conditions),
        decided_by: actor.id,
        decided_at: at,
      })
      .execute();
    await tx
      .insertInto("decisions")
      .values({
        proposal_id: record.id,
        kind: "feasibility",
        outcome: feasibility.answer,
        reason: toldFeasibility(feasibility),
        by_id: actor.id,
        sent_at: at,
      })
      .execute();
    await log("feasibility-decided", "review", { answer: feasibility.answer, conditions: conditions.length });
    return done({ answer: feasibility.answer });
  });
}
