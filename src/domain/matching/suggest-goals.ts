import { likeTexts } from "./like-texts.ts";
import type { Topics } from "./topics.ts";
import type { Matched } from "./weigh-text.ts";

/** A goal of the city's plans, to be suggested. */
export type KnownGoal = { id: string; plan: string; goal: string; fields: readonly string[] };
/** Why a goal is suggested, in words that a person can check. */
export type GoalSuggestion = { id: string; reasons: readonly string[] };

/** A field says less than words: a plan has many goals in each. */
const fieldScore = 0.25;

/** Goals that a proposal may serve, best first: words of both that lead to the same work, and fields. The officer says which. */
export function suggestGoals(
  written: Matched,
  goals: readonly KnownGoal[],
  topics: Topics,
  most: number,
): readonly GoalSuggestion[] {
  const texts = goals.map(({ id, plan, goal, fields }) => ({ id, title: goal, summary: "", body: plan, fields }));
  const like = new Map(likeTexts(topics, texts)(written, texts.length).map((one) => [one.id, one]));
  return goals
    .map(({ id, fields }) => {
      const both = fields.filter((field) => written.fields.includes(field));
      const words = like.get(id)?.words ?? [];
      const reasons = [
        ...(words.length > 0 ? [`${quoted(words)}がどちらにもある`] : []),
        ...(both.length > 0 ? [`分野${quoted(both)}が同じ`] : []),
      ];
      return { id, reasons, score: (like.get(id)?.score ?? 0) + (both.length > 0 ? fieldScore : 0) };
    })
    .filter((one) => one.reasons.length > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, reasons }) => ({ id, reasons }));
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join("");
}
