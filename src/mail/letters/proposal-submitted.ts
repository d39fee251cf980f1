import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** The receipt of a proposal, to who has sent it: its number, what comes next, its page. It is not yet the desk's 受付, and says so. */
export function proposalSubmitted(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`/proposals/${facts.proposal}`);
  if (lang === "en")
    return {
      subject: `Your proposal ${facts.number} has arrived`,
      text: `Your proposal ${facts.number} has reached the desk. Next, the desk looks through it and writes to you that it is received.\nWhere it stands, you see on its page at any time.\n\n${page}`,
    };
  return {
    subject: `提案 ${facts.number} が届きました`,
    text: `提案 ${facts.number} が、デスクに届きました。これからデスクが内容を確かめ、受付のご連絡をします。\nいまの様子は、いつでも次のページでご覧になれます。\n\n${page}`,
  };
}
