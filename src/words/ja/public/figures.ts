/** How the city keeps its target days, and how many proposals stand where. */
export type Kept = { finished: number; inTime: number | null; few: "late" | "in-time" | null };

export const figures = {
  title: "目標日数と実績",
  lead: "市がいつまでに答えることにしているか、実際はどうだったかです。日数は開庁日で数えます。目標日数は、めざす日数で、約束ではありません。",
  description: (city: string) =>
    `${city}の官民連携デスクの目標日数と、実際にかかった日数の中央値と90パーセンタイル。提案がいまどの状態にあるか。`,
  link: "目標日数と実績をすべて見る",
  waitsTitle: "手続ごとの日数",
  period: (from: string, until: string) => `${from}から${until}までに始まり、終わった手続です。`,
  chart: "手続ごとの目標日数と、実際の日数",
  finding: (most: { within: number; told: number }) =>
    most.within === most.told
      ? `${most.told}の手続のすべてで、中央値は目標日数に収まっています。`
      : `${most.told}の手続のうち${most.within}で、中央値は目標日数に収まっています。`,
  none: "どの手続も、終わったものがまだ少なく、特定の提案の日数がわかるおそれがあるため、実際の日数はお示ししません。",
  legend: {
    median: "中央値（半分はこの日数までに終わりました）",
    ninetieth: "90パーセンタイルまで",
    target: "目標日数",
  },
  bar: (median: string) => `中央値${median}日`,
  barFew: "少数のため非表示",
  columns: {
    step: "手続",
    who: "行う人",
    target: "目標日数",
    median: "中央値",
    ninetieth: "90パーセンタイル",
    kept: "期限内に終わった回数",
  },
  steps: {
    receive: "受付のご連絡",
    askDepartments: "内容の確認と照会",
    answerInquiry: "担当課の回答",
    answerMessage: "メッセージへの返信",
    writeMinutes: "議事録の案",
    decideFeasibility: "実施できるかの判断",
    proposeMethod: "進める方法の案",
  },
  desk: "デスク",
  department: "担当課",
  days: (days: string) => `${days}日`,
  tooFew: "少数のため非表示",
  kept: ({ finished, inTime, few }: Kept) =>
    inTime !== null
      ? `${finished}回のうち${inTime}回が期限内でした。`
      : few === "late"
        ? `${finished}回のうち、期限を過ぎたものがある提案は3件未満でした。`
        : `${finished}回のうち、期限内に終わったものがある提案は3件未満でした。`,
  additions: (days: number) =>
    `提案者には、追記をお願いしてから${days}開庁日以内のご返事をお願いしています。提案者の日数は集計していません。`,
  countsTitle: "提案はいまどこにあるか",
  countsText: "提出された提案の数です。一つの提案は、一つの状態だけに数えます。",
  underWay: "検討しているもの",
  outcomes: "結果が出たもの",
  status: "状態",
  number: "件数",
  few: "3件未満",
  count: (number: number) => `${number}件`,
  countsNone: "どの状態の提案も、まだ3件に満たないため、数をお示ししません。",
  methodTitle: "数え方",
  method: [
    "手続を行う番が市に移った日の、次の開庁日を1日目とします。閉庁日や閉庁時刻のあとに届いたものは、次の開庁日に届いたものとします。",
    "中央値は、日数の短い順に並べたときの真ん中の値です。90パーセンタイルは、10回のうち9回が、その日数までに終わったという値です。",
    "中央値は、その前と後ろにそれぞれ3件以上の提案が並ぶとき（6件から）、90パーセンタイルは、その後ろに3件以上の提案が並ぶとき（およそ30件から）にお示しします。それより少ないと、一つの提案にかかった日数がわかるおそれがあるためです。",
    "3に満たない数は、特定の提案がわかるおそれがあるため、お示ししません。引き算でわかることのないように、合計も載せていません。",
    "締切まで開かない課題への提案は、開くまで、どの数にも入れていません。",
  ] as readonly string[],
};
