import type { FieldError } from "../kernel/result.ts";
import { linesErrors } from "./words.ts";

/** What a side can ask the other for. */
export const stepKinds = ["meeting", "method", "departments", "plan", "other"] as const;
export type StepKind = (typeof stepKinds)[number];

/** The steps as people ask for them. */
export const stepNames: Record<StepKind, string> = {
  meeting: "面談を開く",
  method: "手法の検討に進む",
  departments: "ほかの課にもたずねる",
  plan: "共同計画を確かめて承認する",
  other: "そのほかの一歩",
};

/** The answers of the side that was asked. */
export type StepAnswer = { answer: "done" | "not_now"; words: string; day: string | null };

/** What is wrong with a request; `open`: the kinds that wait for an answer already. */
export function stepErrors(kind: string, reason: string, open: readonly string[]): readonly FieldError[] {
  return [
    ...(isStepKind(kind) ? [] : [{ field: "kind", message: "望む一歩を選んでください。" }]),
    ...(open.includes(kind)
      ? [{ field: "kind", message: "同じ希望が、返事を待っています。返事のあとに、もう一度書けます。" }]
      : []),
    ...linesErrors("step_reason", reason, "理由"),
  ];
}

/** What is wrong with an answer: "not now" says why; a day lies ahead. */
export function stepAnswerErrors({ answer, words, day }: StepAnswer, today: string): readonly FieldError[] {
  return [
    ...linesErrors("answer_words", words, "返事のことば", { isRequired: answer === "not_now" }),
    ...(day !== null && day < today
      ? [{ field: "answer_day", message: "もう一度考える日は、きょうからあとの日にしてください。" }]
      : []),
  ];
}

export function isStepKind(text: string): text is StepKind {
  return (stepKinds as readonly string[]).includes(text);
}
