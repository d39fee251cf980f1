import type { Program } from "../db/program.ts";
import { readDue } from "../domain/inquiry/question.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk gives a department more time for its answer; `due` is business days from today, or a day. */
export function extendInquiry(program: Program, input: Acting & { inquiryId: string; due: string }) {
  return act(program, input, "extendInquiry", async ({ tx, record, today, city, log }) => {
    const inquiry = record.inquiries.find((one) => one.id === input.inquiryId);
    if (!inquiry || inquiry.endedAs !== null) return refused({ kind: "not-found" });
    if (inquiry.answeredAt) return refused({ kind: "not-allowed", reason: "この課は、もう回答しています。" });
    const due = readDue(input.due, today, city.calendar);
    if (!due.ok) return refused({ kind: "invalid", errors: [{ field: "due", message: due.message }] });
    if (due.date <= inquiry.due)
      return refused({
        kind: "invalid",
        errors: [{ field: "due", message: `いまの期限(${inquiry.due})より後の日を書いてください。` }],
      });
    await tx.updateTable("inquiries").set({ due: due.date }).where("id", "=", inquiry.id).execute();
    await log("inquiry-extended", "inquiry", {
      inquiry: inquiry.id,
      department: inquiry.departmentId,
      from: inquiry.due,
      to: due.date,
    });
    return done(null);
  });
}
