import { singleSignOn as ja } from "../ja/single-sign-on.ts";

/** Signing in with an organisation's account, in やさしい日本語; what stands on one's own account is ordinary Japanese. */
export const singleSignOn: typeof ja = {
  title: "組織のアカウントでログイン",
  with: (name) => `${name}でログイン`,
  staffLabel: "市の人",
  partnerLabel: "提案する団体の人",
  byPassword: "メールアドレスとパスワードでログイン",
  byProviderOnly: (name) => `市の人は、「${name}でログイン」を押してください。パスワードではログインできません。`,
  problems: {
    away: {
      title: "いま、組織のアカウントを確かめることができません",
      text: "少し待って、もう一度してください。ほかの方法は、いまも使うことができます。",
    },
    busy: {
      title: "いま、たくさんの人がログインしています",
      text: "1分くらい待って、もう一度してください。",
    },
    cancelled: {
      title: "組織のアカウントでログインしませんでした",
      text: "もう一度するか、ほかの方法でログインしてください。",
    },
    refused: {
      title: "ログインを確かめることができませんでした",
      text: "安全のため、ログインしていません。はじめから、もう一度してください。",
    },
    expired: {
      title: "もう一度、ログインしてください",
      text: "時間が過ぎたか、もう使った画面です。はじめから、もう一度してください。",
    },
    "no-role": {
      title: "あなたの役割が、まだありません",
      text: "組織のアカウントは確かめました。役割は、システムを管理する人に聞いてください。",
    },
    incomplete: {
      title: "名前かメールアドレスが届いていません",
      text: "あなたの組織で、システムを管理する人に知らせてください。",
    },
    "shut-out": {
      title: "いま、ログインできません",
      text: "使うことが終わっているか、管理する人が止めています。わからないときは、デスクに連絡してください。",
    },
  },
  again: (name) => `もう一度、${name}でログイン`,
  others: "ほかの方法でログイン",
  identity: {
    title: "はじめて使う組織のアカウントです",
    known: (provider, who) => `${provider}で、${who}さんを確かめました。`,
    connectTitle: "いまのアカウントとつなぐ",
    connectText: (person, mail) =>
      `いま、${person}さんとしてログインしています。つなぐと、次から組織のアカウント${mail ? `（${mail}）` : ""}でログインできます。`,
    connectNote: "安全のため、もう一度ログインすることがあります。つないだことは、メールでも知らせます。",
    connectButton: (person) => `${person}さんのアカウントとつなぐ`,
    notTheirs: "この組織のアカウントは、いまログインしている人とつなぐことができません。",
    takenTitle: "もうアカウントがあります",
    takenText: (mail) =>
      `${mail} のアカウントがあります。同じ人だと確かめるため、1回だけ、前の方法でログインしてください。そのあと、つなぎます。`,
    takenStaff: "パスワードがわからないときは、システムを管理する人に、リンクを頼んでください。",
    haveTitle: "もう登録した人",
    haveText: "前の方法で1回ログインすると、つなぐことができます。新しく登録しなくてもいいです。",
    signIn: "ログインして、つなぐ",
    registerTitle: "はじめての人は、団体を登録します",
    registerLead:
      "登録した人が、団体の代表になります。団体がもう登録してあるときは、登録しないで、代表の人に招待を頼んでください。",
    registerButton: "登録して、提案の準備に進む",
  },
  account: ja.account,
};
