import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readTie, type TypedTie } from "../domain/policy/read-tie.ts";
import { type Acting, act } from "./act.ts";

/**
 * P2: asked once, before the first look: is there a tie between you and them? Who declares one is taken out of this proposal
 * everywhere, so everything that this person still has to write is written before the declaration.
 */
export function declareConflict(program: Program, input: Acting & TypedTie) {
  return act(program, input, "declareConflict", async ({ tx, record, actor, at, log }) => {
    const { hasTie, what, errors } = readTie(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    if (record.declarations.some((one) => one.personId === actor.id))
      return refused({
        kind: "not-allowed",
        reason: "利益相反の申告は済んでいます。事情が変わったときは、デスクの責任者に伝えてください。",
      });
    await log("conflict-declared", "desk", { person: actor.id, hasTie });
    if (hasTie) {
      await tx
        .updateTable("assignments")
        .set({ ended_at: at })
        .where("proposal_id", "=", record.id)
        .where("person_id", "=", actor.id)
        .execute();
    }
    await tx
      .insertInto("conflict_declarations")
      .values({ proposal_id: record.id, person_id: actor.id, has_tie: hasTie, at })
      .execute();
    if (hasTie)
      await tx.insertInto("conflict_details").values({ proposal_id: record.id, person_id: actor.id, what }).execute();
    return done({ hasTie });
  });
}
