import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";

/** Most characters of what people write to each other, as a reader counts them. */
export const longestMessage = 2000;
export const longestComment = 1000;
export const longestLine = 200;

/** What is wrong with the words of a message or a note; empty when they can be kept. */
export function messageErrors(body: string, name = "メッセージ"): readonly FieldError[] {
  return textErrors("body", body, name, { max: longestMessage, isRequired: true, isMultiline: true });
}

/** A comment to minutes may be left out. */
export function commentErrors(comment: string, isRequired = false): readonly FieldError[] {
  return linesErrors("comment", comment, "意見", { isRequired });
}

/** What is wrong with one line; `isRequired`: something has to stand there. */
export function lineErrors(field: string, text: string, name: string, isRequired = true): readonly FieldError[] {
  return textErrors(field, text, name, { max: longestLine, isRequired, isMultiline: false });
}

/** What is wrong with some lines of text. */
export function linesErrors(
  field: string,
  text: string,
  name: string,
  { max = longestComment, isRequired = true } = {},
): readonly FieldError[] {
  return textErrors(field, text, name, { max, isRequired, isMultiline: true });
}

function textErrors(
  field: string,
  text: string,
  name: string,
  limits: { max: number; isRequired: boolean; isMultiline: boolean },
): readonly FieldError[] {
  const read = readText(text, limits, name);
  return read.ok ? [] : [{ field, message: read.message }];
}

/** Said when a file that was to be sent was taken away meanwhile, in another tab. */
export const filesChanged = "添えたファイルが、ほかの画面で変わりました。ファイルを確かめて、もう一度送ってください。";
