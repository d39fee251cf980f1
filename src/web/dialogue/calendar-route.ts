import { type Appointment, calendarFile, calendarType } from "../../documents/calendar-file.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { findMeeting } from "../../queries/meetings.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { caseOf, numberOf } from "../proposals/case.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";

/** A meeting that is agreed, or was cancelled after that, as a file for the reader's own calendar: number and place, no word of the proposal. */
export function addCalendarRoute(routes: Routes): void {
  routes.get(paths.proposal.meetingCalendar, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async (tx, record) =>
      mayRead(person, "dialogue", sightFactsOf(record)) ? findMeeting(tx, record.id, c.req.param("meeting")!) : null,
    );
    const meeting = found?.more;
    if (!found || !meeting || !["agreed", "cancelled"].includes(meeting.state)) return refuseUnknown(c);
    const { program } = c.var;
    const number = numberOf(found.record);
    const appointment: Appointment = {
      uid: `${meeting.id}@${new URL(program.publicUrl).hostname}`,
      sequence: meeting.sequence,
      startsAt: meeting.startsAt,
      minutesLong: meeting.minutesLong,
      isCancelled: meeting.state === "cancelled",
      summary: `官民連携の面談 ${number}`,
      location: meeting.onlineUrl ? `${meeting.place} ${meeting.onlineUrl}` : meeting.place,
      url: `${program.publicUrl}${paths.proposal.meeting({ id: found.record.id, meeting: meeting.id })}`,
      organizer: null,
    };
    return c.body(calendarFile(appointment, program.now()), 200, {
      "content-type": calendarType(appointment.isCancelled),
      "content-disposition": attachmentAs(`面談_${number}.ics`),
    });
  });
}
