import type { Program } from "../db/program.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf, newestOffer } from "./meeting-of.ts";
import { type OtherTimes, offerTimes } from "./offer-times.ts";

/** Either side takes back a day that was agreed, says why, and offers others; the other side answers. */
export function moveMeeting(program: Program, input: Acting & OtherTimes & { meetingId: string }) {
  return act(program, input, "moveMeeting", async (acting) => {
    const meeting = meetingOf(acting.record, input.meetingId, ["agreed"]);
    const { round } = await newestOffer(acting.tx, meeting, undefined);
    return offerTimes(acting, meeting, round + 1, input, "meeting-moved");
  });
}
