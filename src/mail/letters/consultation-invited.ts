import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who sent a consultation: the desk asks them to make a proposal of it (G8.1①). Facts: number, path. */
export function consultationInvited({ number, path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: `Would you make a proposal of it? (${number})`,
      text: `The desk would like to hear more about ${number} as a proposal. On this page a button puts what you told us into a draft that only you see:
${link(String(path))}`,
    };
  return {
    subject: `提案にしてみませんか(${number})`,
    text: `${number} について、デスクから、提案としてお聞きしたいというお誘いです。次のページのボタンを押すと、うかがった内容の入った下書きができます。下書きは、提出するまで市には見えません。
${link(String(path))}`,
  };
}
