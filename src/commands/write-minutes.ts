import type { Program } from "../db/program.ts";
import { type Minutes, minutesErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";

/**
 * P4: the city writes down what was said. Until both have confirmed it may be corrected; a correction clears what one side
 * has confirmed already, because that was of other words.
 */
export function writeMinutes(program: Program, input: Acting & Minutes & { meetingId: string }) {
  return act(program, input, "writeMinutes", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["agreed", "held", "minutes_drafted"]);
    const errors = minutesErrors(input, at);
    if (errors.length > 0 || !input.heldAt) return refused({ kind: "invalid", errors });
    await tx
      .updateTable("meetings")
      .set({
        state: "minutes_drafted",
        starts_at: input.heldAt,
        place: input.place,
        people: input.people,
        minutes: normaliseLineBreaks(input.said),
        minutes_by: actor.id,
        minutes_at: at,
        city_confirmed_by: null,
        city_confirmed_at: null,
        city_comment: "",
        partner_confirmed_by: null,
        partner_confirmed_at: null,
        partner_comment: "",
      })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log(meeting.state === "minutes_drafted" ? "minutes-corrected" : "minutes-written", "dialogue", {
      meeting: meeting.id,
    });
    return done({ id: meeting.id });
  });
}
