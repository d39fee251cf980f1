import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { cityVocabularyOf } from "../db/stores/vocabulary-store.ts";
import { mainTopics } from "../domain/matching/learned.ts";
import { weighText } from "../domain/matching/weigh-text.ts";

/** Few at a time: reading a text takes half a millisecond, and pages are answered in between. */
const atOnce = 20;
/** In one run; the next goes on (100,000 texts after a change of the vocabulary: twenty runs). */
const mostRounds = 250;

type TextToMatch = { id: string; title: string; summary: string; what: string; benefit: string };

/**
 * Reads what submitted proposals are about, by the desk's vocabulary, and keeps it for suggestions (decision 0054): what is new or was sent
 * again, and after a change of the vocabulary everything. Open parts alone; what is sealed not before it is opened. Returns how many.
 */
export async function matchTexts(program: Program): Promise<number> {
  const worker = { kind: "worker", municipality: program.municipality } as const;
  const { topics, print } = await cityVocabularyOf(program, worker);
  let read = 0;
  for (let round = 0; round < mostRounds; round++) {
    const found = await program.db.asActor(worker, async (tx) => {
      const { rows } = await sql<TextToMatch>`select proposal_id as id, title, summary, what, benefit
        from app.texts_to_match(${print}, ${sql.lit(atOnce)})`.execute(tx);
      if (rows.length === 0) return 0;
      const about = rows.map(({ id, title, summary, what, benefit }) => {
        const main = mainTopics(topics.ofText(weighText({ title, summary, body: [what, benefit].join("\n") })));
        return { proposal: id, topics: main.map((one) => one.topic), shares: main.map((one) => one.share) };
      });
      await sql`select app.keep_topics(${print}, ${JSON.stringify(about)}::jsonb)`.execute(tx);
      return rows.length;
    });
    read += found;
    if (found < atOnce) break;
  }
  return read;
}
