import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { meetingOf, newestOffer } from "./meeting-of.ts";

/**
 * The side that the times were offered to takes one of them. `startsAt`: which one; may be left out where there is one alone. `round`:
 * what the form showed; times that were offered since have to be read first (stale). A wish for a meeting that is open is answered by it.
 */
export function agreeMeeting(
  program: Program,
  input: Acting & { meetingId: string; startsAt?: Date | undefined; round?: number | undefined },
) {
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
    const { times } = await newestOffer(tx, meeting, input.round);
    const chosen = input.startsAt ?? (times.length === 1 ? times[0] : undefined);
    if (!chosen || !times.some((time) => time.getTime() === chosen.getTime()))
      return refused({
        kind: "invalid",
        errors: [{ field: "starts_at", message: "示された日時の候補から、一つ選んでください。" }],
      });
    if (chosen <= at)
      return refused({
        kind: "invalid",
        errors: [
          { field: "starts_at", message: "この日時は過ぎました。ほかの候補を選ぶか、別の日時を示してください。" },
        ],
      });
    await tx
      .updateTable("meetings")
      .set({ state: "agreed", starts_at: chosen, agreed_at: at, sequence: sql`sequence + 1` })
      .where("id", "=", meeting.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log("meeting-agreed", "dialogue", { meeting: meeting.id });
    const wish = record.stepRequests.find(({ kind }) => kind === "meeting");
    if (wish) {
      await answerWish(tx, { id: wish.id, proposalId: record.id, byId: actor.id, at });
      await log("step-met", "dialogue", { step: wish.id, meeting: meeting.id });
    }
    return done({ id: meeting.id });
  });
}

/** The wish of either side for a meeting has come true by this one: it waits for no answer any more. */
async function answerWish(tx: Tx, wish: { id: string; proposalId: string; byId: string; at: Date }): Promise<void> {
  await tx
    .updateTable("step_requests")
    .set({ answer: "done", answer_words: "面談の日時が決まりました。", answered_by: wish.byId, answered_at: wish.at })
    .where("id", "=", wish.id)
    .where("proposal_id", "=", wish.proposalId)
    .execute();
}
