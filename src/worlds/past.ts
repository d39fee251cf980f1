import type { BusinessCalendar } from "../domain/calendar/business-days.ts";
import { addBusinessDays, isBusinessDay } from "../domain/calendar/business-days.ts";
import { addDays, instantInTokyo, type PlainDate, todayInTokyo } from "../domain/calendar/tokyo-date.ts";

/** The days of a story, seen from the day on which it is told. */
export type Past = {
  now: Date;
  /** The date that many business days before today; negative: ahead. */
  date: (day: number) => PlainDate;
};

/** Business days before `now`, by the city's calendar. */
export function pastOf(now: Date, calendar: BusinessCalendar): Past {
  const days: PlainDate[] = [todayInTokyo(now)];
  return {
    now,
    date(day) {
      if (day < 0) return addBusinessDays(days[0]!, -day, calendar);
      while (days.length <= day) days.push(businessDayBefore(days.at(-1)!, calendar));
      return days[day]!;
    },
  };
}

function businessDayBefore(date: PlainDate, calendar: BusinessCalendar): PlainDate {
  let day = addDays(date, -1);
  while (!isBusinessDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** "14:00" of a date, as an instant. */
export function timeOn(date: PlainDate, time: string): Date {
  const [hours, minutes] = time.split(":").map(Number);
  return instantInTokyo(date, hours! * 60 + minutes!);
}
