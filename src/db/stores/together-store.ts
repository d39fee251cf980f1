import type { JointAnswer } from "../../domain/inquiry/together.ts";
import type { InquiryOutcome } from "../../domain/process/record.ts";
import type { Tx } from "../connect.ts";

/** The joint answers of a proposal that the actor may read, the newest first. */
export async function listJointAnswers(tx: Tx, proposalId: string): Promise<readonly JointAnswer[]> {
  const rows = await tx
    .selectFrom("joint_answers")
    .leftJoin("people", "people.id", "joint_answers.drafted_by")
    .select(["joint_answers.id", "department_ids", "arranged_at", "outcome", "answer", "people.name as by"])
    .select(["drafted_department_id", "drafted_at", "confirmed_departments"])
    .where("proposal_id", "=", proposalId)
    .orderBy("arranged_at", "desc")
    .orderBy("joint_answers.id")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    departmentIds: row.department_ids,
    arrangedAt: row.arranged_at,
    draft: row.drafted_at
      ? {
          outcome: row.outcome as InquiryOutcome,
          answer: row.answer,
          by: row.by ?? "",
          departmentId: row.drafted_department_id ?? "",
          at: row.drafted_at,
        }
      : null,
    confirmed: row.confirmed_departments,
  }));
}
