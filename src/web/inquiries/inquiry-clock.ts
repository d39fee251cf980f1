import type { City } from "../../db/stores/city-store.ts";
import { businessDaysBetween, dayOfArrival, daysLeft } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Inquiry } from "../../domain/process/record.ts";
import type { ClockDays } from "../ui/clock.tsx";

/**
 * Business days gone by and allowed for an answer, for the squares. Gone by is what is not left: below zero for a question asked after
 * closing time, so that the table says the same days as the head of the page and the board.
 */
export function inquiryClock(
  inquiry: Pick<Inquiry, "askedAt" | "due">,
  now: Date,
  city: Pick<City, "calendar">,
): ClockDays {
  const start = dayOfArrival(inquiry.askedAt, city.calendar);
  const limit = Math.max(0, businessDaysBetween(start, inquiry.due, city.calendar));
  const calendarDays = calendarDaysBetween(todayInTokyo(now), inquiry.due);
  return { elapsed: limit - daysLeft(now, inquiry.due, city.calendar), limit, calendarDays };
}
