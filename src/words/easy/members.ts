import { members as ja } from "../ja/members.ts";

/** An invitation in やさしい日本語. The page of an organisation's people stands behind the sign-in and is ordinary Japanese. */
export const members: typeof ja = {
  ...ja,
  invitation: {
    title: "団体への招待",
    lead: (inviter, organisation) => `${inviter}さんが、あなたを「${organisation}」に呼んでいます。`,
    organisation: "団体",
    role: "役割",
    mail: "招待のメールアドレス",
    until: "このリンクの最後の日",
    member: "団体の提案を読み、書くことができます。出すのは、代表の人です。",
    representative: "団体の提案を読み、書き、出すことができます。計画をよいと言うこともします。",
    join: (organisation) => `${organisation}に入る`,
    joinAs: (name) => `${name}さんとしてログインしています。`,
    registeredTitle: "登録した人",
    registeredText: "ログインすると、ここに戻ります。",
    signIn: "ログインして入る",
    newTitle: "はじめての人",
    newText: "名前とパスワードを決めると、団体に入り、ログインします。",
    newButton: "登録して、団体に入る",
    forAnother: "この招待は、ほかのメールアドレスに送ったものです。そのアドレスでログインしてください。",
    signInInstead: "このメールアドレスは、もう登録しています。ログインして入ってください。",
    notYou: "知らない招待のときは、ボタンを押さないで、閉じてください。",
    deadTitle: "この招待は使うことができません",
    deadText: "14日が過ぎたか、やめたか、もう使いました。招待した人に、もう一度頼んでください。",
    home: "はじめのページへ",
  },
};
