import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who sent a consultation: the desk asks them to make a proposal of it (G8.1①). Facts: number, path. */
export function consultationInvited({ number, path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: `Would you make a proposal of it? (${number})`,
      text: `The desk would like to hear more about ${number} as a proposal. Your words are already in the form:
${link(String(path))}`,
    };
  return {
    subject: `提案にしてみませんか(${number})`,
    text: `${number} について、デスクから、提案としてお聞きしたいというお誘いです。書いていただいた言葉は、提案の下書きに入っています。
${link(String(path))}`,
  };
}
