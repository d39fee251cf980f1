import { type BusinessCalendar, dayOfArrival, isBusinessDay } from "../calendar/business-days.ts";
import { addDays, todayInTokyo } from "../calendar/tokyo-date.ts";

/** A time in which a side had something to do; `until` is null while it still has. */
export type Held = { side: "partner" | "city"; since: Date; until: Date | null };

/**
 * Business days on which each side had at least one thing to do (G6.1a: clocks seen by both sides). A day counts once, however
 * many things waited on it; a day on which both had something counts for both. The day of an arrival is day 0, as in every clock.
 */
export function daysHeld(
  held: readonly Held[],
  now: Date,
  calendar: BusinessCalendar,
): { partner: number; city: number } {
  const days = { partner: new Set<string>(), city: new Set<string>() };
  for (const { side, since, until } of held) {
    const last = todayInTokyo(until ?? now);
    for (let day = addDays(dayOfArrival(since, calendar), 1); day <= last; day = addDays(day, 1))
      if (isBusinessDay(day, calendar)) days[side].add(day);
  }
  return { partner: days.partner.size, city: days.city.size };
}
