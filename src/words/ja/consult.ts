/** 相談・要望: the public page, and the sender's own page of what became of it. */
export const consult = {
  title: "相談・要望を送る",
  lead: "まだ提案の形になっていなくても、10行ほどで送れます。登録は要りません。",
  description: (city: string) => `${city}の官民連携デスクへの相談・要望。登録しなくても送れます。`,
  what: "内容",
  kind: "どちらですか",
  kinds: { consultation: "相談したい", wish: "要望を伝えたい" },
  body: "相談・要望の内容",
  bodyHelp:
    "何を、だれのために、いつごろ。決まっていることだけで構いません。知られると困ることは、ここには書かないでください。",
  bodyExample: "市の催しの動画に、手話を付ける協力ができます。どの課に相談すればよいでしょうか。",
  notProtected: "ここに書いたことは、市の担当者が読みます",
  notProtectedText:
    "アイデアを守る約束は、提案の「守りたい部分」で行います。守りたいことがある方は、ここには書かず、提案として書いてください。",
  who: "お返事の宛先",
  name: "お名前",
  organisation: "団体の名前",
  mail: "メールアドレス",
  telephone: "電話番号",
  reachHelp: (mails: boolean): string =>
    mails
      ? "お返事は、ご自分専用のページで読めます。メールアドレスを書いていただくと、お返事があったことをメールでもお知らせします。電話番号だけでも構いません。"
      : "お返事は、ご自分専用のページで読めます(メールは自動では届きません)。確かめたいことがあるときのために、メールアドレスか電話番号のどちらかを書いてください。",
  privacy: "書いていただいたお名前と宛先は、この相談のためだけに使います。",
  button: "相談・要望を送る",
  instead: "提案の形になっている方は",
  insteadLink: "提案を書きはじめる",
  tooMany: (minutes: number) =>
    `同じ場所から続けて送られたため、お受けできませんでした。${minutes}分ほどおいて、もう一度お送りください。書いた内容は下に残っています。`,
  next: {
    title: "送ったあと",
    first: (days: number) => `デスクが読み、${days}開庁日以内を目標に、お返事をします。`,
    link: "送るとすぐ、ご自分専用のページが開きます。お返事もそこで読めます。",
    after: "デスクが答えるか、関係する課に引き継ぎます。提案にしてはとお誘いすることもあります。",
  },
  errors: {
    kind: "相談か要望かを選んでください。",
    name: "お名前を書いてください。",
    organisation: "団体の名前は300文字まで、改行なしで書いてください。",
    mail: "メールアドレスは「名前@example.jp」の形で書いてください。",
    telephone: "電話番号は市外局番から書いてください(例：072-500-0000)。",
    reach: "お返事ができるように、メールアドレスか電話番号のどちらかを書いてください。",
    body: (most: number) => `相談・要望の内容を書いてください(${most.toLocaleString("ja-JP")}文字まで)。`,
    tooLong: (most: number, over: number) =>
      `内容は${most.toLocaleString("ja-JP")}文字までです。${over.toLocaleString("ja-JP")}文字減らしてください。`,
  },
  follow: {
    title: (kind: "consultation" | "wish"): string => (kind === "wish" ? "お寄せいただいた要望" : "ご相談"),
    keep: "このページのアドレス(URL)を控えてください",
    keepText: (mails: boolean): string =>
      `このページを開けるのは、このアドレスを知っている方だけです。お返事は、このページに表示されます。${
        mails
          ? "メールアドレスを書いた方には、お返事があったことをメールでもお知らせします。"
          : "メールは自動では届きません。"
      }`,
    yours: "送っていただいた内容",
    history: "これまで",
    received: "デスクに届きました",
    states: {
      open: { who: "いまは、市の番です", task: "デスクが読んで、お返事をします" },
      passed_on: { who: "いまは、市の番です", task: "担当の課が、お返事を準備しています" },
      answered: { who: "お返事をしました", task: "お返事をご覧ください。続けてお書きいただけます" },
      became_proposal: { who: "提案に引き継がれました", task: "続きは「私たちの提案」で進みます" },
      closed: { who: "この相談は終わりました", task: "新しいご相談は、いつでもお送りください" },
    },
    until: (date: string) => `目標は${date}まで`,
    steps: {
      answered: "お返事",
      passed_on: (department: string) => `${department}に引き継ぎました`,
      invited: "提案にしてみませんか、とお誘いしました",
      claimed: "提案に引き継がれました",
      closed: "終わりました",
      reopened: "もう一度取り上げました",
      replied: "続けてお書きいただきました",
    },
    back: "相談のページにもどる",
    talk: "やりとり",
    city: "市",
    you: "ご本人",
    reply: (isAnswered: boolean): string => (isAnswered ? "お返事について、さらに聞く・伝える" : "書き足す"),
    replyLabel: "続けて書く",
    replyHelp: "知られると困ることは、ここにも書かないでください。",
    replyButton: (isAnswered: boolean): string => (isAnswered ? "この続きを市へ送る" : "書き足したことを市へ送る"),
    replyMissing: (most: number) =>
      `聞きたいこと、伝えたいことを書いてください(${most.toLocaleString("ja-JP")}文字まで)。`,
    noReply: {
      ended: "この相談は終わっています。続きは「相談・要望を送る」から、番号を添えてお送りください。",
      many: "お返事を待つあいだに続けて送れるのは5回までです。市がお返事をしてから、続きをお送りください。",
    },
    invitation: "この内容から、提案をつくれます",
    invitationText:
      "送っていただいた言葉が、下書きの「何をするか」に入ります。下書きは貴団体だけが読めます。市に見えるのは、提出したあとです。",
    claim: "この内容で提案の下書きをつくる",
    drafted: "提案の下書きができています。続きは「私たちの提案」で",
    signIn: "ログインして続ける",
    register: "団体を登録して続ける",
    another: "別の相談・要望を送る",
    onlyPartner: "提案は、団体の一員としてログインした方が書きます。",
  },
};
