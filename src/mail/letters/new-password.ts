import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who forgot their password: the link by which a new one is chosen. Facts: path. */
export function newPassword({ path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: "Choose a new password",
      text: `Please choose a new password on the page below. It can be used once, within one hour:
${link(String(path))}

Where you are signed in now ends when the new password is chosen. If you did not ask for this, do nothing: your password stays as it is.`,
    };
  return {
    subject: "新しいパスワードを決めるためのご案内",
    text: `次のページで、新しいパスワードを決めてください。一度だけ、1時間以内に使えます。
${link(String(path))}

新しいパスワードを決めると、いまのログインはすべて終わります。お心当たりがないときは、何もしないでください。パスワードは変わりません。`,
  };
}
