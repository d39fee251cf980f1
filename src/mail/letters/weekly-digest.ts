import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";
import { unpackLines } from "../../domain/mail/letter-line.ts";
import { linesText } from "../lines-text.ts";

/** Once a week to a department: what waits for it, the soonest first, rather than a reproach every day. Facts: lines, more. */
export function weeklyDigest({ lines, more }: LetterFacts, { link }: LetterFrame): LetterWords {
  const told = unpackLines(lines);
  const rest = Number(more) > 0 ? `\n\nほかに${more}件あります：${link("/desk/board")}` : "";
  return {
    subject: `今週、貴課に届いているもの ${told.length + Number(more)}件`,
    text: `貴課の番になっているものです。期日の近い順に並べています。\n\n${linesText(told, link)}${rest}`,
  };
}
