/** The home page and the steps of the process; the page 進み方 shows the same steps at length. */
export const home = {
  title: "ホーム",
  sentence: "企業・大学・団体と市が、同じ目標に向かって組むための、一元的な窓口です。",
  lead: "分野も担当課も、わからなくてかまいません。届いた提案は、いまどこにあり、いつまでに誰が答えるかを、最後までお見せします。",
  description: (city: string) =>
    `${city}の官民連携の窓口。企業・大学・団体からの提案を受け付け、いまどこにあり、いつまでに誰が答えるかをお見せします。`,
  propose: {
    title: "市に提案したいことがある",
    text: "どの分野の提案も、いつでもお受けします。書きかけで保存でき、送るまでは市の職員にも見えません。",
    button: "提案を書きはじめる",
  },
  browse: {
    title: "市の困りごとから考えたい",
    some: (count: number) => `いま${count}件の課題で提案を募集しています。解き方は決めていません。`,
    none: "いま募集中の課題はありません。課題がなくても、自由な提案はいつでもお受けします。",
    button: "募集中の課題を見る",
    buttonNone: "これまでの課題を見る",
  },
  ask: {
    before: "まだ提案の形になっていないときは、",
    link: "相談・要望を送る",
    after: "こともできます。登録は要りません。",
  },
  path: {
    title: "提案してから、公開されるまで",
    text: "七つの原則を一つずつ確かめながら進みます。帯の糸は、その段階までに確かめる原則です。",
    link: "進み方をくわしく",
    cityDays: (days: number) => `市 ${days}開庁日まで`,
  },
  steps: [
    { name: "提案する", text: "市民に何がよくなるかを書きます。守りたい部分は、理由を添えて分けておきます。" },
    { name: "受付・照会", text: "デスクが内容を確かめ、関係する課にたずねます。" },
    { name: "対話", text: "会って話し、できる形を一緒に探します。議事録は双方が確かめます。" },
    { name: "計画と手法", text: "目標・役割・責任を決め、協定か公募かなど、進める方法を決めます。" },
    { name: "実施", text: "はじめて、測って、報告します。" },
    { name: "公開", text: "成果と費用を公開し、ほかの市でも使える形にします。" },
  ] as readonly { name: string; text: string }[],
  principles: [
    "市民の暮らしがよくなる",
    "どの事業者にも機会がある",
    "同じ版を双方が承認する",
    "会って話した記録がある",
    "指標と三者の得がある",
    "リスクごとに負担者がいる",
    "守るものを守り、あとは開く",
  ] as readonly string[],
  measures: {
    title: "目標日数と、実際の日数",
    period: "この1年に終わった手続の実績です。日数は開庁日で数えます。",
    link: "数字をすべて見る",
    median: (days: string) => `中央値 ${days}`,
    unit: "日",
    text: (target: number, kept: string) => `目標は${target}日以内（縦の線）。${kept}`,
    few: (target: number) =>
      `目標は${target}日以内です。終わった手続がまだ少なく、特定の提案の日数がわかるおそれがあるため、実際の日数はお示ししません。`,
    target: (days: number) => `目標 ${days}`,
  },
  newChallenges: { title: "新しい課題", link: (count: number) => `${count}件すべて見る` },
  cases: {
    title: "実現した取組",
    link: "事例をすべて見る",
    emptyTitle: "公開した事例は、まだありません",
    emptyText: "取組が終わると、成果・費用・届かなかった目標を、ここで公開します。",
  },
};
