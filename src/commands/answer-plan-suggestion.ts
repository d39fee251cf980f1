import type { Program } from "../db/program.ts";
import { findSuggestion, type PlanSuggestion } from "../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, type Refusal, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks, readText } from "../domain/kernel/text.ts";
import { longestPlanText } from "../domain/plan/plan-errors.ts";
import { standingOf } from "../domain/plan/suggestions.ts";
import { type Act, type Acting, act } from "./act.ts";
import { writePlanVersion } from "./write-plan-version.ts";

/**
 * P3: the other side takes a suggestion, and it becomes the next version; both approve it anew. `planVersion`: the version it was
 * read beside: refused as `stale` when there is a newer one, so that nobody accepts what they have not read. @returns the new version.
 */
export function acceptPlanSuggestion(program: Program, input: Acting & { suggestion: string; planVersion: number }) {
  return act(program, input, "editPlan", async (acting) => {
    const { tx, record, actor, at, log } = acting;
    const suggestion = await findSuggestion(tx, record.id, input.suggestion);
    const refusal = againstAnswering(acting, suggestion);
    if (refusal) return refused(refusal);
    const plan = record.plan!;
    if (plan.version !== input.planVersion) return refused({ kind: "stale", changed: `共同計画は第${plan.version}版` });
    const { section, base, reason } = suggestion!;
    const standing = standingOf(suggestion!, base, plan.body);
    if (standing.kind === "crossed")
      return refused({ kind: "stale", changed: "この提案のあとで、同じところが書きかえられた状態" });
    if (standing.kind === "done") return refused({ kind: "stale", changed: "この提案と同じ内容" });
    const written = await writePlanVersion(acting, standing.plan, reason);
    if (!written.ok) return written;
    const { version } = written.value;
    await tx
      .updateTable("plan_suggestions")
      .set({ state: "accepted", answered_by: actor.id, answered_at: at, accepted_version: version })
      .where("id", "=", input.suggestion)
      .execute();
    await log("plan-suggestion-accepted", "dialogue", { section, version });
    return done({ version });
  });
}

/** P3: the other side declines a suggestion, and says why. The plan stays as it is, and so do its approvals. */
export function declinePlanSuggestion(program: Program, input: Acting & { suggestion: string; reason: string }) {
  return act(program, input, "editPlan", async (acting) => {
    const { tx, record, actor, at, log } = acting;
    const suggestion = await findSuggestion(tx, record.id, input.suggestion);
    const refusal = againstAnswering(acting, suggestion);
    if (refusal) return refused(refusal);
    const read = readText(input.reason, { max: longestPlanText, isMultiline: true, isRequired: true }, "見送る理由");
    if (!read.ok) return refused({ kind: "invalid", errors: [{ field: "reason", message: read.message }] });
    await tx
      .updateTable("plan_suggestions")
      .set({ state: "declined", answer: normaliseLineBreaks(input.reason), answered_by: actor.id, answered_at: at })
      .where("id", "=", input.suggestion)
      .execute();
    await log("plan-suggestion-declined", "dialogue", { section: suggestion!.section });
    return done(null);
  });
}

/** Who wrote a suggestion takes it back, as long as nobody has answered it. */
export function withdrawPlanSuggestion(program: Program, input: Acting & { suggestion: string }) {
  return act(program, input, "editPlan", async ({ tx, record, actor, at, log }) => {
    const suggestion = await findSuggestion(tx, record.id, input.suggestion);
    if (!suggestion) return refused({ kind: "not-found" });
    if (suggestion.byId !== actor.id)
      return refused({ kind: "not-allowed", reason: "直しの提案を取り下げるのは、書いた本人です。" });
    if (suggestion.state !== "open") return refused({ kind: "stale", changed: answered[suggestion.state] });
    await tx
      .updateTable("plan_suggestions")
      .set({ state: "withdrawn", answered_by: actor.id, answered_at: at })
      .where("id", "=", input.suggestion)
      .execute();
    await log("plan-suggestion-withdrawn", "dialogue", { section: suggestion.section });
    return done(null);
  });
}

/** Nobody answers for the other side, and nothing is answered twice. */
function againstAnswering({ actor, record }: Act, suggestion: PlanSuggestion | null): Refusal | null {
  if (!suggestion) return { kind: "not-found" };
  if (twoSided(speakerOf(actor, record)!) === suggestion.side)
    return { kind: "not-allowed", reason: "直しの提案には、もう一方の側が答えます。" };
  return suggestion.state === "open" ? null : { kind: "stale", changed: answered[suggestion.state] };
}

const answered = {
  open: "返事待ち",
  accepted: "受け入れ済み",
  declined: "見送り済み",
  withdrawn: "取り下げ済み",
} as const;
