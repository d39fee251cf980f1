import type { Program } from "../db/program.ts";
import { gatherEvidence, keepEvidence } from "../db/stores/fairness-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readFairness, type TypedFairness } from "../domain/method/fairness.ts";
import { type Acting, act } from "./act.ts";

/**
 * P2 公平性: somebody who neither wrote in the plan nor proposes the method answers the questions, by name; what the city's record said
 * beside them is kept as it stood. Fair confirms the principle, until what was judged changes; unfair is on record and takes an earlier
 * confirmation back.
 */
export function checkFairness(program: Program, input: Acting & TypedFairness) {
  return act(program, input, "checkFairness", async ({ tx, record, actor, at, today, log }) => {
    const { answers, conclusion, errors } = readFairness(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const name = { name: actor.name, department: actor.departments[0]?.name ?? "官民連携デスク" };
    const check = await tx
      .insertInto("fairness_checks")
      .values({
        proposal_id: record.id,
        answers: JSON.stringify({ by: name, answers }),
        conclusion,
        by_id: actor.id,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepEvidence(tx, record.id, check.id, await gatherEvidence(tx, record, today));
    if (conclusion === "fair") {
      const confirmation = { evidence: `公平性の確認書。${answers.length}問とも支障なし`, by_id: actor.id, at };
      await tx
        .insertInto("gate_confirmations")
        .values({ proposal_id: record.id, principle: "P2", ...confirmation })
        .onConflict((conflict) => conflict.columns(["proposal_id", "principle"]).doUpdateSet(confirmation))
        .execute();
    } else {
      await tx
        .deleteFrom("gate_confirmations")
        .where("proposal_id", "=", record.id)
        .where("principle", "=", "P2")
        .execute();
    }
    await log("fairness-checked", "review", { conclusion });
    return done({ conclusion });
  });
}
