import type { Program } from "../db/program.ts";
import { decideDraft, findDraft, raisePublicRevision } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { missingForCase } from "../domain/publication/may-publish.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";

/**
 * The chief publishes the case, which confirms P7 as a whole: after the partner's comment or the end of its days, with its consent
 * where one is needed, and without a word of a protected part. `draftVersion`: the version that was read.
 */
export function publishCase(program: Program, input: Acting & { draftVersion: number }) {
  return act(program, input, "publishCase", async ({ tx, record, actor, at, today, log }) => {
    const draft = await findDraft(tx, record.id, "case");
    if (draft?.state === "published" || draft?.state === "withheld")
      return refused({ kind: "stale", changed: draft.state === "published" ? "事例は公開済み" : "事例は非公開" });
    if (draft && draft.version !== input.draftVersion)
      return refused({ kind: "stale", changed: `事例の案は第${draft.version}版` });
    const missing = [...missingForCase(draft, today)];
    if (draft) {
      const kept = await protectedWordsIn(tx, record.id, wordsOf(draft.body), "case");
      missing.push(...kept.map((error) => ({ principle: "P7", sentence: error.message })));
    }
    if (!draft || missing.length > 0) return refused({ kind: "gates", missing });
    const { title, titleEn, summaryEn, body } = draft.body;
    await tx
      .insertInto("published_cases")
      .values({
        proposal_id: record.id,
        slug: slugOf(record.number!),
        title,
        title_en: titleEn,
        summary_en: summaryEn,
        fields: [...record.fields],
        body: JSON.stringify(body),
        withheld_reason: null,
        published_at: at,
        updated_at: at,
      })
      .execute();
    await decideDraft(tx, record.id, "case", { state: "published", withheldReason: "", by: actor.id, at });
    await raisePublicRevision(tx);
    await log("case-published", "proposal", { version: draft.version, slug: slugOf(record.number!) });
    return done({ slug: slugOf(record.number!) });
  });
}

/** The public address of a case: r8-061, which says nothing and never changes. */
export function slugOf(number: { fiscalYear: number; serial: number }): string {
  return proposalNumber(number).toLowerCase();
}
