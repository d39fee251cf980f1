import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To whoever asked something that is not answered in public. */
export function questionRefused(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(lang === "en" ? "/en/consult" : "/consult");
  if (lang === "en")
    return {
      subject: `About your question on challenge ${facts.code}`,
      text: `Your question about challenge ${facts.code} is not one that can be answered on its public page. Please write to the desk, which answers you alone.\n\n${page}`,
    };
  return {
    subject: `課題 ${facts.code} へのご質問について`,
    text: `課題 ${facts.code} へのご質問は、公開のページではお答えできない内容でした。デスクへの相談としてお送りくだされば、個別にお答えします。\n\n${page}`,
  };
}
