import { type BusinessCalendar, businessDaysBefore, isBusinessDay, nextBusinessDay } from "./business-days.ts";
import type { DecisionCalendar } from "./decision-calendar.ts";
import { addDays, type PlainDate, weekday } from "./tokyo-date.ts";

/** A date on which the city decides, and the last day on which papers for it are taken. */
export type Sitting = { name: string; on: PlainDate; papersDue: PlainDate };

/** Farther ahead nobody plans; a calendar without any sitting ends here instead of never. */
const mostMonths = 24;

/**
 * The first sitting that papers ready on `ready` can still reach: of the deciding body, or of the council, which votes on the last day of
 * a session. Null when the calendar knows none within two years.
 */
export function sittingInReach(
  kind: "body" | "council",
  ready: PlainDate,
  decisions: DecisionCalendar,
  business: BusinessCalendar,
): Sitting | null {
  for (const month of monthsFrom(ready))
    for (const sitting of kind === "body"
      ? bodySittings(month, decisions, business)
      : councilSittings(month, decisions, business))
      if (sitting.papersDue >= ready) return sitting;
  return null;
}

/** "2026-11", "2026-12", … from the month of a date on. */
function monthsFrom(date: PlainDate): readonly string[] {
  const first = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Array.from({ length: mostMonths }, (_, index) => {
    const year = Math.floor((first + index) / 12);
    return `${year}-${String(((first + index) % 12) + 1).padStart(2, "0")}`;
  });
}

/** A sitting that falls on a closed day is held on the next business day. */
function bodySittings(month: string, { body }: DecisionCalendar, business: BusinessCalendar): readonly Sitting[] {
  const first = `${month}-01`;
  const offset = (body.weekday - weekday(first) + 7) % 7;
  return body.weeks
    .map((week) => addDays(first, offset + (week - 1) * 7))
    .filter((day) => day.startsWith(month))
    .map((day) => {
      const on = isBusinessDay(day, business) ? day : nextBusinessDay(day, business);
      return { name: body.name, on, papersDue: businessDaysBefore(on, body.papersDaysBefore, business) };
    });
}

function councilSittings(month: string, { council }: DecisionCalendar, business: BusinessCalendar): readonly Sitting[] {
  const year = month.slice(0, 4);
  return council.sessions
    .filter((session) => session.to.startsWith(month.slice(5)))
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .map((session) => ({
      name: session.name,
      on: `${year}-${session.to}`,
      papersDue: businessDaysBefore(`${year}-${session.from}`, council.billsDaysBefore, business),
    }));
}
