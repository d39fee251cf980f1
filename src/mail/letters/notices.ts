import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";
import { unpackLines } from "../../domain/mail/letter-line.ts";
import { linesText } from "../lines-text.ts";

/** One notice, or those of a day together. Facts: lines, more (how many stand in the program alone), unsubscribe (a path; only where the mail is one that can be turned off). */
export function notices({ lines, more = 0, unsubscribe }: LetterFacts, { link }: LetterFrame): LetterWords {
  const told = unpackLines(lines);
  const [first] = told;
  const others = Number(more) > 0 ? `\n\nほかに${more}件あります。「お知らせ」でご覧ください。\n${link("/inbox")}` : "";
  const ending = unsubscribe ? `\n\nこのようなメールを減らす：${link(String(unsubscribe))}` : "";
  return {
    subject:
      told.length === 1 && first ? `${first.number} ${first.sentence}` : `お知らせ ${told.length + Number(more)}件`,
    text: `${linesText(told, link)}${others}${ending}`,
  };
}
