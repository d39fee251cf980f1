import type { results as ja } from "../../ja/public/results.ts";

/** The page of test results in やさしい日本語. */
export const results: typeof ja = {
  title: "だれでも使えるか、調べた結果",
  lead: "何を、どのように調べたか、何をまだ調べていないかです。",
  description: "だれでも使えるか、調べた結果。やさしい日本語のページです。",
  claimTitle: "きまりに合っているか",
  claim: [
    "JIS X 8341-3:2016というきまりの、全部を人が調べる試験は、まだしていません。ですから「きまりに合っています」とは言いません。AAというレベルをめざしています。",
    "下は、機械で調べた結果です。プログラムを直すたびに調べます。まちがいがあるときは、新しいものを出しません。",
  ],
  methodTitle: "機械で調べること",
  items: {
    standard: "きまり",
    standardIs: "JIS X 8341-3:2016 レベルAA、WCAG 2.2 レベルAA",
    tool: "道具",
    toolIs: (version, rules) => `axe-core ${version}（きまり${rules}個）`,
    how: "調べ方",
    howIs: (widths, further) =>
      `はばが${widths}ピクセルの画面で開きます。やさしい日本語と英語は${further}ピクセルです。まちがったことを書いて送った画面も調べます。`,
    who: "だれの画面か",
    whoIs: "ログインしていない人、提案する団体、デスク、市の課、決める人、管理する人",
    technology: "使っている技術",
    technologyIs: "HTML、CSS、SVG。JavaScriptがなくても使えます（パスキーは、必要です）。",
    result: "結果",
    resultIs: "調べたページのまちがいは、0です",
  },
  pagesTitle: "だれでも見るページ",
  pagesText: (inside) =>
    `日本語、やさしい日本語、英語のページを調べています。ログインしたあとのページは、ほかに${inside}あります。`,
  page: "ページのアドレス",
  state: "調べたか",
  scanned: "調べています",
  notScanned: {
    machine: "機械が読むものです",
    file: "ファイルです",
    elsewhere: "別の試験で調べています",
    unreached: "調べるためのまちに、このページに行く道がありません",
  },
  insideNot: (count) => `ログインしたあとのページのうち、${count}は調べていません。`,
  criteriaTitle: "1つずつの結果",
  criteriaText: "機械が調べることができるのは、少しだけです。",
  criterion: "番号",
  rules: "機械のきまり",
  rulesCount: (count) => `${count}個、まちがいはありません`,
  byPeople: "機械では調べることができないもの",
  byPeopleText: "作るときに人が確かめています。でも、きまりに合わせた記録は、まだありません。",
  knownTitle: "わかっている問題",
  known: [
    "市が困っていることや、できたことの本文は、ふつうの日本語です。",
    "声で読むことができないファイルがあります。",
    "進み方の図は、大きくすると、横に動かすことがあります。同じことを文字でも書いています。",
  ],
  policy: "だれでも使えるように",
};
