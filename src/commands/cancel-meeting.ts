import type { Program } from "../db/program.ts";
import { done } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";

/** Either side cancels a meeting that was not held; another day is proposed as a new meeting. */
export function cancelMeeting(program: Program, input: Acting & { meetingId: string }) {
  return act(program, input, "cancelMeeting", async ({ tx, record, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["proposed", "agreed"]);
    await tx
      .updateTable("meetings")
      .set({ state: "cancelled" })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("meeting-cancelled", "dialogue", { meeting: meeting.id });
    return done({ id: meeting.id });
  });
}
