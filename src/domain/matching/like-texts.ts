import { asWritten } from "./find-words.ts";
import { indexPairs, likeness, weighedPairs } from "./shared-words.ts";
import type { Topics } from "./topics.ts";
import { type Matched, weighText } from "./weigh-text.ts";

/** A text to be found, such as a published challenge. */
export type Findable = Matched & { id: string };

/** A text that is like what was written: how much, from 0 to 1, and the words of both that say so. */
export type Like = { id: string; score: number; words: readonly string[] };

/** Below this a likeness is of grammar and not of matter (tried on challenges and proposals of one city). */
const leastLikeness = 0.15;

/**
 * Texts like one that is being written, best first: they share topics of the vocabulary, and words. At least one word that leads to a
 * topic must stand in both, for that is what a person is shown.
 */
export function likeTexts(
  topics: Topics,
  texts: readonly Findable[],
): (written: Matched, most: number) => readonly Like[] {
  const index = indexPairs(texts.map(({ title, summary, body }) => [title, title, summary, body].join("。")));
  const about = new Map<string, { at: number; amount: number; words: readonly string[] }[]>();
  for (const [at, text] of texts.entries())
    for (const { topic, amount, words } of topics.ofText(weighText(text))) {
      const known = about.get(topic);
      if (known) known.push({ at, amount, words });
      else about.set(topic, [{ at, amount, words }]);
    }
  return (written, most) => {
    const text = weighText(written);
    const own = topics.ofText(text);
    const whole = own.reduce((sum, { amount }) => sum + amount, 0);
    if (whole === 0) return [];
    const read = [written.title, written.summary, written.body].join("。");
    const { scores, same } = likeness(weighedPairs(text), index);
    const byTopics = new Float64Array(texts.length);
    const words = new Map<number, string[]>();
    for (const { topic, amount, words: spoken } of own)
      for (const { at, amount: its, words: known } of about.get(topic) ?? []) {
        byTopics[at]! += Math.min(amount, its);
        const both = spoken.filter((word) => [...word].length > 1 && known.includes(word));
        if (both.length > 0) words.set(at, [...(words.get(at) ?? []), ...both]);
      }
    return [...words]
      .map(([at, both]) => {
        const score = same > 0 ? (byTopics[at]! / whole + Math.min(1, scores[at]! / same)) / 2 : 0;
        return {
          id: texts[at]!.id,
          score: Math.round(score * 1000) / 1000,
          words: [...new Set(both.map((word) => asWritten(word, read)))].slice(0, 3),
        };
      })
      .filter(({ score }) => score >= leastLikeness)
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most);
  };
}
