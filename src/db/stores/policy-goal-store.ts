import { mostPolicyGoals, type PolicyGoal } from "../../domain/policy-goal/policy-goal.ts";
import type { Tx } from "../connect.ts";

/** All goals that the desk keeps, plan by plan; nobody else reads them. */
export async function listPolicyGoals(tx: Tx): Promise<readonly PolicyGoal[]> {
  const rows = await tx
    .selectFrom("policy_goals")
    .select(["id", "plan", "goal", "fields", "valid_from", "valid_to", "version"])
    .orderBy("plan")
    .orderBy("goal")
    .orderBy("id")
    .limit(mostPolicyGoals)
    .execute();
  return rows.map(({ valid_from, valid_to, ...row }) => ({
    ...row,
    validFrom: String(valid_from),
    validTo: valid_to === null ? null : String(valid_to),
  }));
}
