import { listSectionLocks } from "../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { withCityChecks } from "../domain/plan/contribution-needs.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { planErrors, reasonErrors } from "../domain/plan/plan-errors.ts";
import { isSamePlan } from "../domain/plan/same.ts";
import { lockAgainst } from "../domain/plan/section-locks.ts";
import { changedSections, sectionTitles } from "../domain/plan/sections.ts";
import type { Act } from "./act.ts";

/**
 * P3: the words of the next version, written by whoever acts; the one place where a version comes into being. A version is never
 * changed, and what was approved stays with the version that was approved. Refused as `stale` where somebody else writes in a section
 * that this would change.
 * @returns the number of the new version.
 */
export async function writePlanVersion(
  { tx, record, actor, at, today, log }: Act,
  typed: Plan,
  reason: string,
): Promise<Result<{ version: number }>> {
  const newest = record.plan;
  const side = twoSided(speakerOf(actor, record)!);
  const plan = withCityChecks(typed, newest?.body ?? null, { side, name: actor.name, today });
  const errors = [...planErrors(plan), ...reasonErrors(reason, newest === null)];
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  if (newest && isSamePlan(newest.body, plan))
    return refused({
      kind: "invalid",
      errors: [{ field: "reason", message: `第${newest.version}版から変わったところがありません。` }],
    });
  if (newest) {
    const locks = await listSectionLocks(tx, record.id);
    const lock = lockAgainst(locks, changedSections(newest.body, plan), actor.id, at);
    if (lock)
      return refused({ kind: "stale", changed: `「${sectionTitles[lock.section]}」は${lock.name}さんが編集中` });
  }
  const version = (newest?.version ?? 0) + 1;
  await tx
    .insertInto("plans")
    .values({
      proposal_id: record.id,
      version,
      body: JSON.stringify(plan),
      reason: normaliseLineBreaks(reason),
      drafted_side: side,
      drafted_by: actor.id,
      drafted_at: at,
    })
    .execute();
  await log("plan-edited", "dialogue", { version, side });
  return done({ version });
}
