import type { CalendarMeeting } from "../domain/dialogue/meeting.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import type { Appointment } from "./calendar-file.ts";

/** What a calendar has to be told of a meeting now: that it stands, or that its day was taken back. Its title is a number. `isInside`: of departments alone. */
export function appointmentOf(
  meeting: CalendarMeeting,
  from: { publicUrl: string; location: string; organizer: Appointment["organizer"]; isInside?: boolean },
): Appointment {
  const proposal = `${from.publicUrl}/proposals/${meeting.proposalId}`;
  return {
    uid: `${meeting.id}@${new URL(from.publicUrl).hostname}`,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    minutesLong: meeting.minutesLong,
    isCancelled: meeting.state !== "agreed",
    summary: `${from.isInside ? "官民連携の庁内打合せ" : "官民連携の面談"} ${proposalNumber(meeting.number)}`,
    location: from.location,
    url: from.isInside ? `${proposal}/together#meetings` : `${proposal}/meetings/${meeting.id}`,
    organizer: from.organizer,
  };
}
