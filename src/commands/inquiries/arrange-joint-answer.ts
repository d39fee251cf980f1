import type { Program } from "../../db/program.ts";
import { readTogether } from "../../domain/inquiry/together.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

/** The desk asks departments that have not answered yet for one answer together; each may still answer alone (decision 0057). */
export function arrangeJointAnswer(program: Program, input: Acting & { inquiryIds: readonly string[] }) {
  return act(program, input, "arrangeJointAnswer", async ({ tx, record, actor, at, log }) => {
    const { inquiries, errors } = readTogether(record, input.inquiryIds, 2);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const departments = inquiries.map((one) => one.departmentId);
    const { id } = await tx
      .insertInto("joint_answers")
      .values({ proposal_id: record.id, department_ids: departments, arranged_by: actor.id, arranged_at: at })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("joint-answer-arranged", "desk", { joint: id, departments });
    return done({ id });
  });
}
