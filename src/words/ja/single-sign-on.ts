/** Words of single sign-on: signing in with the account of one's organisation. */
export const singleSignOn = {
  title: "組織のアカウントでログイン",
  with: (name: string) => `${name}でログイン`,
  staffLabel: "市の職員の方",
  partnerLabel: "提案する団体の方",
  byPassword: "メールアドレスとパスワードでログイン",
  byProviderOnly: (name: string) =>
    `市の職員の方は、「${name}でログイン」からお入りください。パスワードではログインできません。`,
  /** What kept somebody from being signed in: a title, what happened, what to do. */
  problems: {
    away: {
      title: "いま、組織のアカウントの確認先につながりません",
      text: "相手のしくみが止まっているか、混み合っています。しばらくおいて、もう一度お試しください。下のほかの方法は、いまも使えます。",
    },
    busy: {
      title: "ログインが混み合っています",
      text: "ログインが、いま重なっています。1分ほどおいて、もう一度お試しください。",
    },
    cancelled: {
      title: "組織のアカウントでのログインを、取りやめました",
      text: "確認の画面で取りやめたか、組織のアカウントで入ることが認められませんでした。もう一度試すか、ほかの方法でログインしてください。",
    },
    refused: {
      title: "ログインを確かめられませんでした",
      text: "組織のアカウントからの答えが、このログインのものではありませんでした。安全のため、ログインしていません。はじめから、もう一度お試しください。",
    },
    expired: {
      title: "ログインのやり直しが必要です",
      text: "はじめてから時間がたったか、ほかのタブで先に進んだか、すでに使われた画面です。はじめから、もう一度お試しください。",
    },
    "no-role": {
      title: "このシステムでの役割がありません",
      text: "組織のアカウントは確かめられましたが、デスクや課の役割がついていません。役割と所属は、情報システムの担当か、システムの管理者におたずねください。",
    },
    incomplete: {
      title: "お名前かメールアドレスが届いていません",
      text: "組織のアカウントから、お名前またはメールアドレスを受け取れませんでした。情報システムの担当にお知らせください。",
    },
    "shut-out": {
      title: "この方は、いまログインできません",
      text: "利用が終わっているか、管理者がログインを止めています。お心当たりがないときは、デスクかシステムの管理者にご連絡ください。",
    },
  },
  again: (name: string) => `もう一度、${name}でログイン`,
  others: "ほかの方法でログイン",
  identity: {
    title: "はじめて使う組織のアカウントです",
    known: (provider: string, who: string) => `${provider}で、${who}さんを確かめました。`,
    connectTitle: "いまのアカウントとつなぐ",
    connectText: (person: string, mail: string) =>
      `いま、${person}さんとしてログインしています。つなぐと、次からは組織のアカウント${mail ? `(${mail})` : ""}で、この方としてログインできます。`,
    connectNote:
      "ログインしてから時間がたっているときは、安全のため、もう一度ログインしていただきます。つないだことは、メールでもお知らせします。",
    connectButton: (person: string) => `${person}さんのアカウントとつなぐ`,
    notTheirs:
      "この組織のアカウントは、いまログインしている方とはつなげません。ほかの方とつながっているか、職員用と団体用が違っています。",
    takenTitle: "すでにアカウントがあります",
    takenText: (mail: string) =>
      `${mail} のアカウントがあります。同じ方であることを確かめるため、一度だけ、これまでの方法でログインしてください。そのあと、組織のアカウントとつなぎます。`,
    takenStaff:
      "パスワードがわからないときは、システムの管理者に、パスワードを決めるリンクを頼んでください。ログインしたあと、「アカウント」の画面でつなぎます。",
    haveTitle: "すでに登録している方",
    haveText: "これまでの方法で一度ログインすると、組織のアカウントとつなげます。新しく登録する必要はありません。",
    signIn: "ログインして、つなぐ",
    registerTitle: "はじめての方は、団体を登録します",
    registerLead:
      "登録した方が、その団体の代表者になります。同じ団体がすでに登録されているときは、登録せずに、その団体の代表者から招待を受けてください。",
    registerButton: "登録して、提案の準備へ進む",
  },
  account: {
    title: "組織のアカウント",
    connected: (name: string) => `${name}とつながっています。`,
    none: (name: string) => `${name}とは、まだつながっていません。`,
    connect: (name: string) => `${name}とつなぐ`,
    passwordTitle: "パスワード",
    noPassword: "パスワードは、まだ決めていません。組織のアカウントでログインしているあいだは、なくてもかまいません。",
    choosePassword: "メールで届くリンクから、パスワードを決める",
    /** Of a provider that the city uses no more. */
    leftOver:
      "いまは使われていない組織のアカウントとのつながりが、残っています。心当たりがないときは、外してください。",
    remove: "つながりを外す",
    removeNote:
      "外すと、組織のアカウントではログインできなくなり、ほかの端末でのログインは終わります。パスワードがわからないときは、先に決め直してください。",
  },
};
