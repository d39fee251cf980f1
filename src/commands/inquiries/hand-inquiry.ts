import type { Program } from "../../db/program.ts";
import { ownInquiry } from "../../domain/inquiry/own-inquiry.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

/**
 * Passes an inquiry on inside its department: to the colleague who has it from now on (担当). The department goes on reading it and is
 * reminded as before: that one person is away must not let it lie.
 */
export function handInquiry(program: Program, input: Acting & { inquiryId: string; personId: string; note: string }) {
  return act(program, input, "handInquiry", async ({ tx, record, actor, at, log }) => {
    const own = ownInquiry(actor, record, input.inquiryId, "staff");
    if ("refusal" in own) return refused(own.refusal);
    const { inquiry } = own;
    const { texts, errors } = readTexts({ note: { typed: input.note, name: "ひとこと", max: 300, optional: true } });
    const colleagues = await tx
      .selectFrom("staff_posts")
      .select("person_id")
      .where("department_id", "=", inquiry.departmentId)
      .where("ended_at", "is", null)
      .execute();
    if (!colleagues.some((one) => one.person_id === input.personId))
      errors.unshift({ field: "handler", message: `${inquiry.departmentName}の人から、一人選んでください。` });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const handed = { person_id: input.personId, handed_by: actor.id, note: texts.note, at };
    await tx
      .insertInto("inquiry_handlers")
      .values({ inquiry_id: inquiry.id, proposal_id: record.id, department_id: inquiry.departmentId, ...handed })
      .onConflict((conflict) => conflict.column("inquiry_id").doUpdateSet(handed))
      .execute();
    await log("inquiry-handed", "desk", {
      inquiry: inquiry.id,
      department: inquiry.departmentId,
      person: input.personId,
    });
    return done(null);
  });
}
