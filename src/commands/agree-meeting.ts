import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf } from "./meeting-of.ts";

/** The side that did not propose the meeting agrees to its day and place. */
export function agreeMeeting(program: Program, input: Acting & { meetingId: string }) {
  return act(program, input, "agreeMeeting", async ({ tx, record, actor, at, log }) => {
    const meeting = meetingOf(record, input.meetingId, ["proposed"]);
    if (twoSided(speakerOf(actor, record)!) === meeting.proposedSide)
      return refused({
        kind: "not-allowed",
        reason:
          meeting.proposedSide === "city"
            ? "この面談は市が申し入れました。提案者の返事を待っています。"
            : "この面談は提案者が申し入れました。市の返事を待っています。",
      });
    await tx
      .updateTable("meetings")
      .set({ state: "agreed", agreed_at: at })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("meeting-agreed", "dialogue", { meeting: meeting.id });
    return done({ id: meeting.id });
  });
}
