import { asWritten, plain } from "./find-words.ts";
import type { OfficeTopic } from "./offices.ts";
import { type PairIndex, pairsOf, rarityOf } from "./shared-words.ts";

/** What of a text leads where: its words, the topic that they have in the vocabulary, and the one that the office has (itself, or the next). */
export type Led = { words: readonly string[]; topic: string; to: string };

/**
 * Why words of a text are the work of an office, so that a person can check it (G6.2a): the duty that shares letters with them, or else with
 * the text (`pairs`). Where several duties share none, none of them is the reason: then it is the vocabulary, and it says so.
 */
export function topicReason(
  { words, topic, to }: Led,
  { name, duties }: Pick<OfficeTopic, "name" | "duties">,
  pairs: ReadonlyMap<string, number>,
  index: PairIndex,
): string {
  const spoken = quoted(words.slice(0, 3));
  if (duties.length === 0) return `${spoken}が課の名前にある${quoted(name)}にあたる`;
  const own = new Map(words.flatMap(pairsOf).map((pair) => [pair, 1]));
  const nearest =
    duties.length === 1
      ? duties[0]!
      : (saidBy(words, duties) ?? nearestTo(own, duties, index) ?? nearestTo(pairs, duties, index));
  if (nearest) return `${spoken}が課の仕事「${nearest.words}」にあたる`;
  const works = [...new Set(duties.flatMap((duty) => duty.said.map((word) => asWritten(word, duty.words))))];
  const through = topic === to ? "もその話題にあたる" : `はそれに近い話題「${to}」にあたる`;
  return `${spoken}は話題「${topic}」のことばで、課の仕事の${quoted(works.slice(0, 3))}${through}`;
}

/** The duty whose own word for the topic stands in a word of the text: 「プラごみ」 and 「ごみの減量」. */
function saidBy(words: readonly string[], duties: OfficeTopic["duties"]) {
  return duties.find(({ said }) => words.some((word) => said.some((one) => plain(word).includes(one))));
}

/** The duty that shares most pairs of letters, the rarer the more; none when none shares any. */
function nearestTo(pairs: ReadonlyMap<string, number>, duties: OfficeTopic["duties"], index: PairIndex) {
  const shares = duties.map((duty) =>
    duty.pairs.reduce((sum, pair) => sum + (pairs.get(pair) ?? 0) * rarityOf(pair, index), 0),
  );
  const most = Math.max(...shares);
  return most > 0 ? duties[shares.indexOf(most)] : undefined;
}

export function quoted(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join("");
}
