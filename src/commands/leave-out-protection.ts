import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readText } from "../domain/kernel/text.ts";
import { partLimits } from "../domain/proposal/protected-terms.ts";
import { whoseAnswer } from "../domain/proposal/protection-talk.ts";
import { act, sideOf } from "./act.ts";
import { type ActingOnPart, say, talkAsDrawn } from "./protection.ts";

export type LeaveOutProtection = ActingOnPart & { reason: string };

/**
 * Leaves a part out of the proposal (外す): its content stays the proposer's and is never read by the city. Either side may, at
 * any time before an agreement. What the desk takes out of somebody else's proposal it explains to them (P3); who leaves out their
 * own words need not.
 */
export function leaveOutProtection(program: Program, input: LeaveOutProtection) {
  return act<null>(program, input, "leaveOutProtection", async (acting) => {
    const { tx, record, actor, log } = acting;
    const part = record.parts.find((one) => one.id === input.partId);
    if (!part) return refused({ kind: "not-found" });
    if (whoseAnswer(part) === null)
      return refused({ kind: "not-allowed", reason: "この守りたい部分の取扱条件は、もう決まっています。" });
    const talks = await talkAsDrawn(acting, input, "提案から外すこと");
    if (!talks.ok) return talks;
    const side = sideOf(actor, record) === "partner" ? "partner" : "city";
    const limits = { max: partLimits.leavingOut, isMultiline: true, isRequired: side === "city" };
    const reason = readText(input.reason, limits, "提案から外す理由");
    if (!reason.ok) return refused({ kind: "invalid", errors: [{ field: "reason", message: reason.message }] });
    await say(acting, { partId: part.id, side, act: "leave_out", terms: part, note: reason.text });
    await tx.updateTable("protected_parts").set({ state: "left_out" }).where("id", "=", part.id).execute();
    await log("part-left-out", "protection", { part: part.id });
    return done(null);
  });
}
