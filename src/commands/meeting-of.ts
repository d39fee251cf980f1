import type { Tx } from "../db/connect.ts";
import { meetingStates } from "../domain/dialogue/meeting-states.ts";
import type { Meeting, ProposalRecord } from "../domain/process/record.ts";
import { undo } from "./act.ts";

/**
 * The meeting of a locked record, in one of the states in which the act is possible.
 * Ends the act as not-found (no such meeting here) or stale (somebody was first; says what the meeting is now).
 */
export function meetingOf(record: ProposalRecord, id: string, possible: readonly Meeting["state"][]): Meeting {
  const meeting = record.meetings.find((one) => one.id === id);
  if (!meeting) return undo({ kind: "not-found" });
  if (!possible.includes(meeting.state)) return undo({ kind: "stale", changed: meetingStates[meeting.state] });
  return meeting;
}

/** A round of times that a side offers. */
export type Offer = {
  meetingId: string;
  round: number;
  side: "partner" | "city";
  byId: string;
  times: readonly Date[];
  note: string;
  at: Date;
};

/** Keeps a round; what was offered is never rewritten. */
export async function keepOffer(tx: Tx, proposalId: string, offer: Offer): Promise<void> {
  await tx
    .insertInto("meeting_offers")
    .values({
      meeting_id: offer.meetingId,
      round: offer.round,
      proposal_id: proposalId,
      side: offer.side,
      by_id: offer.byId,
      times: [...offer.times],
      note: offer.note,
      at: offer.at,
    })
    .execute();
}

/**
 * The newest round of times. Ends the act as stale where the form was drawn from an earlier one: whoever answers has read what is offered
 * now. A meeting that an older copy of the program wrote has none: its one time stands.
 */
export async function newestOffer(
  tx: Tx,
  meeting: Meeting,
  seen: number | undefined,
): Promise<{ round: number; times: readonly Date[] }> {
  const newest = await tx
    .selectFrom("meeting_offers")
    .select(["round", "times"])
    .where("meeting_id", "=", meeting.id)
    .orderBy("round", "desc")
    .limit(1)
    .executeTakeFirst();
  const offer = newest ?? { round: 0, times: [meeting.startsAt] };
  if (seen !== undefined && seen !== offer.round) undo({ kind: "stale", changed: "面談の日時の候補が変わりました" });
  return offer;
}
