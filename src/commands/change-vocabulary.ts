import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { appendAudit } from "../db/stores/audit-store.ts";
import { forgetCity } from "../db/stores/city-store.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { mostOwnWords, readOwnWords, type Side } from "../domain/matching/own-words.ts";
import { cityVocabulary } from "../domain/matching/vocabulary.ts";
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
};

/**
 * Adds words to a topic of the city's vocabulary, or takes words away: the next suggestion goes by them, inside and beside the form of
 * whoever writes a proposal.
 * @returns the words as they are kept.
 */
export async function changeVocabulary(program: Program, input: ChangeVocabulary): Promise<Result<readonly string[]>> {
  const { actor, topic, counts } = input;
  if (!isOfDesk(actor)) return refused({ kind: "not-allowed", reason: "ことばの一覧は、デスクの人が直します。" });
  if (!cityVocabulary.some((one) => one.topic === topic)) return refused({ kind: "not-found" });
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
      const rows = read.words.map((word) => ({ topic, side, word, counts, by_id: actor.id, at }));
      await tx
        .insertInto("vocabulary_words")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["municipality_id", "topic", "side", "word"]).doUpdateSet({ counts, by_id: actor.id, at }),
        )
        .execute();
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
        facts: { topic, side, words: read.words, counts },
      });
      return done(read.words);
    }),
  );
  forgetCity(program);
  return result;
}

function readSide(side: string): Side | null {
  return side === "people" || side === "office" ? side : null;
}
