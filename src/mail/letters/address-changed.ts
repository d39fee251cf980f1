import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To the address that counted until now: another one has taken its place. Facts: path. */
export function addressChanged({ path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: "Your e-mail address was changed",
      text: `The e-mail address of your account was changed to another one. From now on the new address is used for signing in and for letters. If it was not you, please contact the desk at once:
${link(String(path))}`,
    };
  return {
    subject: "メールアドレスが変わりました",
    text: `あなたのアカウントのメールアドレスが、別のアドレスに変わりました。これからのログインとお知らせには、新しいアドレスを使います。お心当たりがないときは、すぐにデスクにご連絡ください。
${link(String(path))}`,
  };
}
