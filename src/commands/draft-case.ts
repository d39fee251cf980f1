import type { Program } from "../db/program.ts";
import { findCaseSources } from "../db/stores/case-source-store.ts";
import { findDraft, writeDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type CaseWords, readCase } from "../domain/publication/case-draft.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";

/**
 * An officer drafts the case (P7c, G3.2) from the open parts. Sums, dates and names come from the record; a draft in which content
 * of a protected part stands is refused. Each draft is a new version: comment and consent to an older one do not carry over.
 * `baseVersion`: the version that the officer saw, 0 for none.
 */
export function draftCase(program: Program, input: Acting & CaseWords & { baseVersion: number }) {
  return act(program, input, "draftCase", async ({ tx, record, actor, at, city, log }) => {
    const existing = await findDraft(tx, record.id, "case");
    if (existing?.state === "published" || existing?.state === "withheld")
      return refused({ kind: "stale", changed: existing.state === "published" ? "事例は公開済み" : "事例は非公開" });
    const newest = existing?.version ?? 0;
    if (newest !== input.baseVersion) return refused({ kind: "stale", changed: `事例の案は第${newest}版` });
    const { facts } = await findCaseSources(tx, record, city.calendar);
    const { draft, needsConsent, errors } = readCase(
      input,
      facts,
      record.parts.filter((part) => part.state === "agreed").length,
    );
    if (errors.length === 0) errors.push(...(await protectedWordsIn(tx, record.id, wordsOf(draft), "changed")));
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const version = newest + 1;
    await writeDraft(tx, record.id, "case", {
      version,
      state: "drafting",
      body: draft,
      needsConsent,
      commentDue: null,
      by: actor.id,
      at,
    });
    await log("case-drafted", "publication", { version, needsConsent });
    return done({ version });
  });
}
