import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf, newestOffer } from "./meeting-of.ts";
import { type OtherTimes, offerTimes } from "./offer-times.ts";

/** P3: the side that times were offered to offers others; then the first side answers. `round`: the offer that the form showed. */
export function counterMeeting(
  program: Program,
  input: Acting & OtherTimes & { meetingId: string; round?: number | undefined },
) {
  return act(program, input, "counterMeeting", async (acting) => {
    const { tx, record, actor } = acting;
    const meeting = meetingOf(record, input.meetingId, ["proposed"]);
    if (twoSided(speakerOf(actor, record)!) === meeting.proposedSide)
      return refused({
        kind: "not-allowed",
        reason: "いまの候補は、こちらが示したものです。相手の返事を待つか、取りやめて申し入れ直してください。",
      });
    const { round } = await newestOffer(tx, meeting, input.round);
    return offerTimes(acting, meeting, round + 1, input, "meeting-countered");
  });
}
