import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import type { Person } from "../policy/actor.ts";
import type { Inquiry, InquiryOutcome, ProposalRecord } from "../process/record.ts";
import { answerLimit } from "./answer.ts";
import { isUnanswered } from "./clock-of-inquiry.ts";

/** 共同の回答: one text of several departments; each head's confirmation makes it the answer of that department. */
export type JointAnswer = {
  id: string;
  departmentIds: readonly string[];
  arrangedAt: Date;
  draft: { outcome: InquiryOutcome; answer: string; by: string; departmentId: string; at: Date } | null;
  confirmed: readonly string[];
};

/** What departments can say together; "not ours" is each one's own. */
export const jointOutcomes = ["dialogue", "conditions", "no"] as const satisfies readonly InquiryOutcome[];

/** The chosen departments whose answer is open, or what has to be mended. */
export function readTogether(
  record: ProposalRecord,
  inquiryIds: readonly string[],
  least: number,
): { inquiries: readonly Inquiry[]; errors: FieldError[] } {
  const inquiries = record.inquiries.filter((one) => inquiryIds.includes(one.id) && isUnanswered(one));
  const isWhole = inquiries.length === new Set(inquiryIds).size && inquiries.length >= least;
  const message =
    least > 1 ? "まだ回答していない課から、二つ以上選んでください。" : "まだ回答していない課から選んでください。";
  return { inquiries, errors: isWhole ? [] : [{ field: "inquiries", message }] };
}

/**
 * The open inquiry of this person's department that a joint answer is for; null where theirs is answered or ended. A joint answer is
 * confirmed by the heads themselves, not by their deputies.
 */
export function ownOf(
  person: Person,
  record: ProposalRecord,
  joint: JointAnswer,
  role: "staff" | "head",
): Inquiry | null {
  return (
    record.inquiries.find(
      (one) =>
        joint.departmentIds.includes(one.departmentId) &&
        isUnanswered(one) &&
        person.departments.some(
          (own) => own.id === one.departmentId && (role === "staff" || (own.role === "head" && !own.asDeputy)),
        ),
    ) ?? null
  );
}

/** A joint draft as typed. */
export function readJointDraft(typed: { outcome: string; answer: string }): {
  draft: { outcome: InquiryOutcome; answer: string };
  errors: FieldError[];
} {
  const { texts, errors } = readTexts({ answer: { typed: typed.answer, name: "共同の回答", max: answerLimit } });
  const outcome = jointOutcomes.find((one) => one === typed.outcome);
  if (!outcome) errors.unshift({ field: "outcome", message: "回答の種類を一つ選んでください。" });
  return { draft: { outcome: outcome ?? "no", answer: texts.answer }, errors };
}

/** 課の打合せ as the desk calls it. */
export function readCall(
  typed: { startsAt: Date | null; place: string; agenda: string },
  now: Date,
): { call: { startsAt: Date; place: string; agenda: string }; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    place: { typed: typed.place, name: "場所", max: 200, oneLine: true },
    agenda: { typed: typed.agenda, name: "話すこと", max: 1000 },
  });
  if (!typed.startsAt || typed.startsAt <= now)
    errors.unshift({ field: "on", message: "これからの日と時刻を書いてください(時刻の例 14:00)。" });
  return { call: { startsAt: typed.startsAt ?? now, ...texts }, errors };
}
