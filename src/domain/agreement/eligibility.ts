import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** What a city asks before it binds itself (process.md "active"): the pledge, the lists of suspension, taxes. */
export const eligibilityQuestions = [
  {
    name: "pledge",
    question: "誓約書(暴力団等に該当しないこと)",
    options: [
      { value: "given", text: "受け取り、確かめた" },
      { value: "missing", text: "受け取っていない、または支障がある" },
    ],
    good: ["given"],
  },
  {
    name: "suspension",
    question: "指名停止などの一覧",
    options: [
      { value: "clear", text: "載っていない" },
      { value: "listed", text: "載っている" },
    ],
    good: ["clear"],
  },
  {
    name: "taxes",
    question: "税の納付",
    options: [
      { value: "paid", text: "滞納がないことを確かめた" },
      { value: "not_asked", text: "この手法では求めない" },
      { value: "owed", text: "滞納がある" },
    ],
    good: ["paid", "not_asked"],
  },
] as const;

export type EligibilityAnswers = { pledge: string; suspension: string; taxes: string; note: string };

/** The answers of a check and what follows: the partner may be dealt with when no answer stands against it. */
export function readEligibility(typed: EligibilityAnswers): {
  answers: EligibilityAnswers;
  isEligible: boolean;
  errors: FieldError[];
} {
  const { texts, errors } = readTexts({ note: { typed: typed.note, name: "確認のメモ", max: 1000, optional: true } });
  for (const { name, question, options } of eligibilityQuestions)
    if (!options.some((option) => option.value === typed[name]))
      errors.push({ field: name, message: `「${question}」の確認の結果を選んでください。` });
  const isEligible = eligibilityQuestions.every(({ name, good }) => (good as readonly string[]).includes(typed[name]));
  return { answers: { ...typed, ...texts }, isEligible, errors };
}
