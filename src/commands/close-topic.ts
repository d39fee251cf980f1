import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

export type CloseTopic = Acting & { topicId: string; reopens?: boolean | undefined };

/** Closes a topic that is talked over, or opens it again (`reopens`), by either side. What was said stands; a second press changes nothing. */
export function closeTopic(program: Program, input: CloseTopic) {
  return act(program, input, "sendMessage", async ({ tx, record, actor, at, log }) => {
    const topic = await tx
      .selectFrom("topics")
      .select("closed_at")
      .where("id", "=", input.topicId)
      .where("proposal_id", "=", record.id)
      .executeTakeFirst();
    if (!topic) return refused({ kind: "not-found" });
    if ((topic.closed_at === null) === (input.reopens === true)) return done(null);
    await tx
      .updateTable("topics")
      .set(input.reopens ? { closed_at: null, closed_by: null } : { closed_at: at, closed_by: actor.id })
      .where("id", "=", input.topicId)
      .execute();
    await log(input.reopens ? "topic-reopened" : "topic-closed", "dialogue", { topic: input.topicId });
    return done(null);
  });
}
