import { isLate, isUnanswered } from "../inquiry/clock-of-inquiry.ts";
import type { Missing } from "../kernel/result.ts";
import { isAgreement, isCall } from "../method/method.ts";
import { gatesOf, missingProtection } from "../principles/gates.ts";
import { approvedMethod } from "./method-of.ts";
import type { Principle, ProposalRecord } from "./record.ts";
import { unwrittenOf } from "./unwritten.ts";

/** The moves that have requirements (process.md "to move to | required"). */
export type GatedMove =
  | "submitProposal"
  | "resubmitProposal"
  | "askDepartment"
  | "openDialogue"
  | "startMethodReview"
  | "startPreparing"
  | "startCall"
  | "startActive"
  | "completeProposal";

/** What a move still needs, sentence by sentence; empty when it may go. Shown on the page, required by the command, printed in the paper. */
export function missingFor(move: GatedMove, record: ProposalRecord, today: string): readonly Missing[] {
  switch (move) {
    case "submitProposal":
    case "resubmitProposal":
      return unwrittenOf(record).map(({ principle, sentence }) => ({ principle, sentence }));
    case "askDepartment":
      return [];
    case "openDialogue":
      return forDialogue(record, today);
    case "startMethodReview":
      return [...gate(record, "P4"), ...missingProtection(record).map((sentence) => ({ principle: "P7", sentence }))];
    case "startPreparing":
      return [...forMethod(record, "preparing"), ...gate(record, "P3"), ...gate(record, "P5"), ...gate(record, "P6")];
    case "startCall":
      return [
        ...forMethod(record, "call"),
        ...missingProtection(record).map((sentence) => ({ principle: "P7", sentence })),
      ];
    case "startActive":
      return forActive(record, today);
    case "completeProposal":
      return forCompletion(record);
  }
}

function forDialogue(record: ProposalRecord, today: string): readonly Missing[] {
  const asked = record.inquiries.filter((inquiry) => inquiry.endedAs !== "released");
  // What ended without an answer (a department that is no more) is nobody's to answer: its question passed to another.
  const unanswered = asked.filter(isUnanswered);
  const declared = new Set(record.declarations.map((declaration) => declaration.personId));
  return [
    ...gate(record, "P1"),
    ...record.assigned
      .filter((person) => !declared.has(person.personId))
      .map((person) => missing("P2", `${person.name}さんが利益相反の申告をしていません。`)),
    ...(asked.length > 0 ? [] : [missing("", "まだどの課にもたずねていません。")]),
    ...unanswered
      .filter((inquiry) => !isLate(inquiry, today))
      .map((inquiry) =>
        missing(
          "",
          inquiry.askedBackAt
            ? `${inquiry.departmentName}からの問い返しに、デスクが答えていません。`
            : `${inquiry.departmentName}の回答を待っています。`,
        ),
      ),
    ...(unanswered.some((inquiry) => isLate(inquiry, today)) && !record.goingOnReason
      ? [missing("", "期限を過ぎた課の回答を待たずに進む理由を書いてください。")]
      : []),
    ...(record.inquiries.some((inquiry) => inquiry.isLead && inquiry.endedAs === null)
      ? []
      : [missing("", "主管課が決まっていません。")]),
    ...(record.outlook ? [] : [missing("", "提案者に見通しを伝えていません。")]),
  ];
}

function forMethod(record: ProposalRecord, to: "preparing" | "call"): readonly Missing[] {
  const method = approvedMethod(record);
  return [
    ...forFeasibility(record),
    ...(method ? [] : [missing("", "手法が決裁されていません。")]),
    ...(method && to === "call" && !isCall(method) ? [missing("", "決裁された手法は公募ではありません。")] : []),
    ...(method && to === "preparing" && isCall(method)
      ? [missing("", "決裁された手法は公募です。公募へ移してください。")]
      : []),
    ...gate(record, "P2"),
  ];
}

/** G8.2b: the head of the lead department says whether it is feasible; "yes, if" passes when every condition is marked met. */
export function forFeasibility(record: ProposalRecord): readonly Missing[] {
  const feasibility = record.feasibility;
  if (!feasibility) return [missing("", "主管課の課長が実施できるかを判断していません。")];
  if (feasibility.answer === "no") return [missing("", "主管課の課長が、実施できないと判断しています。")];
  if (feasibility.answer === "yes") return [];
  return feasibility.conditions
    .filter((condition) => !condition.met_at)
    .map((condition) => missing("", `条件「${condition.text}」がまだ満たされていません。`));
}

function forActive(record: ProposalRecord, today: string): readonly Missing[] {
  const method = approvedMethod(record);
  return [
    ...(method === null ? [missing("", "手法が決裁されていません。")] : []),
    ...(method && isAgreement(method) && record.agreement?.state !== "concluded"
      ? [missing("", "協定が締結されていません。")]
      : []),
    ...(method === "small_direct_contract" && !record.award
      ? [missing("", "契約番号と契約日が記録されていません。")]
      : []),
    ...(method === "individual_cooperation" &&
    !(record.cooperation?.cityConfirmedAt && record.cooperation.partnerConfirmedAt)
      ? [missing("", "連携の内容を双方が確認していません。")]
      : []),
    ...(record.eligible === true
      ? []
      : [
          missing(
            "",
            record.eligible === false
              ? "相手方の資格の確認で、支障があるとされています。"
              : "相手方の資格を確認していません。",
          ),
        ]),
    ...forFacts(record, today),
  ];
}

/** P7c: the partner could comment on the facts, or the comment period is over, or withholding stands on record with its reason. */
function forFacts(record: ProposalRecord, today: string): readonly Missing[] {
  const facts = record.facts;
  if (!facts || facts.state === "drafting") return [missing("P7", "公表する事実の案を、提案者に見せていません。")];
  if (
    facts.state === "commenting" &&
    !facts.partnerCommentedAt &&
    facts.commentDue !== null &&
    facts.commentDue >= today
  )
    return [missing("P7", "公表する事実への提案者の意見を待っています。")];
  return [];
}

function forCompletion(record: ProposalRecord): readonly Missing[] {
  return [
    ...(record.finalReport ? [] : [missing("", "最終報告がありません。")]),
    ...(record.finalReport?.endedEarlyReason || record.lessons.length === 2
      ? []
      : [missing("", "双方のふりかえりがそろっていません。")]),
    ...gate(record, "P7"),
  ];
}

function gate(record: ProposalRecord, principle: Principle): readonly Missing[] {
  const answer = gatesOf(record).find((one) => one.principle === principle);
  if (!answer || answer.state === "confirmed" || answer.state === "not_applicable") return [];
  return answer.missing.map((sentence) => missing(principle, sentence));
}

function missing(principle: string, sentence: string): Missing {
  return { principle, sentence };
}
