import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk names the lead department (主管課): the one that would carry the partnership and decides whether it is feasible. */
export function nameLeadDepartment(program: Program, input: Acting & { inquiryId: string }) {
  return act(program, input, "nameLeadDepartment", async ({ tx, record, log }) => {
    const inquiry = record.inquiries.find((one) => one.id === input.inquiryId && one.endedAs === null);
    if (!inquiry)
      return refused({
        kind: "invalid",
        errors: [{ field: "inquiry", message: "たずねている課から、主管課を一つ選んでください。" }],
      });
    if (inquiry.answer?.confirmedAt && inquiry.answer.outcome === "no")
      return refused({
        kind: "invalid",
        errors: [{ field: "inquiry", message: "「対話は難しい」と答えた課は、主管課にできません。" }],
      });
    await tx.updateTable("inquiries").set({ is_lead: false }).where("proposal_id", "=", record.id).execute();
    await tx.updateTable("inquiries").set({ is_lead: true }).where("id", "=", inquiry.id).execute();
    await log("lead-named", "inquiry", { inquiry: inquiry.id, department: inquiry.departmentId });
    return done(null);
  });
}
