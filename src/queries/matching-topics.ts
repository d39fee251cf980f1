import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { mostOwnWords, type OwnWord, type Side, withOwnWords } from "../domain/matching/own-words.ts";
import { readTopics, type Topics } from "../domain/matching/topics.ts";
import { cityVocabulary, type Topic } from "../domain/matching/vocabulary.ts";

export type CityVocabulary = { topics: Topics; vocabulary: readonly Topic[]; own: readonly OwnWord[] };

const kept = new WeakMap<Program, { revision: string; read: Promise<CityVocabulary> }>();

/** The vocabulary that suggestions of this city go by, with the desk's own words. Read once for each public revision, which a change raises. */
export async function cityVocabularyOf(program: Program): Promise<CityVocabulary> {
  const { publicRevision: revision } = await cityOf(program);
  const known = kept.get(program);
  if (known?.revision === revision) return known.read;
  const read = readVocabulary(program);
  kept.set(program, { revision, read });
  // A failure is nobody's answer: the next page asks again.
  read.catch(() => kept.delete(program));
  return read;
}

async function readVocabulary(program: Program): Promise<CityVocabulary> {
  const rows = await program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
    tx
      .selectFrom("vocabulary_words")
      .select(["topic", "side", "word", "counts"])
      .orderBy("topic")
      .orderBy("side")
      .orderBy("word")
      .limit(mostOwnWords.inAll)
      .execute(),
  );
  const own = rows.map((row) => ({ ...row, side: row.side as Side }));
  const vocabulary = withOwnWords(cityVocabulary, own);
  return { topics: readTopics(vocabulary), vocabulary, own };
}
