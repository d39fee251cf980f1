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
  const known = texts.map((text) => new Map(topics.ofText(weighText(text)).map((one) => [one.topic, one])));
  const index = indexPairs(texts.map(({ title, summary, body }) => [title, title, summary, body].join("。")));
  return (written, most) => {
    const text = weighText(written);
    const about = topics.ofText(text);
    const whole = about.reduce((sum, { amount }) => sum + amount, 0);
    const { scores, same } = likeness(weighedPairs(text), index);
    return texts
      .map(({ id }, at) => {
        const shared = about.filter(({ topic }) => known[at]!.has(topic));
        const byTopics = shared.reduce(
          (sum, { topic, amount }) => sum + Math.min(amount, known[at]!.get(topic)!.amount),
          0,
        );
        const words = shared.flatMap(({ topic, words: own }) =>
          own.filter((word) => [...word].length > 1 && known[at]!.get(topic)!.words.includes(word)),
        );
        const score = whole > 0 && same > 0 ? (byTopics / whole + Math.min(1, scores[at]! / same)) / 2 : 0;
        return { id, score: Math.round(score * 1000) / 1000, words: [...new Set(words)].slice(0, 3) };
      })
      .filter(({ score, words }) => score >= leastLikeness && words.length > 0)
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most);
  };
}
