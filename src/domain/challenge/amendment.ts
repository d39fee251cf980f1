import type { ChallengeText } from "./read-challenge.ts";

/** One field of a published challenge that was changed, as everybody reads it. */
export type AmendedField = { field: AmendableField; before: string; after: string };

/** What an amendment may touch. How proposals are read is not among them: it was promised beforehand (P2). */
export const amendableFields = [
  "title",
  "titleEn",
  "background",
  "ask",
  "askEn",
  "offered",
  "contact",
  "fields",
  "sdgs",
  "deadline",
  "advantage",
] as const;
export type AmendableField = (typeof amendableFields)[number];

/** What differs, field by field, in the order of the form; lists are written as lines. */
export function amendedFields(before: ChallengeText, after: ChallengeText): readonly AmendedField[] {
  return amendableFields.flatMap((field) => {
    const [old, now] = [written(before[field]), written(after[field])];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}

/**
 * P2: whoever has planned with what was published must not lose by a change. A deadline moves later, or away unless the proposals are
 * sealed until it; it never comes earlier, and none is set where there was none.
 * @returns a sentence of what would be right; null when it is fair.
 */
export function unfairDeadline(before: ChallengeText, after: ChallengeText): string | null {
  if (before.deadline === after.deadline) return null;
  if (before.deadline === null) return "締切のない課題に、あとから締切をつけることはできません。";
  if (after.deadline === null)
    return before.isSealed ? "締切まで開かない課題から、締切をなくすことはできません。" : null;
  return after.deadline < before.deadline ? "締切を早めることはできません。公表した日より後の日にしてください。" : null;
}

function written(value: string | readonly (string | number)[] | null): string {
  if (value === null) return "";
  return typeof value === "string" ? value : value.join("\n");
}
