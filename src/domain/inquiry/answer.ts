import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { type InquiryOutcome, inquiryOutcomes } from "../process/record.ts";

export const answerLimit = 2000;

/** What a department answers, in its words. 対話を希望 promises no project. */
export const outcomeNames: Record<InquiryOutcome, string> = {
  dialogue: "対話を希望",
  conditions: "条件つきで対話を希望",
  not_ours: "当課の所管ではない",
  no: "対話は難しい",
};

export type TypedAnswer = { outcome: string; answer: string; suggestedDepartmentId?: string | undefined };
export type Answer = { outcome: InquiryOutcome; answer: string; suggestedDepartmentId: string | null };

/** An answer to an inquiry: an outcome and its words; "not ours" may name whom to ask instead. */
export function readAnswer(
  typed: TypedAnswer,
  departmentIds: readonly string[],
): { answer: Answer; errors: FieldError[] } {
  const { texts, errors } = readTexts({ answer: { typed: typed.answer, name: "回答", max: answerLimit } });
  const outcome = inquiryOutcomes.find((one) => one === typed.outcome);
  if (!outcome) errors.unshift({ field: "outcome", message: "回答の種類を一つ選んでください。" });
  const suggested = outcome === "not_ours" && typed.suggestedDepartmentId ? typed.suggestedDepartmentId : null;
  if (suggested && !departmentIds.includes(suggested))
    errors.push({ field: "suggested", message: "一覧にある課から選んでください。" });
  return { answer: { outcome: outcome ?? "no", answer: texts.answer, suggestedDepartmentId: suggested }, errors };
}
