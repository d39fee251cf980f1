import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The chief sends the draft of a decline back to the officer, with the reason. The proposer reads nothing of it. */
export function sendBackDecline(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "sendBackDecline", async ({ tx, record, actor, at, log }) => {
    const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "差し戻す理由", max: 1000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    if (!record.decline || record.decline.sentBackAt)
      return refused({ kind: "gates", missing: [{ principle: "", sentence: "差し戻せる見送りの案がありません。" }] });
    await tx
      .updateTable("declines")
      .set({ sent_back_by: actor.id, sent_back_at: at, sent_back_reason: texts.reason })
      .where("id", "=", record.decline.id)
      .execute();
    await log("decline-sent-back", "desk");
    return done(null);
  });
}
