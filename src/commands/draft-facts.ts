import type { Program } from "../db/program.ts";
import { findDraft, writeDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type FactsWords, readFacts } from "../domain/publication/facts-words.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";

/**
 * An officer drafts the facts to be published at the start (P7c) and shows them to the partner, who has the city's comment days.
 * Drafted again, it is a new version: the comment to an older one stays in the log, and the days begin anew.
 */
export function draftFacts(program: Program, input: Acting & FactsWords) {
  return act(program, input, "draftFacts", async ({ tx, record, actor, at, city, deadlineIn, log }) => {
    const { facts, errors } = readFacts(input, record);
    if (errors.length === 0) errors.push(...(await protectedWordsIn(tx, record.id, wordsOf(facts), "text")));
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const version = ((await findDraft(tx, record.id, "facts"))?.version ?? 0) + 1;
    const commentDue = deadlineIn(city.settings.commentDays);
    await writeDraft(tx, record.id, "facts", {
      version,
      state: "commenting",
      body: facts,
      needsConsent: false,
      commentDue,
      by: actor.id,
      at,
    });
    await log("facts-drafted", "publication", { version, commentDue });
    return done({ version, commentDue });
  });
}
