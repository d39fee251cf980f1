import { done as ja } from "../ja/done.ts";

/** What has just been done, in やさしい日本語 where it can be read before the sign-in; the rest stands on pages in ordinary Japanese. */
export const done: Record<keyof typeof ja, string> = {
  ...ja,
  draftSaved: "下書きを保存しました。続きは、いつでも書くことができます。市の人は見ることができません。",
  draftDiscarded: "下書きを捨てました。",
  signedOut: "ログアウトしました。",
  letterSent: "確かめるためのメールを送りました。24時間までに、リンクを開いてください。",
  addressProven: "メールアドレスを確かめました。",
  passwordSet: "パスワードを決めました。次から、このパスワードでログインします。",
  passwordSetOtherWays:
    "パスワードを決めました。パスキーや会社のアカウントでも、ログインできます。それがあなたのものか、「アカウント」のページで見てください。",
  consultationSent: "デスクに届きました。このページのアドレスを書いておいてください。",
  consultationReplied: "市に届きました。返事は、このページで読みます。",
  questionAsked: "質問が届きました。答えは、このページにのせます。メールでも知らせます。",
};
