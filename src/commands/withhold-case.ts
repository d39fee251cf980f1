import type { Program } from "../db/program.ts";
import { decideDraft, findDraft, raisePublicRevision } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readWithholding } from "../domain/publication/comment.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn } from "./protected-words.ts";
import { slugOf } from "./publish-case.ts";

/** The chief decides that no case is published; the reason is itself listed publicly and confirms P7 (P7c). */
export function withholdCase(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "withholdCase", async ({ tx, record, actor, at, log }) => {
    const draft = await findDraft(tx, record.id, "case");
    if (draft?.state === "published" || draft?.state === "withheld")
      return refused({ kind: "stale", changed: draft.state === "published" ? "事例は公開済み" : "事例は非公開" });
    const { reason, errors } = readWithholding(input.reason);
    if (errors.length === 0) errors.push(...(await protectedWordsIn(tx, record.id, reason, "reason")));
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .insertInto("published_cases")
      .values({
        proposal_id: record.id,
        slug: slugOf(record.number!),
        title: record.title,
        fields: [...record.fields],
        body: null,
        withheld_reason: reason,
        published_at: at,
        updated_at: at,
      })
      .execute();
    await decideDraft(tx, record.id, "case", { state: "withheld", withheldReason: reason, by: actor.id, at });
    await raisePublicRevision(tx);
    await log("case-withheld", "proposal");
    return done(null);
  });
}
