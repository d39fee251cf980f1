import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { termsOfChange } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

/**
 * Agrees to the other terms that the other side asked for. They hold at once: whoever is no reader any more cannot open the part from
 * this moment on, not even with a reading of a minute ago. What was read stays in the ledger.
 */
export function agreeProtectionChange(program: Program, input: ActingOnPart) {
  return act<null>(program, input, "agreeProtectionChange", async (acting) => {
    const { tx, at, today, log } = acting;
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "変更への合意");
    if (!talks.ok) return talks;
    const terms = termsOfChange(talks.value, part.id);
    if (!terms || terms.side === side)
      return refused({ kind: "not-allowed", reason: "相手から申し出のあった変更がありません。" });
    if (terms.until <= today)
      return refused({
        kind: "not-allowed",
        reason: "申し出のあった期限が過ぎています。新しい期限で、変更を申し出てください。",
      });
    const { level, departmentIds, until } = terms;
    // Before the answer is said: the database compares with what was asked for last.
    await tx
      .updateTable("protected_parts")
      .set({ level, department_ids: [...departmentIds], until, agreed_at: at })
      .where("id", "=", part.id)
      .execute();
    await say(acting, { partId: part.id, side, act: "agree_change", terms, note: "" });
    await log("protection-changed", "protection", { part: part.id, level, until });
    return done(null);
  });
}
