import type { Program } from "../db/program.ts";
import { findPlanBody } from "../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { withCityChecks } from "../domain/plan/contribution-needs.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { planErrors, reasonErrors } from "../domain/plan/plan-errors.ts";
import { type PlanSection, sectionOf, withSection } from "../domain/plan/sections.ts";
import { mostOpenSuggestions, suggestsOnly } from "../domain/plan/suggestions.ts";
import { type Acting, act } from "./act.ts";

type Input = Acting & {
  section: PlanSection;
  words: Partial<Plan>;
  baseVersion: number;
  reason: string;
  /** One's own open suggestion that this one takes the place of. */
  replaces?: string | undefined;
};

/**
 * P3: one side proposes other words for a section (直しの提案), with a reason; nothing changes until the other side accepts. It is made
 * from `baseVersion`, and may be made while somebody writes in the section: it is held against the newest version when it is read.
 * @returns its id.
 */
export function suggestPlanChange(program: Program, input: Input) {
  return act(program, input, "editPlan", async ({ tx, record, actor, at, today, log }) => {
    const base = record.plan ? await findPlanBody(tx, record.id, input.baseVersion) : null;
    if (!base) return refused({ kind: "stale", changed: `共同計画は第${record.plan?.version ?? 0}版` });
    const side = twoSided(speakerOf(actor, record)!);
    const suggested = withSection(base, input.section, input.words);
    const plan = withCityChecks(suggested, base, { side, name: actor.name, today });
    const errors = [...planErrors(plan), ...reasonErrors(input.reason, false, "提案する理由")];
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    if (!suggestsOnly(base, plan, input.section))
      return refused({
        kind: "invalid",
        errors: [{ field: "reason", message: `第${input.baseVersion}版から変わったところがありません。` }],
      });
    if (input.replaces)
      await tx
        .updateTable("plan_suggestions")
        .set({ state: "withdrawn", answered_by: actor.id, answered_at: at })
        .where("id", "=", input.replaces)
        .where("proposal_id", "=", record.id)
        .where("by_id", "=", actor.id)
        .where("state", "=", "open")
        .execute();
    const { waiting } = await tx
      .selectFrom("plan_suggestions")
      .select((select) => select.fn.countAll<string>().as("waiting"))
      .where("proposal_id", "=", record.id)
      .where("side", "=", side)
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    if (Number(waiting) >= mostOpenSuggestions)
      return refused({
        kind: "not-allowed",
        reason: `返事を待っている直しの提案は、${mostOpenSuggestions}件までです。返事があるか、取り下げてから、出してください。`,
      });
    const { id } = await tx
      .insertInto("plan_suggestions")
      .values({
        proposal_id: record.id,
        section: input.section,
        base_version: input.baseVersion,
        body: JSON.stringify(sectionOf(plan, input.section)),
        reason: normaliseLineBreaks(input.reason),
        side,
        by_id: actor.id,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("plan-suggested", "dialogue", { side, section: input.section, baseVersion: input.baseVersion });
    return done({ id });
  });
}
