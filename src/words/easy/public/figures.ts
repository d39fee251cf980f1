import type { figures as ja } from "../../ja/public/figures.ts";

/** Target days and how they are kept, in やさしい日本語. */
export const figures: typeof ja = {
  title: "めざす日数と、本当の日数",
  lead: "市がいつまでに答えることをめざしているか、本当はどうだったかです。市役所が開いている日だけを数えます。めざす日数は、約束ではありません。",
  description: (city) => `${city}がめざす日数と、本当にかかった日数。やさしい日本語のページです。`,
  link: "日数を全部見る",
  waitsTitle: "仕事ごとの日数",
  period: (from, until) => `${from}から${until}までにはじまって、終わったものです。`,
  chart: "仕事ごとの、めざす日数と本当の日数",
  finding: ({ within, told }) => `${told}の仕事のうち、${within}は、真ん中の日数が、めざす日数より短いか、同じです。`,
  none: "終わったものがまだ少ないので、本当の日数は見せません。だれの提案の日数か、わかるかもしれないからです。",
  legend: {
    median: "真ん中の日数（半分は、この日数までに終わりました）",
    ninetieth: "10回のうち9回は、ここまでに終わりました",
    target: "めざす日数",
  },
  bar: (median) => `真ん中${median}日`,
  barFew: "少ないので見せません",
  columns: {
    step: "仕事",
    who: "する人",
    target: "めざす日数",
    median: "真ん中の日数",
    ninetieth: "10回のうち9回",
    kept: "しめきりまでに終わった回数",
  },
  steps: {
    receive: "受け取ったことの連絡",
    askDepartments: "読んで、課に聞く",
    answerInquiry: "課の答え",
    answerMessage: "メッセージの返事",
    writeMinutes: "話した記録を書く",
    decideFeasibility: "できるかを決める",
    proposeMethod: "方法を考える",
  },
  desk: "デスク",
  department: "市の課",
  days: (days) => `${days}日`,
  tooFew: "少ないので見せません",
  kept: ({ finished, inTime, few }) =>
    inTime !== null
      ? `${finished}回のうち${inTime}回は、しめきりまでに終わりました。`
      : few === "late"
        ? `${finished}回のうち、おくれたものがある提案は、3つより少ないです。`
        : `${finished}回のうち、しめきりまでに終わったものがある提案は、3つより少ないです。`,
  additions: (days) =>
    `提案する人には、書き足すことを${days}日までにお願いしています。提案する人の日数は、数えていません。`,
  countsTitle: "提案は、いまどこにあるか",
  countsText: "届いた提案の数です。1つの提案は、1つの場所だけで数えます。",
  underWay: "考えているもの",
  outcomes: "結果が出たもの",
  status: "いまの様子",
  number: "数",
  few: "3より少ない",
  count: (number) => String(number),
  countsNone: "どれも3より少ないので、数は見せません。",
  methodTitle: "数え方",
  method: [
    "市の番になった日の、次の日から数えます。市役所がしまっている日は、数えません。",
    "真ん中の日数は、短いものから並べて、真ん中にあるものです。",
    "真ん中の日数は、提案が6つより少ないときは見せません。1つの提案の日数が、わかるかもしれないからです。",
    "「10回のうち9回」の日数は、もっと長くかかった提案が3つより少ないときは見せません。",
    "3より少ない数は見せません。だれの提案か、わかるかもしれないからです。合計も見せません。",
    "しめきりまで開かない提案は、開くまで数えません。",
  ],
};
