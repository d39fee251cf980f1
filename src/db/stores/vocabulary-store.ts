import { createHash } from "node:crypto";
import { mostOwnWords, type OwnWord, type Side, withOwnWords } from "../../domain/matching/own-words.ts";
import { readTopics, type Topics } from "../../domain/matching/topics.ts";
import { cityVocabulary, type Topic } from "../../domain/matching/vocabulary.ts";
import { isOfDesk, type Machine, type Person } from "../../domain/policy/actor.ts";
import type { Program } from "../program.ts";
import { readOnce } from "../read-once.ts";
import { cityOf } from "./city-store.ts";

export type CityVocabulary = {
  topics: Topics;
  vocabulary: readonly Topic[];
  own: readonly OwnWord[];
  /** Another for every other vocabulary: what was read by it is known by this. */
  print: string;
};

const kept = { inside: readOnce<CityVocabulary>(), outside: readOnce<CityVocabulary>() };

/**
 * The vocabulary that suggestions of this city go by, with the desk's own words. Some of those the desk knows from proposals that nobody
 * else reads: everybody but the desk, and the worker that reads for it, gets the shipped and the public ones. Read once for each public
 * revision, which a change raises.
 */
export async function cityVocabularyOf(program: Program, reader: Person | Machine | null): Promise<CityVocabulary> {
  const { publicRevision } = await cityOf(program);
  const inside = reader && (reader.kind === "person" ? isOfDesk(reader) : reader.kind === "worker") ? reader : null;
  return kept[inside ? "inside" : "outside"](program, publicRevision, () => readVocabulary(program, inside));
}

async function readVocabulary(program: Program, reader: Person | Machine | null): Promise<CityVocabulary> {
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
  return { topics: readTopics(vocabulary), vocabulary, own, print: printOf(vocabulary) };
}

/** Raise it where the same words are read in another way (find-words.ts, topics.ts, mainTopics). */
const way = 2;

function printOf(vocabulary: readonly Topic[]): string {
  return createHash("sha256")
    .update(JSON.stringify([way, vocabulary]))
    .digest("hex")
    .slice(0, 16);
}
