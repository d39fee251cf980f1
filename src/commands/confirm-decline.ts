import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The chief confirms the decline that somebody else drafted, and sends it: from now on the proposer reads it. */
export function confirmDecline(program: Program, input: Acting) {
  return act(program, input, "confirmDecline", async ({ tx, record, actor, at, move }) => {
    if (!record.decline || record.decline.sentAt)
      return refused({ kind: "gates", missing: [{ principle: "", sentence: "見送りの案がまだ書かれていません。" }] });
    if (record.decline.sentBackAt)
      return refused({
        kind: "gates",
        missing: [{ principle: "", sentence: "差し戻した見送りの案が、まだ書き直されていません。" }],
      });
    await tx
      .updateTable("declines")
      .set({ confirmed_by: actor.id, sent_at: at })
      .where("id", "=", record.decline.id)
      .execute();
    await move("declined", "proposal-declined", { decline: record.decline.id });
    return done(null);
  });
}
