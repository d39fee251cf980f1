import { sql } from "kysely";
import { placeErrors, timesErrors } from "../domain/dialogue/meeting.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { linesErrors } from "../domain/dialogue/words.ts";
import { done, type FieldError, type Result, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import type { Meeting } from "../domain/process/record.ts";
import type { Act } from "./act.ts";
import { keepOffer } from "./meeting-of.ts";

/** Other times and, where it changes too, another place; with the reason. */
export type OtherTimes = {
  times: readonly Date[];
  place: string;
  onlineUrl: string;
  note: string;
  /** See `timesErrors`. */
  unread?: readonly FieldError[] | undefined;
};

/** The next round of times for a meeting, in the name of who acts. What calendars hold of an agreed day is not true any more. */
export async function offerTimes(
  { tx, record, actor, at, log }: Act,
  meeting: Meeting,
  round: number,
  other: OtherTimes,
  event: "meeting-countered" | "meeting-moved",
): Promise<Result<{ id: string }>> {
  const errors = [
    ...timesErrors(other.times, at, other.unread),
    ...placeErrors(other),
    ...linesErrors("note", other.note, "理由", { isRequired: event === "meeting-moved" }),
  ];
  const [first] = other.times;
  if (errors.length > 0 || !first) return refused({ kind: "invalid", errors });
  const side = twoSided(speakerOf(actor, record)!);
  const note = normaliseLineBreaks(other.note);
  await keepOffer(tx, record.id, { meetingId: meeting.id, round, side, byId: actor.id, times: other.times, note, at });
  await tx
    .updateTable("meetings")
    .set({
      state: "proposed",
      proposed_side: side,
      proposed_by: actor.id,
      starts_at: first,
      place: other.place,
      online_url: other.onlineUrl,
      ...(event === "meeting-moved" ? { sequence: sql`sequence + 1`, agreed_at: null } : {}),
    })
    .where("id", "=", meeting.id)
    .where("proposal_id", "=", record.id)
    .execute();
  await log(event, "dialogue", { meeting: meeting.id, round, times: other.times.length });
  return done({ id: meeting.id });
}
