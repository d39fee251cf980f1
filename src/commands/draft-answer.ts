import type { Program } from "../db/program.ts";
import { readAnswer, type TypedAnswer } from "../domain/inquiry/answer.ts";
import { ownInquiry } from "../domain/inquiry/own-inquiry.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { wouldOverwrite } from "./words-digest.ts";

/** `drawnFrom`: `digestOf` the draft that the form was drawn from; refused as stale when other words have been saved since. */
export type AnswerFromForm = Acting & TypedAnswer & { inquiryId: string; drawnFrom?: string | undefined };

/** Somebody of an asked department drafts its answer; the head confirms what leaves the department. */
export function draftAnswer(program: Program, input: AnswerFromForm) {
  return act(program, input, "draftAnswer", async ({ tx, record, actor, at, city, log }) => {
    const own = ownInquiry(actor, record, input.inquiryId, "staff");
    if ("refusal" in own) return refused(own.refusal);
    const { answer, errors } = readAnswer(
      input,
      city.departments.map((department) => department.id),
    );
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const stored = await tx
      .selectFrom("inquiry_answers")
      .select(["outcome", "answer"])
      .where("inquiry_id", "=", own.inquiry.id)
      .executeTakeFirst();
    const { outcome, answer: words } = answer;
    if (input.drawnFrom && wouldOverwrite(input.drawnFrom, stored ?? {}, { outcome, answer: words }))
      return refused({ kind: "stale", changed: "words" });
    const drafted = { outcome: answer.outcome, answer: answer.answer, drafted_by: actor.id, drafted_at: at };
    await tx
      .insertInto("inquiry_answers")
      .values({
        inquiry_id: own.inquiry.id,
        proposal_id: record.id,
        department_id: own.inquiry.departmentId,
        ...drafted,
      })
      .onConflict((conflict) => conflict.column("inquiry_id").doUpdateSet(drafted))
      .execute();
    await log("answer-drafted", "desk", { inquiry: own.inquiry.id, department: own.inquiry.departmentId });
    return done(null);
  });
}
