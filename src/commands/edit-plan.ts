import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { withCityChecks } from "../domain/plan/contribution-needs.ts";
import { isSamePlan } from "../domain/plan/merge-plans.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { planErrors, reasonErrors } from "../domain/plan/plan-errors.ts";
import { type Acting, act } from "./act.ts";

/**
 * P3: either side writes the next version of the joint plan. A version is never changed: an edit is a new row, and what was
 * approved stays with the version that was approved.
 * `baseVersion`: the version that the writer saw, 0 for none; refused as `stale` when somebody has written a newer one.
 * @returns the number of the new version.
 */
export function editPlan(program: Program, input: Acting & { plan: Plan; baseVersion: number; reason: string }) {
  return act(program, input, "editPlan", async ({ tx, record, actor, at, today, log }) => {
    const newest = record.plan?.version ?? 0;
    if (input.baseVersion !== newest) return refused({ kind: "stale", changed: `共同計画は第${newest}版` });
    const side = twoSided(speakerOf(actor, record)!);
    const plan = withCityChecks(input.plan, record.plan?.body ?? null, { side, name: actor.name, today });
    const errors = [...planErrors(plan), ...reasonErrors(input.reason, newest === 0)];
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    if (record.plan && isSamePlan(record.plan.body, plan))
      return refused({
        kind: "invalid",
        errors: [{ field: "reason", message: `第${newest}版から変わったところがありません。` }],
      });
    const version = newest + 1;
    await tx
      .insertInto("plans")
      .values({
        proposal_id: record.id,
        version,
        body: JSON.stringify(plan),
        reason: normaliseLineBreaks(input.reason),
        drafted_side: side,
        drafted_by: actor.id,
        drafted_at: at,
      })
      .execute();
    await log("plan-edited", "dialogue", { version, side });
    return done({ version });
  });
}
