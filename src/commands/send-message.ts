import type { Program } from "../db/program.ts";
import { speakerOf } from "../domain/dialogue/side.ts";
import { messageErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

/**
 * P4: writes to the other side. `asksAnswer` is the city's: it gives the proposer the ball until they have answered.
 * @returns the id of the message; refused as `invalid` (field `body`) when it is empty or too long.
 */
export function sendMessage(program: Program, input: Acting & { body: string; asksAnswer?: boolean | undefined }) {
  return act(program, input, "sendMessage", async ({ tx, record, actor, at, log }) => {
    const errors = messageErrors(input.body);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const speaker = speakerOf(actor, record)!;
    const asksAnswer = speaker.side !== "partner" && input.asksAnswer === true;
    const { id } = await tx
      .insertInto("messages")
      .values({
        proposal_id: record.id,
        side: speaker.side,
        department_id: speaker.departmentId,
        by_id: actor.id,
        by_name: actor.name,
        body: normaliseLineBreaks(input.body),
        asks_answer: asksAnswer,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("message-sent", "dialogue", { message: id, asksAnswer });
    return done({ id });
  });
}
