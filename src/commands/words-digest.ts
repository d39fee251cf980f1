import { createHash } from "node:crypto";

/** Words by the name of their field: of a proposal, of an answer. */
type Words = Readonly<Record<string, unknown>>;

/** A short name for the words that a form was drawn from: two forms drawn from the same words have the same. */
export function digestOf(stored: Words, fields: readonly string[]): string {
  const words = fields.toSorted().map((field) => [field, stored[field] ?? ""]);
  return createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 22);
}

/** Whether saving `typed` would write over words that the form was not drawn from. The same words once more harm nobody. */
export function wouldOverwrite(drawnFrom: string, stored: Words, typed: Words): boolean {
  const fields = Object.keys(typed);
  if (drawnFrom === digestOf(stored, fields)) return false;
  return fields.some((field) => typed[field] !== (stored[field] ?? ""));
}
