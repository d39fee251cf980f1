import type { Program } from "../db/program.ts";
import { decideDraft, findDraft, raisePublicRevision } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readWithholding } from "../domain/publication/comment.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn } from "./protected-words.ts";

/** The chief takes a published case back: its words leave the public pages, the reason stands in their place (P7c). */
export function withdrawCase(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "withdrawCase", async ({ tx, record, actor, at, log }) => {
    const draft = await findDraft(tx, record.id, "case");
    if (draft?.state !== "published") return refused({ kind: "stale", changed: "事例は公開されていません" });
    const { reason, errors } = readWithholding(input.reason);
    if (errors.length === 0) errors.push(...(await protectedWordsIn(tx, record.id, reason, "reason")));
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .updateTable("published_cases")
      .set({ title: record.title, title_en: "", summary_en: "", body: null, withheld_reason: reason, updated_at: at })
      .where("proposal_id", "=", record.id)
      .execute();
    await decideDraft(tx, record.id, "case", { state: "withheld", withheldReason: reason, by: actor.id, at });
    await raisePublicRevision(tx);
    await log("case-withdrawn", "proposal");
    return done(null);
  });
}
