import type { Program } from "../db/program.ts";
import { mostObjections } from "../domain/dialogue/minutes.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { commentErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";
import { minutesVersionOf } from "./minutes-version-of.ts";

/**
 * P4: a side says what is wrong with a version of the minutes; the city writes a new one, or answers why it stays. What is said here stays
 * with its version. `minutesVersion`: the version that the form showed.
 */
export function contestMinutes(
  program: Program,
  input: Acting & { meetingId: string; comment: string; minutesVersion?: number | null | undefined },
) {
  return act(program, input, "contestMinutes", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["minutes_drafted"]);
    const version = await minutesVersionOf(tx, meeting.id, input.minutesVersion);
    const comment = normaliseLineBreaks(input.comment);
    const errors = commentErrors(comment, true);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const side = twoSided(speakerOf(actor, record)!);
    if (side === "partner" ? meeting.partnerConfirmedAt : meeting.cityConfirmedAt)
      return refused({
        kind: "not-allowed",
        reason: "こちらはこの版を確認済みです。気づいたことは、やりとりで相手に伝えてください。",
      });
    const { said } = await tx
      .selectFrom("minutes_statements")
      .select(({ fn }) => fn.countAll<string>().as("said"))
      .where("meeting_id", "=", meeting.id)
      .where("version", "=", version)
      .where("side", "=", side)
      .where("act", "=", "contested")
      .executeTakeFirstOrThrow();
    if (Number(said) >= mostObjections)
      return refused({
        kind: "not-allowed",
        reason: `この版への意見は、${mostObjections}件伝えてあります。市が新しい版を書くのを待ってください。`,
      });
    const of = { meeting_id: meeting.id, version, proposal_id: record.id };
    await tx
      .insertInto("minutes_statements")
      .values({ ...of, side, act: "contested", comment, by_id: actor.id, at })
      .execute();
    await tx
      .updateTable("meetings")
      .set({ contested_side: side, contested_by: actor.id, contested_at: at })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("minutes-contested", "dialogue", { meeting: meeting.id, side, version });
    return done({ id: meeting.id });
  });
}
