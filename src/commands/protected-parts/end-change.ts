import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import { partLimits } from "../../domain/proposal/protected-terms.ts";
import { changeAskedBy } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

/**
 * Refuses the other terms that the other side asked for, or takes back one's own asking: the agreed terms go on. The desk says why it
 * refuses (P3); the proposer need not.
 */
export function endProtectionChange(program: Program, input: ActingOnPart & { reason: string }) {
  return act<null>(program, input, "endProtectionChange", async (acting) => {
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "お返事");
    if (!talks.ok) return talks;
    const asker = changeAskedBy(part);
    if (asker === null) return refused({ kind: "not-allowed", reason: "申し出のあった変更がありません。" });
    const isOwn = asker === side;
    const limits = { max: partLimits.note, isMultiline: true, isRequired: side === "city" && !isOwn };
    const reason = readText(isOwn ? "" : input.reason, limits, "断る理由");
    if (!reason.ok) return refused({ kind: "invalid", errors: [{ field: "reason", message: reason.message }] });
    const ending = isOwn ? "withdraw_change" : "refuse_change";
    await say(acting, { partId: part.id, side, act: ending, terms: part, note: reason.text });
    await acting.log(isOwn ? "protection-change-withdrawn" : "protection-change-refused", "protection", {
      part: part.id,
    });
    return done(null);
  });
}
