import type { PlainDate } from "../calendar/tokyo-date.ts";
import { type Bearer, cashOf, type Goal, type Plan, type Risk } from "../plan/plan.ts";
import {
  type AgreementArticle,
  itemOf,
  lists,
  named,
  oneLine,
  readableDate,
  says,
  saysOf,
  wide,
} from "./paragraphs.ts";
import { continuing, ending, partyOf, personalData, provisions, schedule } from "./plan-articles.ts";

/** What an agreement is drafted from: the agreed plan and who signs. Protected parts come by their headings alone (P7b). */
export type AgreementSource = {
  kind: "comprehensive" | "project";
  /** What the partnership is about; in the title of a 事業連携協定. */
  subject: string;
  /** An empty name leaves room to write it by hand. */
  city: { name: string; mayorTitle: string; mayorName: string };
  partner: { name: string; representativeTitle: string; representativeName: string };
  /** The version that both sides approved. */
  plan: Plan;
  fields: readonly string[];
  /** Who bears which cost, in words; empty: each bears what its own part costs. */
  costBearing: string;
  protectedHeadings: readonly string[];
  /** Renewed by so many years when nobody objects so many months before the end; null: it ends. */
  renewal: { years: number; noticeMonths: number } | null;
  /** Null while it is a draft: the date is then left to be written. */
  concludedOn: PlainDate | null;
};

/**
 * The articles in the order in which agreements of cities have them. What the plan says in a part of its own becomes an article; a part
 * that is empty becomes none. What the city can promise nobody stands beside it: no cost outside the rules of contracts, no budget before
 * its vote, no deal after a trial (G9.2).
 */
export function articlesOf(source: AgreementSource): readonly AgreementArticle[] {
  const { plan } = source;
  const articles: readonly AgreementArticle[] = [
    purpose(plan),
    scope(source),
    {
      heading: "役割",
      paragraphs: [says("甲は、次のことを行う。", plan.roles.city), says("乙は、次のことを行う。", plan.roles.partner)],
    },
    costs(source),
    provisions(plan),
    schedule(plan),
    { heading: "共有する目標", paragraphs: goals(plan.goals) },
    { heading: "責任の分担", paragraphs: risks(plan.risks) },
    personalData(plan),
    protection(source),
    disclosure(plan),
    reporting,
    period(source),
    continuing(plan),
    ending(plan),
    changing,
    {
      heading: "協議",
      paragraphs: [says("この協定にない事柄や、解釈に疑いが生じた事柄は、甲と乙が誠実に協議して定める。")],
    },
  ];
  return articles.filter(({ paragraphs }) => paragraphs.length > 0);
}

function purpose(plan: Plan): AgreementArticle {
  return {
    heading: "目的",
    paragraphs: [
      says("この協定は、甲と乙が対等な立場で力を合わせ、次のことを実現するために必要な事柄を定める。", plan.purpose),
      ...saysOf("甲と乙は、これによって、市民サービスを次のようによくすることをめざす。", plan.service),
    ],
  };
}

function scope({ kind, subject, fields, plan }: AgreementSource): AgreementArticle {
  const range = saysOf("連携の範囲は、次のとおりとする。", plan.scope);
  if (kind === "project") {
    const inField = fields.length > 0 ? `（分野：${fields.map(oneLine).join("、")}）` : "";
    return {
      heading: "連携する取組",
      paragraphs: [says("甲と乙は、次の取組を連携して行う。", `${subject}${inField}`), ...range],
    };
  }
  return {
    heading: "連携する分野",
    paragraphs: [
      {
        text: "甲と乙は、次の分野で連携する。",
        items: [...fields.map(oneLine), "前各号のほか、甲と乙が協議して合意した分野"],
      },
      ...range,
      says("それぞれの取組の内容と方法は、その都度協議し、必要なときは覚書で定める。"),
      says("甲と乙は、少なくとも年に１回、取組の状況と次の取組について話し合う。"),
    ],
  };
}

function costs({ costBearing, plan }: AgreementSource): AgreementArticle {
  const bearing =
    costBearing.trim() === ""
      ? says("前条の役割にかかる費用は、それぞれの役割を担う者が負担する。")
      : says("費用の負担は、次のとおりとする。", costBearing);
  const ofBudget = (cashOf(plan, "city") ?? 0) > 0;
  return {
    heading: "費用",
    paragraphs: [
      bearing,
      ...(ofBudget ? [says("甲の負担は、その年度の予算が成立し、必要な手続が済むことを条件とする。")] : []),
      says("甲に新たな支出が生じるときは、この協定を根拠とせず、甲の契約に関する規則に従って手続を行う。"),
    ],
  };
}

