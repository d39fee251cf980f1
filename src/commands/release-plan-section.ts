import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import type { PlanSection } from "../domain/plan/sections.ts";
import { type Acting, act } from "./act.ts";

/** Somebody stops writing in a section: others may at once. Nothing when it is not theirs. */
export function releasePlanSection(program: Program, input: Acting & { section: PlanSection }) {
  return act(program, input, "editPlan", async ({ tx, record, actor, at }) => {
    await endSectionLock(tx, record.id, input.section, actor.id, at);
    return done(null);
  });
}

/** Ends the lock of this person; the row stays, and is taken anew. */
export async function endSectionLock(
  tx: Tx,
  proposalId: string,
  section: PlanSection,
  personId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("plan_section_locks")
    .set({ until: at })
    .where("proposal_id", "=", proposalId)
    .where("section", "=", section)
    .where("person_id", "=", personId)
    .where("until", ">", at)
    .execute();
}
