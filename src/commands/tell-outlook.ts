import type { Program } from "../db/program.ts";
import { readOutlook, type TypedOutlook } from "../domain/inquiry/outlook.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk tells the proposer the outlook (見通し): a company must not learn at the end that it has to compete. */
export function tellOutlook(program: Program, input: Acting & TypedOutlook) {
  return act(program, input, "tellOutlook", async ({ tx, record, actor, at, log }) => {
    const { outlook, errors } = readOutlook(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const told = {
      method: outlook.method,
      call_likelihood: outlook.callLikelihood,
      earliest_start: outlook.earliestStart,
      start_reasons: outlook.startReasons,
      meaning: outlook.meaning,
      by_id: actor.id,
      told_at: at,
    };
    await tx
      .insertInto("outlooks")
      .values({ proposal_id: record.id, ...told })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(told))
      .execute();
    await log("outlook-told", "inquiry", { method: outlook.method, callLikelihood: outlook.callLikelihood });
    return done(null);
  });
}
