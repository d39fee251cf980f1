import { countGraphemes } from "../kernel/text.ts";
import { plain } from "./find-words.ts";
import { type Topic, withoutHint } from "./vocabulary.ts";

/** People's words, or those of offices. */
export type Side = "people" | "office";

/** A word that a city added to a topic, or one that does not count there any more; `isPublic`: outside the desk as well. */
export type OwnWord = { topic: string; side: Side; word: string; counts: boolean; isPublic: boolean };

/** Own words of one city, in all and in one sending: a person keeps this list, and every suggestion reads it. */
export const mostOwnWords = { inAll: 2000, atOnce: 20 } as const;

/** The vocabulary with a city's own words in it and without those that it took away. */
export function withOwnWords(
  vocabulary: readonly Topic[],
  own: readonly Omit<OwnWord, "isPublic">[],
): readonly Topic[] {
  const byTopic = Map.groupBy(own, (one) => one.topic);
  return vocabulary.map((topic) => {
    const changes = byTopic.get(topic.topic) ?? [];
    if (changes.length === 0) return topic;
    const changed = (line: string, side: Side) =>
      changedLine(
        line,
        changes.filter((one) => one.side === side),
      );
    return { ...topic, words: changed(topic.words, "people"), office: changed(topic.office, "office") };
  });
}

/** The words of a line as they are kept and shown: the sign of a hint left out. */
export function wordsOfLine(line: string): readonly string[] {
  return line.split(/\s+/u).flatMap((word) => (word === "" ? [] : [withoutHint(word)]));
}

export type ReadWords = { ok: true; words: readonly string[] } | { ok: false; message: string };

/** Words as somebody typed them, apart by spaces, commas or lines. One character alone stands in too many texts to lead anywhere. */
export function readOwnWords(typed: string): ReadWords {
  const words = [
    ...new Set(
      typed
        .split(/[\s、,，]+/u)
        .filter(Boolean)
        .map(plain),
    ),
  ];
  if (words.length === 0) return { ok: false, message: "ことばを書いてください。例：子ども食堂 フードパントリー" };
  if (words.length > mostOwnWords.atOnce)
    return {
      ok: false,
      message: `一度に加えられるのは${mostOwnWords.atOnce}語までです。いまは${words.length}語あります。`,
    };
  const short = words.find((word) => countGraphemes(word) < 2);
  if (short) return { ok: false, message: `「${short}」は1文字です。2文字以上のことばを書いてください。` };
  const long = words.find((word) => countGraphemes(word) > 20 || word.length > 60);
  if (long)
    return { ok: false, message: "長すぎることばがあります。1つのことばは20文字までで、空白で区切ってください。" };
  const odd = words.find((word) => /[?*\p{Cc}]/u.test(word));
  if (odd) return { ok: false, message: `「${odd}」には、ことばに使えない記号があります。記号を除いてください。` };
  return { ok: true, words };
}

function changedLine(line: string, changes: readonly Pick<OwnWord, "word" | "counts">[]): string {
  const away = new Set(changes.flatMap((one) => (one.counts ? [] : [one.word])));
  const kept = line.split(/\s+/u).filter((word) => !away.has(plain(withoutHint(word))));
  // A word that the city itself names counts in full, where the shipped one only hinted.
  const added = changes.flatMap((one) => (one.counts ? [one.word] : []));
  return [...kept.filter((word) => !added.includes(plain(withoutHint(word)))), ...added].join(" ");
}
