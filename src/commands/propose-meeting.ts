import type { Program } from "../db/program.ts";
import { type MeetingPlan, meetingErrors } from "../domain/dialogue/meeting.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { keepOffer } from "./meeting-of.ts";

/** P3, P4: either side asks for a meeting and offers times; the other side takes one or offers others. */
export function proposeMeeting(program: Program, input: Acting & MeetingPlan) {
  return act(program, input, "proposeMeeting", async ({ tx, record, actor, at, log }) => {
    const side = twoSided(speakerOf(actor, record)!);
    const errors = meetingErrors(input, record, side, at);
    const [first] = input.times;
    if (errors.length > 0 || !first) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("meetings")
      .values({
        proposal_id: record.id,
        state: "proposed",
        proposed_side: side,
        proposed_by: actor.id,
        starts_at: first,
        minutes_long: input.minutesLong,
        place: input.place,
        online_url: input.onlineUrl,
        people: input.people,
        purpose: normaliseLineBreaks(input.purpose),
        desk_attends: input.deskAttends,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepOffer(tx, record.id, { meetingId: id, round: 1, side, byId: actor.id, times: input.times, note: "", at });
    await log("meeting-proposed", "dialogue", { meeting: id, times: input.times.length });
    return done({ id });
  });
}
