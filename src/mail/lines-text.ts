import type { LetterLine } from "../domain/mail/letter-line.ts";
import { dateText } from "../words/date-text.ts";

/** Lines of a letter, each with its link. */
export function linesText(lines: readonly LetterLine[], link: (path: string) => string): string {
  return lines
    .map(
      ({ number, sentence, due, path }) => `${number} ${sentence}${due ? `(${dateText(due)}まで)` : ""}\n${link(path)}`,
    )
    .join("\n\n");
}
