import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** An officer drops the draft of a decline: the proposal goes on where it stands. The draft stays on record, unsent. */
export function dropDecline(program: Program, input: Acting) {
  return act(program, input, "dropDecline", async ({ tx, record, at, log }) => {
    if (!record.decline)
      return refused({ kind: "gates", missing: [{ principle: "", sentence: "取り下げる見送りの案がありません。" }] });
    await tx.updateTable("declines").set({ dropped_at: at }).where("id", "=", record.decline.id).execute();
    await log("decline-dropped", "desk");
    return done(null);
  });
}
