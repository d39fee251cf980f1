import { formatEra } from "../calendar/era.ts";
import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { normaliseLineBreaks } from "../kernel/text.ts";
import type { Bearer, Goal, Risk } from "../plan/plan.ts";

/** Of a shared goal, what both sides sign. */
export type AgreedGoal = Pick<Goal, "goal" | "indicator" | "target" | "by">;
/** Of a risk, what both sides sign. */
export type AgreedRisk = Pick<Risk, "risk" | "bearer" | "response">;

/** What an agreement is drafted from: the agreed plan and who signs. Protected parts come by their headings alone (P7b). */
export type AgreementSource = {
  kind: "comprehensive" | "project";
  /** What the partnership is about; in the title of a 事業連携協定. */
  subject: string;
  /** An empty name leaves room to write it by hand. */
  city: { name: string; mayorTitle: string; mayorName: string };
  partner: { name: string; representativeTitle: string; representativeName: string };
  purpose: string;
  fields: readonly string[];
  roles: { city: string; partner: string };
  /** Who bears which cost, in words; empty: each bears what its own part costs. */
  costBearing: string;
  goals: readonly AgreedGoal[];
  risks: readonly AgreedRisk[];
  protectedHeadings: readonly string[];
  /** "YYYY-MM-DD", or words such as 締結の日; empty `from`: the day of conclusion. */
  period: { from: string; to: string };
  /** Renewed by so many years when nobody objects so many months before the end; null: it ends. */
  renewal: { years: number; noticeMonths: number } | null;
  /** Null while it is a draft: the date is then left to be written. */
  concludedOn: PlainDate | null;
};

/** A numbered paragraph (項) with its items (号). */
export type AgreementParagraph = { text: string; items: readonly string[] };
export type AgreementArticle = { heading: string; paragraphs: readonly AgreementParagraph[] };
export type AgreementSignatory = { side: "甲" | "乙"; organisation: string; person: string };

export type AgreementText = {
  title: string;
  preamble: string;
  articles: readonly AgreementArticle[];
  closing: string;
  date: string;
  signatories: readonly AgreementSignatory[];
};

/**
 * The text of an agreement (G8.2-1: 包括連携協定 or 事業連携協定) out of an agreed plan. Pure: the same plan gives the same
 * words, because both sides consent to the hash of one text. A city's lawyer edits the plan or the city's own template,
 * never this text behind the partner's back.
 */
export function agreementText(source: AgreementSource): AgreementText {
  const { city, partner, subject } = source;
  const about =
    source.kind === "comprehensive" ? "包括連携に関する協定書" : `${oneLine(subject)}に関する事業連携協定書`;
  return {
    title: `${oneLine(city.name)}と${oneLine(partner.name)}との${about}`,
    preamble: `${oneLine(city.name)}（以下「甲」という。）と${oneLine(partner.name)}（以下「乙」という。）は、次のとおり協定を結ぶ。`,
    articles: articlesOf(source).filter(({ paragraphs }) => paragraphs.length > 0),
    closing: "この協定の成立を証するため、本書を２通作り、甲と乙が記名押印のうえ、それぞれ１通を持つ。",
    date: source.concludedOn ? formatEra(source.concludedOn) : "令和　　年　　月　　日",
    signatories: [
      { side: "甲", organisation: oneLine(city.name), person: signature(city.mayorTitle, city.mayorName) },
      {
        side: "乙",
        organisation: oneLine(partner.name),
        person: signature(partner.representativeTitle, partner.representativeName),
      },
    ],
  };
}

function articlesOf(source: AgreementSource): AgreementArticle[] {
  return [
    {
      heading: "目的",
      paragraphs: [
        says(
          "この協定は、甲と乙が対等な立場で力を合わせ、次のことを実現するために必要な事柄を定める。",
          source.purpose,
        ),
      ],
    },
    scope(source),
    {
      heading: "役割",
      paragraphs: [
        says("甲は、次のことを行う。", source.roles.city),
        says("乙は、次のことを行う。", source.roles.partner),
      ],
    },
    costs(source),
    { heading: "共有する目標", paragraphs: goals(source.goals) },
    { heading: "責任の分担", paragraphs: risks(source.risks) },
    protection(source.protectedHeadings),
    disclosure,
    period(source),
    {
      heading: "変更と終了",
      paragraphs: [
        says("この協定を変えるときは、甲と乙が協議し、書面で行う。"),
        says(
          "甲又は乙は、終える日の１か月前までに理由を書面で伝え、協議したうえで、期間の途中でこの協定を終えることができる。",
        ),
        says("相手方が暴力団その他の反社会的な勢力と関係を持つとわかったときは、直ちにこの協定を終えることができる。"),
      ],
    },
    {
      heading: "協議",
      paragraphs: [says("この協定にない事柄や、解釈に疑いが生じた事柄は、甲と乙が誠実に協議して定める。")],
    },
  ];
}

function scope({ kind, subject, fields }: AgreementSource): AgreementArticle {
  if (kind === "project") {
    const inField = fields.length > 0 ? `（分野：${fields.map(oneLine).join("、")}）` : "";
    return {
      heading: "連携する取組",
      paragraphs: [says("甲と乙は、次の取組を連携して行う。", `${subject}${inField}`)],
    };
  }
  return {
    heading: "連携する分野",
    paragraphs: [
      {
        text: "甲と乙は、次の分野で連携する。",
        items: [...fields.map(oneLine), "前各号のほか、甲と乙が協議して合意した分野"],
      },
      says("それぞれの取組の内容と方法は、その都度協議し、必要なときは覚書で定める。"),
      says("甲と乙は、少なくとも年に１回、取組の状況と次の取組について話し合う。"),
    ],
  };
}

