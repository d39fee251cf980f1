import type { Program } from "../db/program.ts";
import { findPlanBody } from "../db/stores/plan-store.ts";
import { refused } from "../domain/kernel/result.ts";
import { emptyPlan, type Plan } from "../domain/plan/plan.ts";
import { isSame } from "../domain/plan/same.ts";
import { type PlanSection, sectionOf, withSection } from "../domain/plan/sections.ts";
import { type Acting, act } from "./act.ts";
import { endSectionLock } from "./release-plan-section.ts";
import { writePlanVersion } from "./write-plan-version.ts";

type Input = Acting & { section: PlanSection; words: Partial<Plan>; baseVersion: number; reason: string };

/**
 * P3: either side writes one section; the rest of the next version is the newest one's, so that two people write at once in two sections
 * and nothing is lost. Refused as `stale` when this section has changed since `baseVersion`, or when somebody else writes in it.
 * The lock of the section ends with the version. @returns the number of the new version.
 */
export function editPlanSection(program: Program, input: Input) {
  return act(program, input, "editPlan", async (acting) => {
    const { tx, record, actor, at } = acting;
    const newest = record.plan;
    if (!newest)
      return refused({ kind: "not-allowed", reason: "共同計画がまだありません。先に第1版を書いてください。" });
    if (input.baseVersion !== newest.version) {
      const base = (await findPlanBody(tx, record.id, input.baseVersion)) ?? emptyPlan;
      if (!isSame(sectionOf(base, input.section), sectionOf(newest.body, input.section)))
        return refused({ kind: "stale", changed: `共同計画は第${newest.version}版` });
    }
    const plan = withSection(newest.body, input.section, input.words);
    const written = await writePlanVersion(acting, plan, input.reason);
    if (written.ok) await endSectionLock(tx, record.id, input.section, actor.id, at);
    return written;
  });
}
