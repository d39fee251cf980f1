import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { commentErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";
import { minutesVersionOf, refuseUnreadObjections } from "./minutes-version-of.ts";

/**
 * P4: one side confirms a version of the minutes, with or without a comment; when both have confirmed it, the dialogue stands on record.
 * `minutesVersion`, `objections`: the version that the form showed, and how many objections to it; what came later has to be read first (stale).
 */
export function confirmMinutes(
  program: Program,
  input: Acting & {
    meetingId: string;
    comment?: string | undefined;
    minutesVersion?: number | null | undefined;
    objections?: number | undefined;
  },
) {
  return act(program, input, "confirmMinutes", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["minutes_drafted"]);
    const comment = normaliseLineBreaks(input.comment ?? "");
    const errors = commentErrors(comment);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const version = await minutesVersionOf(tx, meeting.id, input.minutesVersion);
    await refuseUnreadObjections(tx, meeting.id, version, input.objections);
    const side = twoSided(speakerOf(actor, record)!);
    const other = side === "partner" ? meeting.cityConfirmedAt : meeting.partnerConfirmedAt;
    if (side === "partner" ? meeting.partnerConfirmedAt : meeting.cityConfirmedAt)
      return refused({
        kind: "stale",
        changed: side === "partner" ? "提案者は記録を確認済みです" : "市は記録を確認済みです",
      });
    const { contested_side: contestedSide } = await tx
      .selectFrom("meetings")
      .select("contested_side")
      .where("id", "=", meeting.id)
      .executeTakeFirstOrThrow();
    const own =
      side === "partner"
        ? { partner_confirmed_by: actor.id, partner_confirmed_at: at, partner_comment: comment }
        : { city_confirmed_by: actor.id, city_confirmed_at: at, city_comment: comment };
    // Whoever said that it is wrong and confirms it after all lets it stand, with what was said.
    const settled = contestedSide === side ? { contested_side: null, contested_by: null, contested_at: null } : {};
    // An older copy of the program may have written minutes without a version: its statement is the meeting's own columns.
    if (version > 0)
      await tx
        .insertInto("minutes_statements")
        .values({
          ...{ meeting_id: meeting.id, version, proposal_id: record.id },
          ...{ side, act: "confirmed", comment, by_id: actor.id, at },
        })
        .execute();
    await tx
      .updateTable("meetings")
      .set({ ...own, ...settled, ...(other ? { state: "confirmed" as const } : {}) })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("minutes-confirmed", "dialogue", { meeting: meeting.id, side, both: other !== null, version });
    return done({ id: meeting.id, both: other !== null });
  });
}
