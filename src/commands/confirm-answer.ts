import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { readAnswer } from "../domain/inquiry/answer.ts";
import { ownInquiry } from "../domain/inquiry/own-inquiry.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { act } from "./act.ts";
import type { AnswerFromForm } from "./draft-answer.ts";
import { wouldOverwrite } from "./words-digest.ts";

/**
 * The head of an asked department confirms its answer, drafted before or written now. "Not ours" ends the inquiry; where it names whose it
 * is, the question passes itself on to that office (decision 0056). The proposer reads an answer when the desk releases it.
 * @returns `passedTo`: the inquiry of the office that it went to; null where the desk has to find one.
 */
export function confirmAnswer(program: Program, input: AnswerFromForm) {
  return act(program, input, "confirmAnswer", async ({ tx, record, actor, at, city, log, deadlineIn }) => {
    const own = ownInquiry(actor, record, input.inquiryId, "head");
    if ("refusal" in own) return refused(own.refusal);
    const { inquiry } = own;
    const { answer, errors } = readAnswer(
      input,
      city.departments.map((department) => department.id),
    );
    if (answer.suggestedDepartmentId === inquiry.departmentId)
      errors.push({ field: "suggested", message: "ご自分の課のほかの課を選んでください。" });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const drafter = await tx
      .selectFrom("inquiry_answers")
      .select(["drafted_by", "outcome", "answer"])
      .where("inquiry_id", "=", inquiry.id)
      .executeTakeFirst();
    const stored = { outcome: drafter?.outcome, answer: drafter?.answer };
    if (input.drawnFrom && wouldOverwrite(input.drawnFrom, stored, { outcome: answer.outcome, answer: answer.answer }))
      return refused({ kind: "stale", changed: "words" });
    const isAsDrafted = drafter?.outcome === answer.outcome && drafter.answer === answer.answer;
    // Four eyes: in place of the head one confirms what somebody else wrote (代理).
    if (own.asDeputy && (!isAsDrafted || drafter.drafted_by === actor.id))
      return refused({
        kind: "not-allowed",
        reason:
          "課長の代理の人は、ほかの人が書いた案を、そのまま確定します。案を直したときは、ほかの人に案として保存してもらってください。",
      });
    if (own.asDeputy && answer.suggestedDepartmentId)
      return refused({
        kind: "not-allowed",
        reason:
          "照会をほかの課に渡すのは、課長が行います。代理の人は、課の名前を選ばずに確定すると、デスクに戻せます。",
      });
    const confirmed = { confirmed_by: actor.id, confirmed_at: at };
    const written = {
      ...confirmed,
      ...{ outcome: answer.outcome, answer: answer.answer, drafted_by: actor.id, drafted_at: at },
    };
    const passedOn = answer.outcome === "not_ours";
    // The log first: who passes an inquiry on does not see the proposal any more.
    const facts = {
      inquiry: inquiry.id,
      department: inquiry.departmentId,
      ...(own.asDeputy ? { asDeputy: true } : {}),
    };
    // For the desk alone: that an answer lies there unreleased is nothing the proposer should read from the log.
    await log("inquiry-answered", "desk", facts);
    // Whoever confirms a colleague's words as they stand leaves them the colleague's. The answer before the question passes on: it stands on it.
    if (isAsDrafted)
      await tx.updateTable("inquiry_answers").set(confirmed).where("inquiry_id", "=", inquiry.id).execute();
    else
      await tx
        .insertInto("inquiry_answers")
        .values({
          inquiry_id: inquiry.id,
          proposal_id: record.id,
          department_id: inquiry.departmentId,
          ...written,
        })
        .onConflict((conflict) => conflict.column("inquiry_id").doUpdateSet(written))
        .execute();
    const passed = answer.suggestedDepartmentId
      ? await passOn(
          tx,
          inquiry.id,
          answer.suggestedDepartmentId,
          deadlineIn(city.settings.targetDays.departmentAnswer),
          at,
        )
      : null;
    if (passedOn) await log("inquiry-passed-on", "desk", { ...facts, suggested: answer.suggestedDepartmentId });
    // For the desk alone as well: who reads that a department asks another reads its answer.
    const passedTo = passed?.inquiry ?? null;
    const to = { inquiry: passedTo, department: answer.suggestedDepartmentId };
    if (passed?.way === "asked") await log("department-asked", "desk", to);
    if (passed?.way === "appended")
      await log("question-appended", "desk", { ...to, departments: [answer.suggestedDepartmentId] });
    if (passed?.way === "desk") await log("question-left", "desk", to);
    await tx
      .updateTable("inquiries")
      .set({
        answered_at: at,
        asked_back_at: null,
        ...(passedOn ? { ended_at: at, ended_as: "passed_on", is_lead: false } : {}),
      })
      .where("id", "=", inquiry.id)
      .execute();
    return done({ passedOn, passedTo });
  });
}

/** `known`: the same was asked there already. `desk`: its answer stands, and the desk decides. */
type PassedOn = { inquiry: string | null; way: "asked" | "appended" | "known" | "desk" };

/**
 * Asked like by the desk, with the same question and a time of its own; an office that is asked already takes it into its inquiry. Null where
 * that office's inquiry has ended, or it is none that can be asked: the desk decides.
 */
async function passOn(
  tx: Tx,
  inquiryId: string,
  departmentId: string,
  due: string,
  at: Date,
): Promise<PassedOn | null> {
  const result = await sql<{
    passed: string | null;
    way: PassedOn["way"] | null;
  }>`select passed, way from app.pass_inquiry_on(${inquiryId}, ${departmentId}, ${due}, ${at})`.execute(tx);
  const row = result.rows[0];
  return row?.way ? { inquiry: row.passed, way: row.way } : null;
}
