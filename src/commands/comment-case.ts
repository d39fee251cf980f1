import type { Program } from "../db/program.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type CommentWords, readComment } from "../domain/publication/comment.ts";
import { type Acting, act } from "./act.ts";

/**
 * The representative answers the draft of the case: no objection, or a comment; and where it carries a quotation, a photo or words
 * about a protected part, whether they consent (`consent`: "yes" or "no"). `draftVersion`: the version that was shown.
 */
export function commentCase(
  program: Program,
  input: Acting & CommentWords & { consent: string; draftVersion: number },
) {
  return act(program, input, "commentCase", async ({ tx, record, actor, at, log }) => {
    const draft = await findDraft(tx, record.id, "case");
    if (draft?.state !== "commenting")
      return refused({ kind: "not-allowed", reason: "事例の案は、いま意見を聴く段階にありません。" });
    if (draft.version !== input.draftVersion)
      return refused({ kind: "stale", changed: `事例の案は第${draft.version}版` });
    const { comment, errors } = readComment(input);
    if (draft.needsConsent && input.consent !== "yes" && input.consent !== "no")
      errors.push({ field: "consent", message: "この案のとおり公開することに同意するかを選んでください。" });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const consents = draft.needsConsent && input.consent === "yes";
    await tx
      .updateTable("publication_drafts")
      .set({
        state: "commented",
        partner_comment: comment,
        partner_commented_by: actor.id,
        partner_commented_at: at,
        partner_consented_at: consents ? at : null,
      })
      .where("proposal_id", "=", record.id)
      .where("kind", "=", "case")
      .execute();
    await log("case-commented", "publication", {
      version: draft.version,
      hasComment: comment !== "",
      ...(draft.needsConsent ? { consents } : {}),
    });
    return done({ consents });
  });
}
