import type { Program } from "../../db/program.ts";
import { listJointAnswers } from "../../db/stores/together-store.ts";
import { ownOf } from "../../domain/inquiry/together.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

/**
 * The head of one of the departments confirms the joint text for their own: it is this department's answer from now on, word for word.
 * `draftedAt`: the draft that the head has read; one that was mended meanwhile is read again first.
 */
export function confirmJointAnswer(program: Program, input: Acting & { jointId: string; draftedAt: string }) {
  return act(program, input, "confirmJointAnswer", async ({ tx, record, actor, at, log }) => {
    const joint = (await listJointAnswers(tx, record.id)).find((one) => one.id === input.jointId);
    if (!joint) return refused({ kind: "not-found" });
    const own = ownOf(actor, record, joint, "head");
    if (!own) return refused({ kind: "not-allowed", reason: "あなたの課の回答は、もう確定しています。" });
    if (!joint.draft) return refused({ kind: "not-allowed", reason: "共同の回答の案が、まだ書かれていません。" });
    if (joint.draft.at.toISOString() !== input.draftedAt)
      return refused({
        kind: "not-allowed",
        reason: "読んでいるあいだに、案が書き直されました。新しい案を読んでから、確定してください。",
      });
    const facts = { inquiry: own.id, department: own.departmentId };
    await log("inquiry-answered", "desk", { ...facts, joint: joint.id });
    const answer = {
      outcome: joint.draft.outcome,
      answer: joint.draft.answer,
      drafted_by: actor.id,
      drafted_at: at,
      confirmed_by: actor.id,
      confirmed_at: at,
    };
    await tx
      .insertInto("inquiry_answers")
      .values({ inquiry_id: own.id, proposal_id: record.id, department_id: own.departmentId, ...answer })
      .onConflict((conflict) => conflict.column("inquiry_id").doUpdateSet(answer))
      .execute();
    await tx
      .updateTable("joint_answers")
      .set({ confirmed_departments: [...new Set([...joint.confirmed, own.departmentId])] })
      .where("id", "=", joint.id)
      .execute();
    await tx.updateTable("inquiries").set({ answered_at: at, asked_back_at: null }).where("id", "=", own.id).execute();
    return done(null);
  });
}
