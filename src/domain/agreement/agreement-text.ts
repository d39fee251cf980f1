import { formatEra } from "../calendar/era.ts";
import { type AgreementSource, articlesOf } from "./articles.ts";
import { type AgreementArticle, oneLine, wide } from "./paragraphs.ts";

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
    articles: articlesOf(source),
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

function signature(title: string, name: string): string {
  return `${oneLine(title)}　${name.trim() === "" ? "　　　　　　　　" : oneLine(name)}`;
}
