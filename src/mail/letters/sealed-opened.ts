import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** The deadline is over: the proposal was opened with all the others, and the desk has it now. */
export function sealedOpened(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`/proposals/${facts.proposal}`);
  if (lang === "en")
    return {
      subject: `Your proposal ${facts.number} has been opened`,
      text: `The deadline is over, and all proposals have been opened at once. The desk now has yours, ${facts.number}.\n\n${page}`,
    };
  return {
    subject: `提案 ${facts.number} を開きました`,
    text: `締切が過ぎ、すべての提案を同時に開きました。提案 ${facts.number} は、これからデスクが受け付けます。\n\n${page}`,
  };
}
