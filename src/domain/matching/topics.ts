import { plain, wordFinder } from "./find-words.ts";
import { type Topic, withoutHint } from "./vocabulary.ts";
import { weights } from "./weights.ts";

/** The parts of a text, each worth its own weight. */
export type WeighedText = readonly { text: string; weight: number }[];

/** A topic of a text: how much the text is about it, and the words that say so, the weightiest first. */
export type TextTopic = { topic: string; amount: number; words: readonly string[] };

export type Topics = {
  /** Topics that a text of people is about. */
  ofText(text: WeighedText): readonly TextTopic[];
  /** Topics that a name or a duty of an office is about. */
  ofOffice(text: string): ReadonlySet<string>;
  /** Where a topic leads in a city whose offices have only some of them; null when nowhere. */
  leadsTo(topic: string, has: (topic: string) => boolean): { topic: string; share: number } | null;
};

/** Prepares a vocabulary for reading texts. */
export function readTopics(vocabulary: readonly Topic[]): Topics {
  const people = new Map<string, { topic: string; weight: number }[]>();
  const office = new Map<string, string[]>();
  for (const { topic, office: officeWords, words } of vocabulary) {
    for (const { word, weight } of listed(words)) put(people, word, { topic, weight });
    for (const { word } of listed(officeWords)) {
      put(office, word, topic);
      if (!people.get(word)?.some((one) => one.topic === topic))
        put(people, word, { topic, weight: weights.words.office });
    }
  }
  const findPeoples = wordFinder(people.keys());
  const findOffices = wordFinder(office.keys());
  const near = new Map(vocabulary.map((one) => [one.topic, one.near]));
  return {
    ofText(text) {
      const topics = new Map<string, Map<string, number>>();
      for (const { text: part, weight } of text)
        for (const word of findPeoples(part))
          for (const one of people.get(word)!) {
            const words = topics.get(one.topic) ?? new Map<string, number>();
            topics.set(one.topic, words.set(word, (words.get(word) ?? 0) + weight * one.weight));
          }
      return [...topics].map(([topic, words]) => ({
        topic,
        amount: [...words.values()].reduce((sum, weight) => sum + (2 * weight) / (weight + weights.saturation), 0),
        words: [...words].sort((a, b) => b[1] - a[1]).map(([word]) => word),
      }));
    },
    ofOffice: (text) => new Set(findOffices(text).flatMap((word) => office.get(word)!)),
    leadsTo(topic, has) {
      let share = 1;
      // A circle of neighbours ends after as many steps as there are topics.
      for (let at: string | undefined = topic, steps = 0; at && steps < near.size; at = near.get(at), steps++) {
        if (has(at)) return { topic: at, share };
        share *= weights.near;
      }
      return null;
    },
  };
}

/** The words of a line of the vocabulary, with their weights. */
function listed(line: string): readonly { word: string; weight: number }[] {
  return line
    .split(/\s+/)
    .filter((one) => one !== "")
    .map((one) => {
      const word = plain(withoutHint(one));
      const hint = one.endsWith("?") ? weights.words.hint : 1;
      return { word, weight: hint * ([...word].length === 1 ? weights.words.single : 1) };
    });
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
