import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To whoever asked about a challenge: the answer stands on its page, for all alike. */
export function questionAnswered(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`${lang === "en" ? "/en" : ""}/challenges/${facts.code}#questions`);
  if (lang === "en")
    return {
      subject: `Your question about challenge ${facts.code} has been answered`,
      text: `Your question about challenge ${facts.code} has been answered on its page, for everybody alike and without your name.\n\n${page}`,
    };
  return {
    subject: `課題 ${facts.code} へのご質問にお答えしました`,
    text: `課題 ${facts.code} へのご質問に、課題のページでお答えしました。どなたにも同じ答えをお見せし、あなたのお名前は載せていません。\n\n${page}`,
  };
}
