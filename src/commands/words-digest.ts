import { createHash } from "node:crypto";
import type { ProposalWords, WordField } from "../domain/proposal/proposal-text.ts";

/** A short name for the words that a form was drawn from: two forms drawn from the same words have the same. */
export function digestOf(stored: Partial<ProposalWords>, fields: readonly WordField[]): string {
  const words = fields.toSorted().map((field) => [field, stored[field] ?? ""]);
  return createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 22);
}

/** Whether saving `typed` would write over words that the form was not drawn from. The same words once more harm nobody. */
export function wouldOverwrite(
  drawnFrom: string,
  stored: Partial<ProposalWords>,
  typed: Partial<ProposalWords>,
): boolean {
  const fields = Object.keys(typed) as WordField[];
  if (drawnFrom === digestOf(stored, fields)) return false;
  return fields.some((field) => typed[field] !== (stored[field] ?? ""));
}
