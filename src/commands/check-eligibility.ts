import type { Program } from "../db/program.ts";
import { type EligibilityAnswers, readEligibility } from "../domain/agreement/eligibility.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** An officer checks whether the city may bind itself to this partner. The partner is told the result, not the answers. */
export function checkEligibility(program: Program, input: Acting & EligibilityAnswers) {
  return act(program, input, "checkEligibility", async ({ tx, record, actor, at, log }) => {
    const { pledge, suspension, taxes, note } = input;
    const { answers, isEligible, errors } = readEligibility({ pledge, suspension, taxes, note });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const check = { answers: JSON.stringify(answers), by_id: actor.id, at };
    await tx
      .insertInto("eligibility_checks")
      .values({ proposal_id: record.id, ...check })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(check))
      .execute();
    const result = { is_eligible: isEligible, at };
    await tx
      .insertInto("eligibility_results")
      .values({ proposal_id: record.id, ...result })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(result))
      .execute();
    await log("eligibility-checked", "eligibility", { isEligible });
    return done({ isEligible });
  });
}
