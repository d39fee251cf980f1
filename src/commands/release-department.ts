import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk releases a department from an inquiry: from then on the proposal does not exist for it. */
export function releaseDepartment(program: Program, input: Acting & { inquiryId: string }) {
  return act(program, input, "releaseDepartment", async ({ tx, record, at, log }) => {
    const inquiry = record.inquiries.find((one) => one.id === input.inquiryId);
    if (!inquiry || inquiry.endedAs !== null) return refused({ kind: "not-found" });
    await tx
      .updateTable("inquiries")
      .set({ ended_at: at, ended_as: "released", is_lead: false })
      .where("id", "=", inquiry.id)
      .execute();
    await log("department-released", "inquiry", { inquiry: inquiry.id, department: inquiry.departmentId });
    return done(null);
  });
}
