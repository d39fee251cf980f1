import { plain, wordFinder } from "./find-words.ts";
import { spellingsOf } from "./spellings.ts";
import { circumstanceWords } from "./vocabulary/circumstances.ts";
import { type Topic, withoutHint } from "./vocabulary.ts";
import { weights } from "./weights.ts";

/** The parts of a text, each worth its own weight. */
export type WeighedText = readonly { text: string; weight: number }[];

/** A topic of a text: how much the text is about it, and the words that say so, the weightiest first, with what each brings. */
export type TextTopic = {
  topic: string;
  amount: number;
  words: readonly string[];
  byWord: ReadonlyMap<string, number>;
};

export type Topics = {
  /** Topics that a text of people is about. */
  ofText(text: WeighedText): readonly TextTopic[];
  /** Topics that a name or a duty of an office is about, with the words of it that say so. */
  ofOffice(text: string): ReadonlyMap<string, readonly string[]>;
  /** The same text without the words that only say by what means, where another word of the sentence says what. */
  withoutMeans(text: WeighedText): WeighedText;
  /** The topics that a topic is a part of, from the next to the widest. */
  widerThan(topic: string): readonly string[];
  /** Where a topic leads in a city whose offices have only some of them; null when nowhere. */
  leadsTo(topic: string, has: (topic: string) => boolean): { topic: string; share: number } | null;
};

/** Prepares a vocabulary for reading texts. */
export function readTopics(vocabulary: readonly Topic[]): Topics {
  const people = new Map<string, Map<string, number>>();
  const office = new Map<string, Map<string, number>>();
  for (const { topic, office: officeWords, words } of vocabulary) {
    for (const { word, weight } of listed(words)) put(people, word, topic, weight);
    for (const { word } of listed(officeWords)) {
      put(office, word, topic, 1);
      if (!people.get(word)?.has(topic)) put(people, word, topic, weights.words.office);
    }
  }
  const findPeoples = wordFinder(people.keys());
  const findOffices = wordFinder(office.keys());
  const near = new Map(vocabulary.map((one) => [one.topic, one.near]));
  const means = new Set(vocabulary.flatMap((one) => (one.means ? [one.topic] : [])));
  const circumstances = new Set(listed(circumstanceWords).map(({ word }) => word));
  // 「オンライン」 says by what means, 「オンライン診療」 what is to be done; a hint says neither.
  const saysWhat = (word: string) =>
    !circumstances.has(word) && [...people.get(word)!].some(([topic, weight]) => weight === 1 && !means.has(topic));
  const isMeans = (word: string) => [...people.get(word)!.keys()].every((topic) => means.has(topic));
  return {
    ofText(text) {
      const topics = new Map<string, Map<string, number>>();
      for (const { text: part, weight } of text) {
        const found = findPeoples(part);
        const isSaid = found.some(saysWhat);
        for (const word of found)
          for (const topic of people.get(word)!.keys()) {
            const words = topics.get(topic) ?? new Map<string, number>();
            const share = isSaid && (circumstances.has(word) || means.has(topic)) ? weights.words.circumstance : 1;
            topics.set(topic, words.set(word, (words.get(word) ?? 0) + weight * share));
          }
      }
      return [...topics].map(([topic, words]) => {
        // A hint stays one however often it is said, and in a title that is all there is.
        const amounts = [...words].map(
          ([word, weight]) =>
            [word, (people.get(word)!.get(topic)! * 2 * weight) / (weight + weights.saturation)] as const,
        );
        return textTopic(topic, amounts);
      });
    },
    ofOffice(text) {
      const topics = new Map<string, readonly string[]>();
      for (const word of new Set(findOffices(text)))
        for (const topic of office.get(word)!.keys()) topics.set(topic, [...(topics.get(topic) ?? []), word]);
      return topics;
    },
    withoutMeans: (text) =>
      text.map((sentence) => {
        const found = findPeoples(sentence.text);
        if (!found.some(saysWhat)) return sentence;
        const rest = found.filter(isMeans).reduce((left, word) => left.replace(word, " "), plain(sentence.text));
        return { text: rest, weight: sentence.weight };
      }),
    widerThan(topic) {
      const wider: string[] = [];
      for (let at = near.get(topic); at && at !== topic && !wider.includes(at); at = near.get(at)) wider.push(at);
      return wider;
    },
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

/**
 * The topics of a text for a city whose offices have only some of them: a word that says a topic of theirs counts half for the wider one,
 * or 「シングルマザー」 would count twice for whoever pays 児童手当 and once for the office of ひとり親.
 */
export function finestFirst(
  found: readonly TextTopic[],
  topics: Topics,
  has: (topic: string) => boolean,
): readonly TextTopic[] {
  const finer = Map.groupBy(
    found
      .filter(({ topic }) => has(topic))
      .flatMap((one) => topics.widerThan(one.topic).map((wider) => ({ wider, byWord: one.byWord }))),
    ({ wider }) => wider,
  );
  return found.map((one) => {
    const said = finer.get(one.topic);
    if (!said) return one;
    const half = (word: string, amount: number) => said.some(({ byWord }) => (byWord.get(word) ?? 0) >= amount);
    return textTopic(
      one.topic,
      [...one.byWord].map(([word, amount]) => [word, half(word, amount) ? amount * weights.wider : amount] as const),
    );
  });
}

function textTopic(topic: string, amounts: readonly (readonly [string, number])[]): TextTopic {
  const sorted = amounts.toSorted((a, b) => b[1] - a[1]);
  return {
    topic,
    amount: amounts.reduce((sum, [, amount]) => sum + amount, 0),
    words: sorted.map(([word]) => word),
    byWord: new Map(sorted),
  };
}

/** The words of a line of the vocabulary in all their spellings, with their weights. */
function listed(line: string): readonly { word: string; weight: number }[] {
  return line
    .split(/\s+/)
    .filter((one) => one !== "")
    .flatMap((one) => {
      const hint = one.endsWith("?") ? weights.words.hint : 1;
      return spellingsOf(withoutHint(one)).map((spelt) => {
        const word = plain(spelt);
        return { word, weight: hint * ([...word].length === 1 ? weights.words.single : 1) };
      });
    });
}

/** A word that a topic has twice, such as in two spellings, counts as the stronger one. */
function put(map: Map<string, Map<string, number>>, word: string, topic: string, weight: number): void {
  const topics = map.get(word) ?? new Map<string, number>();
  map.set(word, topics.set(topic, Math.max(weight, topics.get(topic) ?? 0)));
}
