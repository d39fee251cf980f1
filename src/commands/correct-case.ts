import type { Program } from "../db/program.ts";
import { correctDraft, findDraft, raisePublicRevision } from "../db/stores/publication-store.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type CaseWords, readCase } from "../domain/publication/case-draft.ts";
import { correctedCase } from "../domain/publication/correction.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";

/**
 * The chief puts right what a published case says (P7c, process.md "completed"): the new words stand at once, with the day and the reason of
 * the correction, and the partner is told. `baseVersion`: the version that was read.
 */
export function correctCase(program: Program, input: Acting & CaseWords & { reason: string; baseVersion: number }) {
  return act(program, input, "correctCase", async ({ tx, record, actor, at, today, log }) => {
    const published = await findDraft(tx, record.id, "case");
    if (published?.state !== "published") return refused({ kind: "stale", changed: "事例は公開されていません" });
    if (published.version !== input.baseVersion)
      return refused({ kind: "stale", changed: `公開した事例は第${published.version}版` });
    const { texts, errors: reasonErrors } = readTexts({
      correctionReason: { typed: input.reason, name: "訂正の理由", max: 600 },
    });
    const reason = texts.correctionReason;
    const protectedParts = record.parts.filter((part) => part.state === "agreed").length;
    const mended = readCase(input, published.body.body, protectedParts);
    const { draft, errors } = correctedCase(published.body, mended.draft, { on: today, reason });
    errors.unshift(...mended.errors, ...reasonErrors);
    if (errors.length === 0)
      errors.push(
        ...(await protectedWordsIn(tx, record.id, wordsOf(draft), "changed")),
        ...(await protectedWordsIn(tx, record.id, reason, "correctionReason")),
      );
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const version = published.version + 1;
    const { title, titleEn, summaryEn, body } = draft;
    await tx
      .updateTable("published_cases")
      .set({ title, title_en: titleEn, summary_en: summaryEn, body: JSON.stringify(body), updated_at: at })
      .where("proposal_id", "=", record.id)
      .execute();
    // After the case itself: the database asks there who drafted what stood until now.
    await correctDraft(tx, record.id, { version, body: draft, by: actor.id, at });
    await raisePublicRevision(tx);
    await log("case-corrected", "proposal", { version });
    return done({ version });
  });
}
