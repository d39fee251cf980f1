import { done, type FieldError, type Result, refused } from "./result.ts";
import { readText } from "./text.ts";

/** One text of a form: what was typed, what the field is called, and how long it may be (characters as a reader counts them). */
export type TypedText = { typed: string; name: string; max: number; optional?: boolean; oneLine?: boolean };

/** Several texts of one form, each as it will be stored, with what has to be mended. */
export function readTexts<K extends string>(
  fields: Record<K, TypedText>,
): { texts: Record<K, string>; errors: FieldError[] } {
  const texts = {} as Record<K, string>;
  const errors: FieldError[] = [];
  for (const [field, text] of Object.entries<TypedText>(fields) as [K, TypedText][]) {
    const limits = { max: text.max, isMultiline: text.oneLine !== true, isRequired: text.optional !== true };
    const read = readText(text.typed, limits, text.name);
    texts[field] = read.ok ? read.text : text.typed;
    if (!read.ok) errors.push({ field, message: read.message });
  }
  return { texts, errors };
}

/** What a person writes beside an act (a reason, an answer, a note) as it will be stored: at most 1,000 characters, one field of its form. */
export function readNote(typed: string, field: string, name: string, isRequired = true): Result<string> {
  const { texts, errors } = readTexts({ [field]: { typed, name, max: 1000, optional: !isRequired } });
  return errors.length > 0 ? refused({ kind: "invalid", errors }) : done(texts[field]!);
}
