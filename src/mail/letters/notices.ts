import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";
import { unpackLines } from "../../domain/mail/letter-line.ts";
import { linesText } from "../lines-text.ts";

/** One notice, or those of a day together. Facts: lines, unsubscribe (a path; only where the mail is one that can be turned off). */
export function notices({ lines, unsubscribe }: LetterFacts, { link }: LetterFrame): LetterWords {
  const told = unpackLines(lines);
  const [first] = told;
  const ending = unsubscribe ? `\n\nこのようなメールを減らす：${link(String(unsubscribe))}` : "";
  return {
    subject: told.length === 1 && first ? `${first.number} ${first.sentence}` : `お知らせ ${told.length}件`,
    text: `${linesText(told, link)}${ending}`,
  };
}
