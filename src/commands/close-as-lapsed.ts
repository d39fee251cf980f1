import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** A person closes a proposal whose additions did not come (process.md "Clocks"): only after the proposer's days are over. */
export function closeAsLapsed(program: Program, input: Acting) {
  return act(program, input, "closeAsLapsed", async ({ record, today, move }) => {
    const wait = record.openWaits.find((one) => one.task === "answerAdditions");
    if (!wait?.due || today <= wait.due) {
      const sentence = wait?.due
        ? `追記の期限(${wait.due})が過ぎるまで、終了にできません。`
        : "追記の期限が決まっていません。";
      return refused({ kind: "gates", missing: [{ principle: "", sentence }] });
    }
    await move("lapsed", "proposal-lapsed");
    return done(null);
  });
}
