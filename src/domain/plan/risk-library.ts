import type { Risk } from "./plan.ts";

/** A risk that partnerships typically have, to begin from: words are changed in the plan, and who bears it is always decided there. */
export type TypicalRisk = { key: string; name: string; risk: string; response: string; insurance: string };

/** The library of typical risks (P6). Who bears each is for both sides to say, so no entry proposes a bearer. */
export const typicalRisks: readonly TypicalRisk[] = [
  {
    key: "accident",
    name: "事故・けが",
    risk: "活動中に、参加者や通行人がけがをする",
    response:
      "始める前に会場を点検し、すぐ止める人を決めておく。起きたら活動を止め、手当てをし、当日中に双方へ知らせる。",
    insurance: "行事保険、施設賠償責任保険",
  },
  {
    key: "leak",
    name: "個人情報の漏えい",
    risk: "参加者の個人情報が漏れる、なくなる",
    response:
      "扱う人と場所を限り、使い終わったら消す。起きたら当日中に双方と本人へ知らせ、個人情報保護委員会への報告が要るかを市が確かめる。",
    insurance: "サイバー保険、個人情報漏えい保険",
  },
  {
    key: "delay",
    name: "遅延",
    risk: "準備や許可が遅れて、予定の日に始められない",
    response: "節目ごとに双方で進みを確かめる。遅れるとわかった日に知らせ、日程を決め直す。",
    insurance: "",
  },
  {
    key: "turnout",
    name: "人が集まらない",
    risk: "参加する人や使う人が、見込みより少ない",
    response: "知らせ方を双方で見直す。あらかじめ決めた人数に届かないときは、回数や期間を話し合う。",
    insurance: "",
  },
  {
    key: "withdrawal",
    name: "撤退・倒産",
    risk: "提案者が続けられなくなる(撤退、倒産、担当者の退職)",
    response: "やめる前に知らせる日数を決めておく。市民への知らせ、預かった物とデータの返し方を先に決めておく。",
    insurance: "",
  },
  {
    key: "damage",
    name: "物の損害",
    risk: "市の施設や備品、第三者の物を壊す、なくす",
    response: "使う前と後の状態を写真で残す。壊した側が直すか弁償する。",
    insurance: "施設賠償責任保険、動産総合保険",
  },
  {
    key: "reputation",
    name: "評判",
    risk: "苦情や誤解、一方の不祥事によって、双方の信用が下がる",
    response: "苦情の窓口を一つに決める。広報と取材への答えは、双方で文を確かめてから出す。",
    insurance: "",
  },
  {
    key: "favour",
    name: "特別扱いに見える",
    risk: "特定の会社だけを市が助けている、宣伝していると見られる",
    response: "選んだ理由と内容を公表する。市の名前の使い方を決め、販売への利用は市の確認を受ける。",
    insurance: "",
  },
  {
    key: "quality",
    name: "思った効果が出ない",
    risk: "目標とした効果が出ない",
    response: "結果をそのまま公表する。続けるか終えるかは、決めておいた指標で判断する。",
    insurance: "",
  },
  {
    key: "cost",
    name: "費用の増加",
    risk: "物価や人件費が上がり、見込みより費用がかかる",
    response: "増える分を負う側を先に決めておく。市の支出を増やすときは、予算と契約の手続をあらためて行う。",
    insurance: "",
  },
  {
    key: "rights",
    name: "権利の侵害",
    risk: "他の人の著作権、商標、肖像などを侵してしまう",
    response: "写真や文を使う前に許しを得る。指摘を受けたら、その日のうちに使うのをやめて確かめる。",
    insurance: "",
  },
  {
    key: "law",
    name: "法改正・制度の変更",
    risk: "法律や条例、国の制度、市の方針が変わり、同じやり方で続けられない",
    response: "変わるとわかった側が知らせる。内容を変えるか、終えるかを協議する。",
    insurance: "",
  },
  {
    key: "budget",
    name: "予算が通らない",
    risk: "市の予算や議会の議決が得られない",
    response: "議決の前に費用のかかる準備を始めない。得られないときは、規模を変えるか終える。",
    insurance: "",
  },
  {
    key: "force-majeure",
    name: "不可抗力(災害・感染症)",
    risk: "地震、台風、感染症などで実施できない",
    response: "中止を決める人と時刻を決めておく。市の災害対応を優先し、費用は、それぞれが支払った分をそれぞれ負う。",
    insurance: "興行中止保険",
  },
];

/** A risk of the library as a row of the plan; null when there is none of this key. */
export function typicalRisk(key: string): Risk | null {
  const found = typicalRisks.find((one) => one.key === key);
  return found ? { risk: found.risk, bearer: null, response: found.response, insurance: found.insurance } : null;
}
