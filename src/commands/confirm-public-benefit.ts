import type { Program } from "../db/program.ts";
import { listPolicyGoals } from "../db/stores/policy-goal-store.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { isGoalInForce, mostNamedGoals } from "../domain/policy-goal/policy-goal.ts";
import { missingPublicBenefit } from "../domain/principles/gates.ts";
import { type Acting, act } from "./act.ts";

/** `goalIds`: goals of the city's plans that it serves, as the officer says. */
export type ConfirmPublicBenefit = Acting & { evidence: string; goalIds?: readonly string[] };

/**
 * P1 公益性: an officer confirms the benefit to citizens, and says on which evidence, and which goals of the city's plans it serves. Missing
 * evidence confirms nothing.
 */
export function confirmPublicBenefit(program: Program, input: ConfirmPublicBenefit) {
  return act(program, input, "confirmPublicBenefit", async ({ tx, record, actor, at, today, log }) => {
    const named = [...new Set(input.goalIds ?? [])];
    const inForce = named.length > 0 ? (await listPolicyGoals(tx)).filter((one) => isGoalInForce(one, today)) : [];
    const goals = inForce.filter((one) => named.includes(one.id)).map(({ id, plan, goal }) => ({ id, plan, goal }));
    const missing = missingPublicBenefit(record, goals.length);
    if (missing.length > 0)
      return refused({ kind: "gates", missing: missing.map((sentence) => ({ principle: "P1", sentence })) });
    const { texts, errors } = readTexts({ evidence: { typed: input.evidence, name: "公益性の根拠", max: 300 } });
    if (goals.length < named.length)
      errors.push({ field: "goals", message: "いまある計画の目標から選びなおしてください。" });
    if (named.length > mostNamedGoals)
      errors.push({ field: "goals", message: `計画の目標は、${mostNamedGoals}つまで選んでください。` });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const confirmed = { evidence: texts.evidence, goals: JSON.stringify(goals), by_id: actor.id, at };
    await tx
      .insertInto("gate_confirmations")
      .values({ proposal_id: record.id, principle: "P1", ...confirmed })
      .onConflict((conflict) => conflict.columns(["proposal_id", "principle"]).doUpdateSet(confirmed))
      .execute();
    await log("public-benefit-confirmed", "open_parts", {
      principle: "P1",
      ...(goals.length > 0 ? { goals: goals.map((one) => one.id) } : {}),
    });
    return done(null);
  });
}
