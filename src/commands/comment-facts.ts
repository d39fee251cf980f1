import type { Program } from "../db/program.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type CommentWords, readComment } from "../domain/publication/comment.ts";
import { type Acting, act } from "./act.ts";

/**
 * The representative answers the draft of the facts: no objection, or a comment, published beside the facts when they wish it.
 * `draftVersion`: the version that was shown; a newer one has to be read first (stale).
 */
export function commentFacts(
  program: Program,
  input: Acting & CommentWords & { publishesComment: boolean; draftVersion: number },
) {
  return act(program, input, "commentFacts", async ({ tx, record, actor, at, log }) => {
    const draft = await findDraft(tx, record.id, "facts");
    if (draft?.state !== "commenting")
      return refused({ kind: "not-allowed", reason: "公表する事実の案は、いま意見を聴く段階にありません。" });
    if (draft.version !== input.draftVersion)
      return refused({ kind: "stale", changed: `公表する事実の案は第${draft.version}版` });
    const { comment, errors } = readComment(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const partnerComment = input.publishesComment ? comment : "";
    await tx
      .updateTable("publication_drafts")
      .set({
        state: "commented",
        body: JSON.stringify({ ...draft.body, partnerComment }),
        partner_comment: comment,
        partner_commented_by: actor.id,
        partner_commented_at: at,
      })
      .where("proposal_id", "=", record.id)
      .where("kind", "=", "facts")
      .execute();
    await log("facts-commented", "publication", { version: draft.version, hasComment: comment !== "" });
    return done(null);
  });
}
