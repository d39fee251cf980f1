import type { Context } from "hono";
import { appointmentOf } from "../../documents/appointment-of.ts";
import { calendarFile, calendarType } from "../../documents/calendar-file.ts";
import type { CalendarMeeting } from "../../domain/dialogue/meeting.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { proposalNumber } from "../../domain/proposal/proposal-number.ts";
import { findMeeting, type MeetingDetail } from "../../queries/meetings.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";

/** A meeting that is agreed, or was cancelled after that, as a file for the reader's own calendar: number and place, no word of the proposal. */
export function addCalendarRoute(routes: Routes): void {
  routes.get(paths.proposal.meetingCalendar, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async (tx, record) =>
      mayRead(person, "dialogue", sightFactsOf(record)) && !mustDeclareConflict(person, record)
        ? findMeeting(tx, record.id, c.req.param("meeting")!)
        : null,
    );
    const meeting = found?.more;
    const { number } = found?.record ?? {};
    if (!found || !meeting || !number || !hasAppointment(meeting)) return refuseUnknown(c);
    const location = meeting.onlineUrl ? `${meeting.place} ${meeting.onlineUrl}` : meeting.place;
    return sendCalendar(c, { ...meeting, proposalId: found.record.id, number }, { location });
  });
}

/** A meeting as a file for a calendar; `isInside`: of departments alone. */
export function sendCalendar(
  c: Context<Env>,
  meeting: CalendarMeeting,
  { location, isInside = false }: { location: string; isInside?: boolean },
): Response {
  const { program } = c.var;
  const organizer = program.mail?.from ?? null;
  const appointment = appointmentOf(meeting, { publicUrl: program.publicUrl, location, organizer, isInside });
  return c.body(calendarFile(appointment, program.now()), 200, {
    "content-type": calendarType(appointment.isCancelled),
    "content-disposition": attachmentAs(`${isInside ? "庁内打合せ" : "面談"}_${proposalNumber(meeting.number)}.ics`),
  });
}

/** It stands, or its day was agreed once and taken back. */
function hasAppointment({ state, sequence }: MeetingDetail): boolean {
  return state === "agreed" || (state === "cancelled" && sequence > 0);
}
