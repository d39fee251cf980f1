import type { Program } from "../db/program.ts";
import { refused } from "../domain/kernel/result.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { type Acting, act } from "./act.ts";
import { writePlanVersion } from "./write-plan-version.ts";

/**
 * P3: either side writes the next version of the joint plan, whole.
 * `baseVersion`: the version that the writer saw, 0 for none; refused as `stale` when somebody has written a newer one.
 * @returns the number of the new version.
 */
export function editPlan(program: Program, input: Acting & { plan: Plan; baseVersion: number; reason: string }) {
  return act(program, input, "editPlan", async (acting) => {
    const newest = acting.record.plan?.version ?? 0;
    if (input.baseVersion !== newest) return refused({ kind: "stale", changed: `共同計画は第${newest}版` });
    return writePlanVersion(acting, input.plan, input.reason);
  });
}
