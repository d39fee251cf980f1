import type { Program } from "../db/program.ts";
import { type Minutes, minutesErrors } from "../domain/dialogue/minutes.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";
import { minutesVersionOf, refuseUnreadObjections } from "./minutes-version-of.ts";

/**
 * P4: the city writes down what was said. Until both have confirmed it is corrected by a new version; the earlier ones stay, with what was
 * said of them, and what one side has confirmed was of other words. `baseVersion`: the version that the form began with, 0 for the first;
 * `objections`: how many objections to it the form showed.
 */
export function writeMinutes(
  program: Program,
  input: Acting & Minutes & { meetingId: string; baseVersion?: number | undefined; objections?: number | undefined },
) {
  return act(program, input, "writeMinutes", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["agreed", "held", "minutes_drafted"]);
    const last = await minutesVersionOf(tx, meeting.id, input.baseVersion);
    await refuseUnreadObjections(tx, meeting.id, last, input.objections);
    const errors = minutesErrors(input, at, last > 0);
    if (errors.length > 0 || !input.heldAt) return refused({ kind: "invalid", errors });
    const version = last + 1;
    const said = normaliseLineBreaks(input.said);
    await tx
      .insertInto("minutes_versions")
      .values({
        meeting_id: meeting.id,
        version,
        proposal_id: record.id,
        held_at: input.heldAt,
        place: input.place,
        attendance: JSON.stringify(input.attendance),
        people: input.people,
        said,
        decisions: normaliseLineBreaks(input.decisions),
        open_questions: normaliseLineBreaks(input.openQuestions),
        reason: version > 1 ? normaliseLineBreaks(input.reason) : "",
        by_id: actor.id,
        at,
      })
      .execute();
    await tx
      .updateTable("meetings")
      .set({
        state: "minutes_drafted",
        starts_at: input.heldAt,
        place: input.place,
        people: input.people,
        minutes: said,
        minutes_by: actor.id,
        minutes_at: at,
        minutes_version: version,
        city_confirmed_by: null,
        city_confirmed_at: null,
        city_comment: "",
        partner_confirmed_by: null,
        partner_confirmed_at: null,
        partner_comment: "",
        contested_side: null,
        contested_by: null,
        contested_at: null,
      })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log(version > 1 ? "minutes-corrected" : "minutes-written", "dialogue", { meeting: meeting.id, version });
    return done({ id: meeting.id, version });
  });
}
