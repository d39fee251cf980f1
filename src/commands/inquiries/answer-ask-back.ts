import type { Program } from "../../db/program.ts";
import { dueAfterRest } from "../../domain/inquiry/clock-of-inquiry.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";
import { askBackLimit } from "./ask-back.ts";

/** The desk answers what a department asked back; the department's last day moves by the business days that this took. */
export function answerAskBack(program: Program, input: Acting & { inquiryId: string; body: string }) {
  return act(program, input, "answerAskBack", async ({ tx, record, actor, at, today, city, log }) => {
    const inquiry = record.inquiries.find((one) => one.id === input.inquiryId);
    if (!inquiry || inquiry.endedAs !== null) return refused({ kind: "not-found" });
    if (!inquiry.askedBackAt)
      return refused({ kind: "not-allowed", reason: "この課からの問い返しには、もう答えています。" });
    const { texts, errors } = readTexts({ askBack: { typed: input.body, name: "課への答え", max: askBackLimit } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id: inquiry_id, departmentId: department_id } = inquiry;
    await tx
      .insertInto("inquiry_talks")
      .values({
        proposal_id: record.id,
        inquiry_id,
        department_id,
        side: "desk",
        by_id: actor.id,
        body: texts.askBack,
        at,
      })
      .execute();
    const due = dueAfterRest(inquiry.due, inquiry.askedBackAt, today, city.calendar);
    await tx.updateTable("inquiries").set({ asked_back_at: null, due }).where("id", "=", inquiry_id).execute();
    await log("ask-back-answered", "desk", {
      inquiry: inquiry_id,
      department: department_id,
      from: inquiry.due,
      to: due,
    });
    return done(null);
  });
}
