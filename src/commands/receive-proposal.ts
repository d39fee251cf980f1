import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk receives a submitted proposal (受付): the formal check begins, and its clock. */
export function receiveProposal(program: Program, input: Acting) {
  return act(program, input, "receiveProposal", async ({ tx, record, actor, at, move }) => {
    await tx
      .insertInto("assignments")
      .values({ proposal_id: record.id, person_id: actor.id, assigned_by: actor.id, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await move("received", "proposal-received");
    return done(null);
  });
}
