/** The page of test results: what is tested, how, and what is not. */
export const results = {
  title: "アクセシビリティの試験結果",
  lead: "何を、どのように確かめているか、何をまだ確かめていないかです。数と一覧は、検査のプログラムの設定から作っています。",
  description: "JIS X 8341-3:2016 と WCAG 2.2 についての検査の範囲、方法、結果と、わかっている例外。",
  claimTitle: "適合の表明",
  claim: [
    "JIS X 8341-3:2016 の附属書JBに沿った試験（すべての達成基準を人が確かめる試験）は、まだ行っていません。このため、「準拠」とは表明しません。目標は適合レベルAAです。",
    "下は、このプログラムを直すたびに行う、機械による検査の範囲と結果です。違反が一つでも見つかった版は、公開しません。",
  ] as readonly string[],
  methodTitle: "機械による検査",
  items: {
    standard: "規格",
    standardIs: "JIS X 8341-3:2016 適合レベルAA、WCAG 2.2 レベルAA",
    tool: "検査の道具",
    toolIs: (version: string, rules: number) => `axe-core ${version}（規則${rules}個）を、実際のブラウザーで動かします`,
    how: "検査のしかた",
    howIs: (widths: string, further: string) =>
      `幅${widths}ピクセル（やさしい日本語と英語は${further}ピクセル）で開きます。入力欄のあるページは、まちがった内容を送ったあとの画面も検査します。横にはみ出さないことも確かめます。`,
    who: "だれの画面か",
    whoIs: "ログインしていない人、提案する団体、デスク、担当課、決裁をする人、管理者",
    technology: "使っている技術",
    technologyIs: "HTML、CSS、SVG。JavaScriptがなくても、パスキーのほかは、すべて使えます。",
    result: "結果",
    resultIs: "検査したページの違反は0件です（違反があると、この版は公開されません）",
  },
  pagesTitle: "だれでも見られるページ",
  pagesText: (inside: number) =>
    `日本語・やさしい日本語・英語のページを、それぞれ検査しています。このほかに、ログインしたあとのページ${inside}種類があります。`,
  page: "ページのアドレス",
  state: "検査",
  scanned: "検査しています",
  notScanned: {
    machine: "機械が読むためのもので、画面ではありません",
    file: "保存するためのファイルです",
    elsewhere: "別の試験のなかで、同じ規則で検査しています",
    unreached: "検査のための街に、このページに行く道がありません",
  },
  insideNot: (count: number) =>
    `ログインしたあとのページのうち${count}種類は、検査のための街に行く道がないか、ファイルのため、検査していません。`,
  criteriaTitle: "達成基準ごとの検査",
  criteriaText:
    "機械が確かめられるのは、達成基準の一部です。規則があっても、その基準のすべてを確かめたことにはなりません。",
  criterion: "達成基準",
  rules: "機械の規則",
  rulesCount: (count: number) => `${count}個・違反なし`,
  byPeople: "機械では確かめられない達成基準（レベルA・AA）",
  byPeopleText:
    "キーボードの操作、拡大、色のない見え方などは、作るときに人が確かめていますが、規格に沿った記録はまだありません。",
  knownTitle: "わかっている例外",
  known: [
    "英語とやさしい日本語のページでも、課題や事例の本文の多くは、ふつうの日本語です。",
    "提出されたファイルや、Wordの文書には、読み上げに対応していないものがあります。",
    "進み方のページの図は、文字の一覧を続けて載せています。図そのものは、拡大すると横に動かす必要があることがあります。",
  ] as readonly string[],
  policy: "アクセシビリティ方針",
};
