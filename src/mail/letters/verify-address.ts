import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who wrote down this address as theirs: the link that proves it. Facts: path. */
export function verifyAddress({ path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: "Please confirm your e-mail address",
      text: `Somebody, probably you, wrote down this e-mail address at our desk. Please open the page below within 24 hours and press the button to confirm that the address is yours:
${link(String(path))}

If it was not you, do nothing: the address is then not used.`,
    };
  return {
    subject: "メールアドレスをお確かめください",
    text: `このメールアドレスが、デスクの登録に書かれました。24時間以内に次のページを開き、ボタンを押して、ご自分のアドレスであることを確かめてください。
${link(String(path))}

お心当たりがないときは、何もしないでください。このアドレスは使われません。`,
  };
}
