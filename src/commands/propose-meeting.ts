import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { type MeetingPlan, meetingErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

/** P3, P4: either side asks for a meeting; the other side answers. */
export function proposeMeeting(program: Program, input: Acting & MeetingPlan) {
  return act(program, input, "proposeMeeting", async ({ tx, record, actor, at, log }) => {
    const errors = meetingErrors(input, at);
    if (errors.length > 0 || !input.startsAt) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("meetings")
      .values({
        proposal_id: record.id,
        state: "proposed",
        proposed_side: twoSided(speakerOf(actor, record)!),
        proposed_by: actor.id,
        starts_at: input.startsAt,
        place: input.place,
        people: input.people,
        purpose: normaliseLineBreaks(input.purpose),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("meeting-proposed", "dialogue", { meeting: id });
    return done({ id });
  });
}
