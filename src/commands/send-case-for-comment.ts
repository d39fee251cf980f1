import type { Program } from "../db/program.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The drafted case is shown to the partner, who has the city's comment days (P7c). `draftVersion`: the version that was shown. */
export function sendCaseForComment(program: Program, input: Acting & { draftVersion: number }) {
  return act(program, input, "sendCaseForComment", async ({ tx, record, city, deadlineIn, log }) => {
    const draft = await findDraft(tx, record.id, "case");
    if (draft?.state !== "drafting")
      return refused({ kind: "not-allowed", reason: "先に事例の案を書いてください。書き直すと、また見せられます。" });
    if (draft.version !== input.draftVersion)
      return refused({ kind: "stale", changed: `事例の案は第${draft.version}版` });
    const commentDue = deadlineIn(city.settings.commentDays);
    await tx
      .updateTable("publication_drafts")
      .set({ state: "commenting", comment_due: commentDue })
      .where("proposal_id", "=", record.id)
      .where("kind", "=", "case")
      .execute();
    await log("case-sent-for-comment", "publication", { version: draft.version, commentDue });
    return done({ commentDue });
  });
}
