import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { termsOnTheTable } from "../domain/proposal/protection-talk.ts";
import { act } from "./act.ts";
import { type ActingOnPart, partToAnswer, say, talkAsDrawn } from "./protection.ts";

/**
 * Agrees to the other side's latest terms (P7b). From now on the agreed readers may open the content, each with a purpose and
 * a reading on record, and nobody else. The end of the period opens nothing, and takes nothing from these readers (decision 0033).
 */
export function agreeProtection(program: Program, input: ActingOnPart) {
  return act<null>(program, input, "agreeProtection", async (acting) => {
    const { tx, at, today, log } = acting;
    const answer = partToAnswer(acting, input.partId);
    if (!answer.ok) return answer;
    const { part, side } = answer.value;
    const talks = await talkAsDrawn(acting, input, "合意");
    if (!talks.ok) return talks;
    const terms = termsOnTheTable(talks.value, side);
    if (!terms) return refused({ kind: "not-allowed", reason: "相手の条件がまだ示されていません。" });
    if (terms.until <= today)
      return refused({
        kind: "not-allowed",
        reason: "示された条件の期限が過ぎています。新しい期限で修正案を出してください。",
      });
    await say(acting, { partId: part.id, side, act: "agree", terms, note: "" });
    await tx
      .updateTable("protected_parts")
      .set({
        state: "agreed",
        level: terms.level,
        department_ids: [...terms.departmentIds],
        until: terms.until,
        agreed_at: at,
      })
      .where("id", "=", part.id)
      .execute();
    await log("protection-agreed", "protection", { part: part.id, level: terms.level, until: terms.until });
    return done(null);
  });
}
