import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk shows a department's confirmed answer to the proposer. */
export function releaseAnswer(program: Program, input: Acting & { inquiryId: string }) {
  return act(program, input, "releaseAnswer", async ({ tx, record, at, log }) => {
    const inquiry = record.inquiries.find((one) => one.id === input.inquiryId);
    if (!inquiry) return refused({ kind: "not-found" });
    if (!inquiry.answer?.confirmedAt)
      return refused({ kind: "not-allowed", reason: "課長が確定した回答だけを、提案者に見せられます。" });
    if (inquiry.answer.releasedAt) return done(null);
    await tx.updateTable("inquiry_answers").set({ released_at: at }).where("inquiry_id", "=", inquiry.id).execute();
    await log("answer-released", "inquiry", { inquiry: inquiry.id, department: inquiry.departmentId });
    return done(null);
  });
}
