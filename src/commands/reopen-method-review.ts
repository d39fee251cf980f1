import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { endMethodPaper } from "./end-method-paper.ts";

/**
 * From preparing back to the method, with a reason (a cost appeared, a consent failed): the approved method counts no more, and an
 * agreement's paper on its route is taken off it.
 */
export function reopenMethodReview(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "reopenMethodReview", async ({ tx, record, actor, at, move }) => {
    const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "手法を見直す理由", max: 1000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const endedPaper = await endMethodPaper(tx, record, at);
    await tx
      .updateTable("approval_papers")
      .set({ state: "sent_back", decided_at: at })
      .where("proposal_id", "=", record.id)
      .where("state", "=", "on_route")
      .execute();
    await tx
      .insertInto("reopenings")
      .values({ proposal_id: record.id, kind: "method_review", reason: texts.reason, by_id: actor.id, at })
      .execute();
    await move("method_review", "method-review-reopened", endedPaper ? { endedPaper } : {});
    return done(null);
  });
}
