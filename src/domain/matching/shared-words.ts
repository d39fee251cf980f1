import { plain } from "./find-words.ts";
import type { WeighedText } from "./topics.ts";

/** Pairs of characters that say something: none with a sign or of hiragana alone, which are grammar. */
export function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const run of plain(text).split(/[\s\p{P}\p{S}]+/u))
    for (let at = 0; at + 1 < run.length; at++)
      if (!isHiragana(run.charCodeAt(at)) || !isHiragana(run.charCodeAt(at + 1))) pairs.push(run.slice(at, at + 2));
  return pairs;
}

function isHiragana(code: number): boolean {
  return code >= 0x3041 && code <= 0x3093;
}

/** How often each pair stands in a weighed text. */
export function weighedPairs(text: WeighedText): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const { text: part, weight } of text)
    for (const pair of pairsOf(part)) pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
  return pairs;
}

/** Documents to compare a text with, by the pairs that they have. */
export type PairIndex = { size: number; postings: ReadonlyMap<string, readonly Posting[]>; lengths: readonly number[] };
type Posting = { document: number; count: number };

/** Counts the pairs of documents once, for many comparisons. */
export function indexPairs(texts: readonly string[]): PairIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = texts.map((text, document) => {
    const pairs = pairsOf(text);
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const [pair, count] of counts) {
      const known = postings.get(pair);
      if (known) known.push({ document, count });
      else postings.set(pair, [{ document, count }]);
    }
    return pairs.length;
  });
  return { size: texts.length, postings, lengths };
}

/**
 * BM25 of a weighed text against each document (k1 1.2, b 0.5: the documents are of like length), and what a document that says just
 * the same would have.
 */
export function likeness(text: ReadonlyMap<string, number>, index: PairIndex): { scores: Float64Array; same: number } {
  const scores = new Float64Array(index.size);
  const mean = index.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, index.size);
  let same = 0;
  for (const [pair, weight] of text) {
    const having = index.postings.get(pair) ?? [];
    const rarity = rarityOf(pair, index);
    // A pair of the title alone is as good as one that stands everywhere.
    const worth = rarity * Math.min(1, weight / 3);
    same += worth;
    for (const { document, count } of having)
      scores[document]! +=
        (worth * count * 2.2) / (count + 1.2 * (0.5 + (0.5 * index.lengths[document]!) / (mean || 1)));
  }
  return { scores, same };
}

/** What a pair says about a document that has it: less, the more of them have it. */
export function rarityOf(pair: string, index: PairIndex): number {
  const having = index.postings.get(pair)?.length ?? 0;
  return Math.log(1 + (index.size - having + 0.5) / (having + 0.5));
}

/** The longest runs of characters that both texts have, of at least two and not of hiragana alone; for saying why. */
export function sharedRuns(text: string, other: string): readonly string[] {
  const read = plain(text);
  const with_ = plain(other);
  const runs: string[] = [];
  for (let at = 0; at < with_.length; ) {
    let length = 0;
    while (
      at + length < with_.length &&
      !/[\s\p{P}]/u.test(with_[at + length]!) &&
      read.includes(with_.slice(at, at + length + 1))
    )
      length++;
    const run =
      length < 2 ? "" : wholeWords(with_.slice(at, at + length), [read, with_]).replace(/^[ぁ-ん]+|[ぁ-ん]+$/gu, "");
    if ([...run].length >= 2) runs.push(run);
    at += Math.max(1, length);
  }
  return [...new Set(runs)];
}

/** A run without the pieces of katakana words at its ends: 「リノベーション」 and 「イノベーション」 do not share 「ノベーション」. */
function wholeWords(run: string, texts: readonly string[]): string {
  const begins = !isKatakana(run[0]) || texts.every((text) => standsWhole(text, run, (at) => text[at - 1]));
  const ends = !isKatakana(run.at(-1)) || texts.every((text) => standsWhole(text, run, (at) => text[at + run.length]));
  const begun = begins ? run : run.replace(/^[ァ-ヶー]+/, "");
  return ends ? begun : begun.replace(/[ァ-ヶー]+$/, "");
}

/** Whether a run stands anywhere in a text where the neighbour is not of the same katakana word. */
function standsWhole(text: string, run: string, neighbour: (at: number) => string | undefined): boolean {
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) if (!isKatakana(neighbour(at))) return true;
  return false;
}

function isKatakana(character: string | undefined): boolean {
  return character !== undefined && /^[ァ-ヶー]$/.test(character);
}