function goals(goals: readonly Goal[]): AgreementArticle["paragraphs"] {
  if (goals.length === 0) return [];
  const items = goals.map(({ goal, indicator, baseline, target, by, how, measuredBy }) =>
    itemOf(goal, [
      named("指標", indicator),
      named("現在の値", baseline),
      named("目標", target),
      named("期限", readableDate(by)),
      named("測り方", how),
      measuredBy ? `測る者：${partyOf[measuredBy]}` : "",
    ]),
  );
  return [
    { text: "甲と乙は、次の目標を共有する。", items },
    says("甲と乙は、目標への到達を年に１回以上確かめ、必要な見直しを協議する。"),
  ];
}

function risks(risks: readonly Risk[]): AgreementArticle["paragraphs"] {
  const items = risks.map(({ risk, bearer, response, insurance }) => {
    const details = [named("対応", response), named("保険", insurance)].filter((detail) => detail !== "");
    return `${oneLine(risk)}：${bearerName(bearer)}${details.length > 0 ? `（${details.join("、")}）` : ""}`;
  });
  return lists("起こりうる事柄と、その責任を負う者は、次のとおりとする。", items);
}

function bearerName(bearer: Bearer | null): string {
  switch (bearer?.kind) {
    case "city":
      return "甲が負う";
    case "partner":
      return "乙が負う";
    case "shared":
      return `甲が${bearer.cityPercent}％、乙が${100 - bearer.cityPercent}％を負う`;
    case undefined:
      return "甲と乙が協議して定める";
  }
}

/** Of personal data this speaks only where the plan has no article of its own on it. */
function protection({ protectedHeadings, plan }: AgreementSource): AgreementArticle {
  const unless = "ただし、法令又は条例によって示さなければならないときは、この限りでない。";
  const kept =
    protectedHeadings.length > 0
      ? {
          text: `甲は、次の事柄について乙から示された内容を、乙の同意なしに第三者に示さない。${unless}`,
          items: protectedHeadings.map(oneLine),
        }
      : says(`甲と乙は、秘密として相手方から示された内容を、相手方の同意なしに第三者に示さない。${unless}`);
  const ofPeople = says("甲と乙は、個人情報を、個人情報の保護に関する法律その他の定めに従って扱う。");
  return {
    heading: "情報の保護",
    paragraphs: [
      kept,
      says("前項のただし書によって示すときは、法令が許すかぎり、あらかじめ相手方の意見を聴く。"),
      ...(personalData(plan).paragraphs.length > 0 ? [] : [ofPeople]),
      says("この条の義務は、この協定が終わった後も続く。"),
    ],
  };
}

function disclosure(plan: Plan): AgreementArticle {
  return {
    heading: "公表",
    paragraphs: [
      says("甲は、この協定の相手方、内容、締結の日、種類及び分野を公表する。"),
      says(
        "甲は、乙の意見を聴いたうえで、取組の状況と成果を毎年公表する。保護する情報、写真及び引用は、乙の同意を得て公表する。",
      ),
      ...saysOf("公表する事柄、時期及び方法は、前２項のほか、次のとおりとする。", plan.publicity),
      ...saysOf(
        "甲と乙は、次の事柄を公表しない。ただし、法令又は条例によって公表しなければならないときは、この限りでない。",
        plan.protection,
      ),
      says("この協定に関して甲が持つ文書は、甲の情報公開に関する条例の対象となる。"),
    ],
  };
}

/** Agreements are signed and then nothing happens (U6): so each side has to say something, and when. */
const reporting: AgreementArticle = {
  heading: "報告",
  paragraphs: [
    says("甲と乙は、自らの役割の進み具合を、少なくとも年に１回、相手方に報告する。"),
    says("事故その他の重大な事柄が生じたときは、直ちに相手方に知らせ、対応を協議する。"),
    says("期間が終わったときは、甲と乙は、成果と課題をまとめ、最終の報告とする。"),
  ],
};

function period({ plan: { period }, renewal }: AgreementSource): AgreementArticle {
  const start = period.from.trim() === "" ? "締結の日" : readableDate(period.from);
  const end = period.to.trim() === "" ? "甲と乙が協議して定める日" : readableDate(period.to);
  const paragraphs = [says(`この協定の期間は、${start}から${end}までとする。`)];
  if (renewal) {
    const { noticeMonths, years } = renewal;
    paragraphs.push(
      says(
        `期間が終わる${wide(noticeMonths)}か月前までに甲と乙のどちらからも書面による申出がないときは、この協定を${wide(years)}年間更新し、以後も同様とする。`,
      ),
    );
  }
  return { heading: "期間", paragraphs };
}

const changing: AgreementArticle = {
  heading: "変更と終了",
  paragraphs: [
    says("この協定を変えるときは、甲と乙が協議し、書面で行う。"),
    says(
      "甲又は乙は、終える日の１か月前までに理由を書面で伝え、協議したうえで、期間の途中でこの協定を終えることができる。",
    ),
    says("相手方が暴力団その他の反社会的な勢力と関係を持つとわかったときは、直ちにこの協定を終えることができる。"),
  ],
};
