import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who sent a consultation: there is an answer, to be read on their own page. Facts: number, path. */
export function consultationAnswered({ number, path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: `There is a reply to your message (${number})`,
      text: `There is a reply to your message ${number}. Please read it on your own page:
${link(String(path))}`,
    };
  return {
    subject: `お返事をしました(${number})`,
    text: `${number} に、お返事をしました。ご自分専用のページでお読みください。
${link(String(path))}`,
  };
}
