import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { linesErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";

/** Either side cancels a meeting that was not held, and says why; another day is offered by moving it. */
export function cancelMeeting(program: Program, input: Acting & { meetingId: string; reason: string }) {
  return act(program, input, "cancelMeeting", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["proposed", "agreed"]);
    const errors = linesErrors("cancel_reason", input.reason, "取りやめる理由");
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .updateTable("meetings")
      .set({
        state: "cancelled",
        // What was never agreed, or was taken back before, stands in no calendar.
        ...(meeting.state === "agreed" ? { sequence: sql`sequence + 1` } : {}),
        cancelled_by: actor.id,
        cancelled_at: at,
        cancel_reason: normaliseLineBreaks(input.reason),
      })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("meeting-cancelled", "dialogue", { meeting: meeting.id });
    return done({ id: meeting.id });
  });
}
