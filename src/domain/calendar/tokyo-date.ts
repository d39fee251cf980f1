/** A civil date without a time zone, "YYYY-MM-DD" (legal dates are stored like this). */
export type PlainDate = string;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Asia/Tokyo is UTC+9 the whole year; the summer time of 1948–1951 lies before every record of this program. */
const offsetMs = 9 * 60 * minuteMs;

/** The date on the wall of a Japanese office at this instant. */
export function todayInTokyo(instant: Date): PlainDate {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** Minutes after midnight in Asia/Tokyo, 0 to 1439. */
export function minutesInTokyo(instant: Date): number {
  return Math.floor(((((instant.getTime() + offsetMs) % dayMs) + dayMs) % dayMs) / minuteMs);
}

/** The instant at which the clocks in Japan show this date and these minutes after midnight. */
export function instantInTokyo(date: PlainDate, minutes = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs - offsetMs);
}

/** True for a date that exists, written "YYYY-MM-DD". */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/** The date so many calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Calendar days from one date to another; negative when the second is earlier. */
export function calendarDaysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The sign of the day of the week, 日 to 土. */
export function weekdaySign(date: PlainDate): string {
  return "日月火水木金土".charAt(weekday(date));
}
