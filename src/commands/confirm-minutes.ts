import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { commentErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";

/**
 * P4: one side confirms the minutes, with or without a comment; when both have, the dialogue stands on record.
 * `minutesAt`: when the minutes that the form showed were written; later ones have to be read first (stale).
 */
export function confirmMinutes(
  program: Program,
  input: Acting & { meetingId: string; comment?: string | undefined; minutesAt?: Date | undefined },
) {
  return act(program, input, "confirmMinutes", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["minutes_drafted"]);
    const comment = normaliseLineBreaks(input.comment ?? "");
    const errors = commentErrors(comment);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const written = await tx
      .selectFrom("meetings")
      .select("minutes_at")
      .where("id", "=", meeting.id)
      .executeTakeFirstOrThrow();
    if (input.minutesAt && written.minutes_at && written.minutes_at > input.minutesAt)
      return refused({ kind: "stale", changed: "記録が書き直されました" });
    const side = twoSided(speakerOf(actor, record)!);
    const other = side === "partner" ? meeting.cityConfirmedAt : meeting.partnerConfirmedAt;
    if (side === "partner" ? meeting.partnerConfirmedAt : meeting.cityConfirmedAt)
      return refused({
        kind: "stale",
        changed: side === "partner" ? "提案者は記録を確認済みです" : "市は記録を確認済みです",
      });
    const own =
      side === "partner"
        ? { partner_confirmed_by: actor.id, partner_confirmed_at: at, partner_comment: comment }
        : { city_confirmed_by: actor.id, city_confirmed_at: at, city_comment: comment };
    await tx
      .updateTable("meetings")
      .set({ ...own, ...(other ? { state: "confirmed" as const } : {}) })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("minutes-confirmed", "dialogue", { meeting: meeting.id, side, both: other !== null });
    return done({ id: meeting.id, both: other !== null });
  });
}
