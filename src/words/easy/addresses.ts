import { addresses as ja } from "../ja/addresses.ts";

/** Proving an address and a forgotten password in やさしい日本語. Pages behind the sign-in are ordinary Japanese. */
export const addresses: typeof ja = {
  ...ja,
  proof: {
    title: "メールアドレスを確かめる",
    lead: (address) => `${address} が、次の人のメールアドレスだと確かめます。`,
    name: "名前",
    organisation: "団体",
    notYou: "あなたの登録ではないときは、ボタンを押さないで、閉じてください。",
    button: "このアドレスを確かめる",
    deadTitle: "このリンクは使うことができません",
    deadText: "24時間が過ぎたか、もう使いました。ログインすると、メールをもう一度送ることができます。",
    signIn: "ログインする",
  },
  forgotten: {
    title: "パスワードを忘れたとき",
    lead: "登録したメールアドレスに、新しいパスワードを決めるためのリンクを送ります。リンクは1時間、使うことができます。",
    button: "リンクを送る",
    link: "パスワードをもう一度決める",
    sentTitle: "メールを送りました",
    sent: "登録したアドレスなら、すぐにメールが届きます。登録があるかどうかは、安全のため言いません。",
    else: "届かないとき、提案する団体の人はデスクに、市の人は管理する人に連絡してください。",
  },
};
