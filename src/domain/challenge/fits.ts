import { searchKey } from "../kernel/text.ts";

/** Words of two characters and more that stand for something; particles and endings are what lies between them. */
const word = /[\p{Script=Han}]{2,}|[\p{Script=Katakana}ー]{3,}|[\p{Script=Latin}\d]{3,}/gu;

/** Words that stand in every challenge and every profile, and say nothing. */
const common = new Set(
  ["提案", "募集", "課題", "連携", "地域", "市民", "事業", "取組", "活動", "支援", "会社", "企業", "団体"].map(
    searchKey,
  ),
);

/**
 * The words that an organisation's own description shares with a published challenge: the reason why it is told (at most three). Two are
 * needed: one alone stands in too many texts.
 */
export function sharedWords(
  strengths: string,
  challenge: { title: string; ask: string; background: string },
): readonly string[] {
  const known = new Set(wordsOf(strengths).map(searchKey));
  const text = `${challenge.title}\n${challenge.ask}\n${challenge.background}`;
  const shared = [...new Set(wordsOf(text))].filter((one) => known.has(searchKey(one)) && !common.has(searchKey(one)));
  return shared.length < 2 ? [] : shared.slice(0, 3);
}

function wordsOf(text: string): readonly string[] {
  return [...text.normalize("NFKC").matchAll(word)].map(([found]) => found);
}
