import type { City } from "../../db/stores/city-store.ts";
import { businessDaysBetween, dayOfArrival } from "../../domain/calendar/business-days.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Inquiry } from "../../domain/process/record.ts";

/** Business days gone by and allowed for an answer, for the squares. */
export function inquiryClock(inquiry: Inquiry, now: Date, city: City): { elapsed: number; limit: number } {
  const start = dayOfArrival(inquiry.askedAt, city.calendar);
  return {
    elapsed: Math.max(0, businessDaysBetween(start, todayInTokyo(now), city.calendar)),
    limit: Math.max(0, businessDaysBetween(start, inquiry.due, city.calendar)),
  };
}
