import type { Refusal } from "../kernel/result.ts";
import { isHeadOf, type Person } from "../policy/actor.ts";
import type { Inquiry, ProposalRecord } from "../process/record.ts";

/** The inquiry that this person's department still has to answer, or why it is not theirs to answer. */
export function ownInquiry(
  person: Person,
  record: ProposalRecord,
  inquiryId: string,
  role: "staff" | "head",
): { inquiry: Inquiry; asDeputy: boolean } | { refusal: Refusal } {
  const inquiry = record.inquiries.find((one) => one.id === inquiryId);
  if (!inquiry) return { refusal: { kind: "not-found" } };
  const department = person.departments.find((one) => one.id === inquiry.departmentId);
  if (!department || inquiry.endedAs !== null)
    return { refusal: { kind: "not-allowed", reason: `これは${inquiry.departmentName}が行います。` } };
  if (role === "head" && !isHeadOf(person, department.id, record.barred))
    return { refusal: { kind: "not-allowed", reason: `回答の確定は、${inquiry.departmentName}の課長が行います。` } };
  if (inquiry.answeredAt)
    return {
      refusal: { kind: "not-allowed", reason: "この照会の回答は確定しています。直すときは、デスクに伝えてください。" },
    };
  return { inquiry, asDeputy: role === "head" && department.asDeputy === true };
}