function costs({ costBearing }: AgreementSource): AgreementArticle {
  const bearing =
    costBearing.trim() === ""
      ? says("前条の役割にかかる費用は、それぞれの役割を担う者が負担する。")
      : says("費用の負担は、次のとおりとする。", costBearing);
  const newCost = says("甲に新たな支出が生じるときは、この協定を根拠とせず、甲の契約に関する規則に従って手続を行う。");
  return { heading: "費用", paragraphs: [bearing, newCost] };
}

function goals(goals: readonly AgreedGoal[]): AgreementParagraph[] {
  if (goals.length === 0) return [];
  const items = goals.map(({ goal, indicator, target, by }) => {
    const details = [named("指標", indicator), named("目標", target), named("期限", readableDate(by))].filter(
      (part) => part !== "",
    );
    return details.length > 0 ? `${oneLine(goal)}（${details.join("、")}）` : oneLine(goal);
  });
  return [
    { text: "甲と乙は、次の目標を共有する。", items },
    says("甲と乙は、目標への到達を年に１回以上確かめ、必要な見直しを協議する。"),
  ];
}

function risks(risks: readonly AgreedRisk[]): AgreementParagraph[] {
  if (risks.length === 0) return [];
  const items = risks.map(({ risk, bearer, response }) => {
    const handling = response.trim() === "" ? "" : `（対応：${oneLine(response)}）`;
    return `${oneLine(risk)}：${bearerName(bearer)}${handling}`;
  });
  return [{ text: "起こりうる事柄と、その責任を負う者は、次のとおりとする。", items }];
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

function protection(headings: readonly string[]): AgreementArticle {
  const unless = "ただし、法令又は条例によって示さなければならないときは、この限りでない。";
  const kept: AgreementParagraph =
    headings.length > 0
      ? {
          text: `甲は、次の事柄について乙から示された内容を、乙の同意なしに第三者に示さない。${unless}`,
          items: headings.map(oneLine),
        }
      : says(`甲と乙は、秘密として相手方から示された内容を、相手方の同意なしに第三者に示さない。${unless}`);
  return {
    heading: "情報の保護",
    paragraphs: [
      kept,
      says("前項のただし書によって示すときは、法令が許すかぎり、あらかじめ相手方の意見を聴く。"),
      says("甲と乙は、個人情報を、個人情報の保護に関する法律その他の定めに従って扱う。"),
      says("この条の義務は、この協定が終わった後も続く。"),
    ],
  };
}

const disclosure: AgreementArticle = {
  heading: "公表",
  paragraphs: [
    says("甲は、この協定の相手方、内容、締結の日、種類及び分野を公表する。"),
    says(
      "甲は、乙の意見を聴いたうえで、取組の状況と成果を毎年公表する。保護する情報、写真及び引用は、乙の同意を得て公表する。",
    ),
    says("この協定に関して甲が持つ文書は、甲の情報公開に関する条例の対象となる。"),
  ],
};

function period({ period: { from, to }, renewal }: AgreementSource): AgreementArticle {
  const start = from.trim() === "" ? "締結の日" : readableDate(from);
  const end = to.trim() === "" ? "甲と乙が協議して定める日" : readableDate(to);
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

export type AgreementLine = {
  style: "title" | "preamble" | "heading" | "paragraph" | "item" | "block" | "closing" | "date" | "party";
  text: string;
};

/** The agreement line by line, numbered as it is printed: what the Word file and the page on the screen both show. */
export function agreementLines(agreement: AgreementText): AgreementLine[] {
  return [
    { style: "title", text: agreement.title },
    { style: "preamble", text: agreement.preamble },
    ...agreement.articles.flatMap(articleLines),
    { style: "closing", text: agreement.closing },
    { style: "date", text: agreement.date },
    ...agreement.signatories.flatMap(({ side, organisation, person }): AgreementLine[] => [
      { style: "party", text: `${side}　${organisation}` },
      { style: "party", text: `　　${person}` },
    ]),
  ];
}

function articleLines({ heading, paragraphs }: AgreementArticle, index: number): AgreementLine[] {
  const lines: AgreementLine[] = [{ style: "heading", text: `（${heading}）` }];
  paragraphs.forEach(({ text, items }, i) => {
    const number = i === 0 ? `第${wide(index + 1)}条` : wide(i + 1);
    lines.push({ style: "paragraph", text: `${number}　${text}` });
    items.forEach((item, j) => {
      const isListed = items.length > 1;
      const [first = "", ...rest] = item.split("\n");
      lines.push(isListed ? { style: "item", text: `（${wide(j + 1)}）　${first}` } : { style: "block", text: first });
      for (const text of rest) lines.push({ style: "block", text });
    });
  });
  return lines;
}

function says(text: string, content?: string): AgreementParagraph {
  return { text, items: content === undefined ? [] : [normaliseLineBreaks(content)] };
}

function named(name: string, text: string): string {
  return text.trim() === "" ? "" : `${name}：${oneLine(text)}`;
}

function signature(title: string, name: string): string {
  return `${oneLine(title)}　${name.trim() === "" ? "　　　　　　　　" : oneLine(name)}`;
}

function readableDate(text: string): string {
  return isPlainDate(text) ? formatEra(text) : oneLine(text);
}

/** Numbers in running Japanese text: 第１０条. */
function wide(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** What stands inside a sentence stays on its line; nothing else of it changes. */
export function oneLine(text: string): string {
  return normaliseLineBreaks(text).replaceAll("\n", " ");
}
