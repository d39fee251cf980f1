import type { Program } from "../db/program.ts";
import { type AwardWords, readAward } from "../domain/agreement/award.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import { type Acting, act } from "./act.ts";

/** An officer records the contract made in the city's own contract system: it counts as the award. Recorded again, it is mended. */
export function recordAward(program: Program, input: Acting & AwardWords) {
  return act(program, input, "recordAward", async ({ tx, record, actor, at, today, log }) => {
    if (approvedMethod(record) !== "small_direct_contract")
      return refused({
        kind: "not-allowed",
        reason: "契約の記録は、決裁された手法が「少額の随意契約」のときに行います。",
      });
    const { award, errors } = readAward(input, today);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const written = {
      contract_number: award.contractNumber,
      contracted_on: award.contractedOn,
      amount_yen: award.amountYen,
      by_id: actor.id,
      at,
    };
    await tx
      .insertInto("awards")
      .values({ proposal_id: record.id, ...written })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(written))
      .execute();
    await log("award-recorded", "agreement", { amountYen: award.amountYen });
    return done(null);
  });
}
