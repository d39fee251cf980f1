import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { whoseAnswer } from "../domain/proposal/protection-talk.ts";
import { type Acting, act, sideOf } from "./act.ts";
import { say } from "./protection.ts";

/**
 * Leaves a part out of the proposal (外す): its content stays the proposer's and is never read by the city. Either side may, at
 * any time before an agreement.
 */
export function leaveOutProtection(program: Program, input: Acting & { partId: string }) {
  return act<null>(program, input, "leaveOutProtection", async (acting) => {
    const { tx, record, actor, log } = acting;
    const part = record.parts.find((one) => one.id === input.partId);
    if (!part) return refused({ kind: "not-found" });
    if (whoseAnswer(part) === null)
      return refused({ kind: "not-allowed", reason: "この守りたい部分の取扱条件は、もう決まっています。" });
    const side = sideOf(actor, record) === "partner" ? "partner" : "city";
    await say(acting, { partId: part.id, side, act: "leave_out", terms: part, note: "" });
    await tx.updateTable("protected_parts").set({ state: "left_out" }).where("id", "=", part.id).execute();
    await log("part-left-out", "protection", { part: part.id });
    return done(null);
  });
}
