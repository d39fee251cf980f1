import type { Program } from "../../db/program.ts";
import { ownInquiry } from "../../domain/inquiry/own-inquiry.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

export const askBackLimit = 1000;

/** An asked department asks the desk back; its own clock rests until the desk has answered (decision 0056). */
export function askBack(program: Program, input: Acting & { inquiryId: string; body: string }) {
  return act(program, input, "askBack", async ({ tx, record, actor, at, log }) => {
    const own = ownInquiry(actor, record, input.inquiryId, "staff");
    if ("refusal" in own) return refused(own.refusal);
    const { inquiry } = own;
    const { texts, errors } = readTexts({
      askBack: { typed: input.body, name: "デスクに聞くこと", max: askBackLimit },
    });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id: inquiry_id, departmentId: department_id } = inquiry;
    await tx
      .insertInto("inquiry_talks")
      .values({
        proposal_id: record.id,
        inquiry_id,
        department_id,
        side: "department",
        by_id: actor.id,
        body: texts.askBack,
        at,
      })
      .execute();
    // A second question before the answer: the clock rests since the first.
    if (!inquiry.askedBackAt)
      await tx.updateTable("inquiries").set({ asked_back_at: at }).where("id", "=", inquiry_id).execute();
    await log("inquiry-asked-back", "desk", { inquiry: inquiry_id, department: department_id });
    return done(null);
  });
}
