import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { appendAudit } from "../db/stores/audit-store.ts";
import { forgetCity } from "../db/stores/city-store.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { plain } from "../domain/matching/find-words.ts";
import { mostOwnWords, readOwnWords, type Side, wordsOfLine } from "../domain/matching/own-words.ts";
import { cityVocabulary, type Topic } from "../domain/matching/vocabulary.ts";
import { isOfDesk, type Person } from "../domain/policy/actor.ts";
import { undo, undoing } from "./act.ts";

export type ChangeVocabulary = {
  actor: Person;
  topic: string;
  side: string;
  /** Words as typed, apart by spaces, commas or lines. */
  typed: string;
  /** False: these words lead to the topic no more. */
  counts: boolean;
  /** Whether they count outside the desk as well; null: a shipped word does, one of the city's own stays as it is. */
  isPublic: boolean | null;
};

/**
 * Adds words to a topic of the city's vocabulary, or takes words away: the next suggestion of the desk goes by them, and what is shown
 * beside the form of whoever writes a proposal does where they are public.
 * @returns the words as they are kept.
 */
export async function changeVocabulary(program: Program, input: ChangeVocabulary): Promise<Result<readonly string[]>> {
  const { actor, topic, counts } = input;
  if (!isOfDesk(actor)) return refused({ kind: "not-allowed", reason: "ことばの一覧は、デスクの人が直します。" });
  const shipped = cityVocabulary.find((one) => one.topic === topic);
  if (!shipped) return refused({ kind: "not-found" });
  const side = readSide(input.side);
  const read = readOwnWords(input.typed);
  if (!side || !read.ok) {
    const errors = [
      ...(side ? [] : [{ field: "side", message: "市民や企業のことばか、課のことばかを選んでください。" }]),
      ...(read.ok ? [] : [{ field: "words", message: read.message }]),
    ];
    return refused({ kind: "invalid", errors });
  }
  const at = program.now();
  const result = await undoing(() =>
    program.db.asActor(actor, async (tx) => {
      const known = shippedWords(shipped, side);
      const publicWords: string[] = [];
      for (const word of read.words) {
        const isPublic = input.isPublic ?? (known.has(word) || undefined);
        const changed = { counts, by_id: actor.id, at, ...(isPublic === undefined ? {} : { is_public: isPublic }) };
        const row = await tx
          .insertInto("vocabulary_words")
          .values({ topic, side, word, ...changed })
          .onConflict((conflict) => conflict.columns(["municipality_id", "topic", "side", "word"]).doUpdateSet(changed))
          .returning("is_public")
          .executeTakeFirstOrThrow();
        if (row.is_public) publicWords.push(word);
      }
      const { all } = await tx
        .selectFrom("vocabulary_words")
        .select((eb) => eb.fn.countAll<number>().as("all"))
        .executeTakeFirstOrThrow();
      if (Number(all) > mostOwnWords.inAll)
        undo({
          kind: "invalid",
          errors: [{ field: "words", message: `市で加えられるのは、あわせて${mostOwnWords.inAll}語までです。` }],
        });
      await sql`select app.raise_public_revision()`.execute(tx);
      await appendAudit(tx, program.key, {
        ...{ kind: "vocabulary-changed", byId: actor.id, subjectId: null, at },
        // The administrator reads this log, and no proposal: a word that is the desk's alone is no fact of it.
        facts: { topic, side, counts, changed: read.words.length, publicWords },
      });
      return done(read.words);
    }),
  );
  forgetCity(program);
  return result;
}

function shippedWords(topic: Topic, side: Side): ReadonlySet<string> {
  return new Set(wordsOfLine(side === "people" ? topic.words : topic.office).map(plain));
}

function readSide(side: string): Side | null {
  return side === "people" || side === "office" ? side : null;
}
