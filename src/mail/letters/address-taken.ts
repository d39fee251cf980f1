import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To the owner of an address that somebody wrote down again: that it is here already. Facts: path. */
export function addressTaken({ path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: "Your e-mail address was entered again",
      text: `Somebody, perhaps you, tried to register this e-mail address. It is registered already, so nothing has changed. If it was you, please sign in as usual. If you have forgotten the password, choose a new one here:
${link(String(path))}

If it was not you, there is nothing to do.`,
    };
  return {
    subject: "このメールアドレスは、すでに登録されています",
    text: `このメールアドレスで、もう一度登録しようとした方がいます。すでに登録されているため、何も変わっていません。ご本人のときは、いつものとおりログインしてください。パスワードを忘れたときは、次のページから決め直せます。
${link(String(path))}

お心当たりがないときは、何もする必要はありません。`,
  };
}
