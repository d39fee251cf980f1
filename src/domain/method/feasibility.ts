import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes } from "../kernel/text.ts";

export const feasibilityAnswers = ["yes", "yes_if", "no"] as const;
export type FeasibilityAnswer = (typeof feasibilityAnswers)[number];

export const feasibilityNames: Record<FeasibilityAnswer, string> = {
  yes: "実施できる",
  yes_if: "条件が満たされれば実施できる",
  no: "実施できない",
};

export const longestReason = 1000;
const longestCondition = 200;
const mostConditions = 10;

export type TypedFeasibility = { answer: string; reason: string; conditions: string };
export type ReadFeasibility = { answer: FeasibilityAnswer; reason: string; conditions: readonly string[] };

/** G8.2b: the answer of the head of the lead department as typed; a condition stands on each line, and only "yes, if" has some. */
export function readFeasibility(typed: TypedFeasibility): { feasibility: ReadFeasibility; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    reason: { typed: typed.reason, name: "判断の理由", max: longestReason },
    conditions: { typed: typed.conditions, name: "条件", max: longestCondition * mostConditions, optional: true },
  });
  const answer = feasibilityAnswers.find((one) => one === typed.answer);
  const conditions = texts.conditions
    .split("\n")
    .map((line) => line.replace(/^[\s・*＊-]+/u, "").trim())
    .filter((line) => line !== "");
  if (!answer) errors.unshift({ field: "answer", message: "実施できるかどうかを一つ選んでください。" });
  if (answer === "yes_if" && conditions.length === 0)
    errors.push({ field: "conditions", message: "満たされるべき条件を、1行に一つずつ書いてください。" });
  if (answer && answer !== "yes_if" && conditions.length > 0)
    errors.push({
      field: "conditions",
      message: "条件は「条件が満たされれば実施できる」を選んだときに書きます。消すか、選び直してください。",
    });
  if (conditions.length > mostConditions)
    errors.push({ field: "conditions", message: `条件は${mostConditions}件までにまとめてください。` });
  if (conditions.some((condition) => countGraphemes(condition) > longestCondition))
    errors.push({ field: "conditions", message: `条件は一つ${longestCondition}文字までで書いてください。` });
  return { feasibility: { answer: answer ?? "no", reason: texts.reason, conditions }, errors };
}

/** What the proposer is told: the reason, and what it depends on. */
export function toldFeasibility({ reason, conditions }: ReadFeasibility): string {
  return conditions.length === 0
    ? reason
    : `${reason}\n\n条件:\n${conditions.map((condition) => `・${condition}`).join("\n")}`;
}
