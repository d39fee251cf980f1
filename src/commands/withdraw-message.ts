import type { Program } from "../db/program.ts";
import { findMessage } from "../db/stores/entry-store.ts";
import { whyNotWithdraw } from "../domain/dialogue/entry.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * The writer takes a message back: it counts no more, and nobody waits for an answer to it, but what it said stays readable behind the word 取り下げ. What was
 * read cannot be unread, and the record of the city keeps it.
 */
export function withdrawMessage(program: Program, input: Acting & { messageId: string }) {
  return act(program, input, "sendMessage", async ({ tx, record, actor, at, log }) => {
    const found = await findMessage(tx, record.id, input.messageId);
    if (!found) return refused({ kind: "not-found" });
    const reason = whyNotWithdraw(found, actor.id);
    if (reason) return refused({ kind: "not-allowed", reason });
    const number = found.changes.length + 1;
    await tx
      .insertInto("message_changes")
      .values({
        proposal_id: record.id,
        message_id: found.id,
        number,
        kind: "withdrawn",
        body: "",
        by_id: actor.id,
        at,
      })
      .execute();
    await log("message-withdrawn", "dialogue", { message: found.id, number });
    return done({ number });
  });
}
