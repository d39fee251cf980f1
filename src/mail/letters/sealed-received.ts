import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** The automatic acknowledgement of a proposal to a sealed challenge: its number and its page, nothing of what it says. */
export function sealedReceived(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`/proposals/${facts.proposal}`);
  if (lang === "en")
    return {
      subject: `Your proposal ${facts.number} has been taken in, sealed`,
      text: `Your proposal ${facts.number} has been taken in.\nNobody in the city reads it before the deadline. After the deadline all proposals are opened at once.\nUntil then you can only take it back.\n\n${page}`,
    };
  return {
    subject: `提案 ${facts.number} を、封をしたまま受け取りました`,
    text: `提案 ${facts.number} を受け取りました。\n締切まで、市の誰も読みません。締切のあと、すべての提案を同時に開きます。\nそれまでは、取り下げることだけができます。\n\n${page}`,
  };
}
