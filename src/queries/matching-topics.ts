import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { mostOwnWords, type OwnWord, type Side, withOwnWords } from "../domain/matching/own-words.ts";
import { readTopics, type Topics } from "../domain/matching/topics.ts";
import { cityVocabulary, type Topic } from "../domain/matching/vocabulary.ts";
import { isOfDesk, type Person } from "../domain/policy/actor.ts";
import { readOnce } from "./read-once.ts";

export type CityVocabulary = { topics: Topics; vocabulary: readonly Topic[]; own: readonly OwnWord[] };

const kept = { inside: readOnce<CityVocabulary>(), outside: readOnce<CityVocabulary>() };

/**
 * The vocabulary that suggestions of this city go by, with the desk's own words. Some of those the desk knows from proposals that nobody
 * else reads: everybody but the desk gets the shipped and the public ones. Read once for each public revision, which a change raises.
 */
export async function cityVocabularyOf(program: Program, reader: Person | null): Promise<CityVocabulary> {
  const { publicRevision } = await cityOf(program);
  const desk = reader && isOfDesk(reader) ? reader : null;
  return kept[desk ? "inside" : "outside"](program, publicRevision, () => readVocabulary(program, desk));
}

async function readVocabulary(program: Program, reader: Person | null): Promise<CityVocabulary> {
  const rows = await program.db.asActor(reader ?? { kind: "visitor", municipality: program.municipality }, (tx) =>
    tx
      .selectFrom("vocabulary_words")
      .select(["topic", "side", "word", "counts", "is_public"])
      .orderBy("topic")
      .orderBy("side")
      .orderBy("word")
      .limit(mostOwnWords.inAll)
      .execute(),
  );
  const own = rows.map(({ is_public: isPublic, side, ...row }) => ({ ...row, side: side as Side, isPublic }));
  const vocabulary = withOwnWords(cityVocabulary, own);
  return { topics: readTopics(vocabulary), vocabulary, own };
}
