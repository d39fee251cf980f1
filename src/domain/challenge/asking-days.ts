import { addBusinessDays, type BusinessCalendar } from "../calendar/business-days.ts";
import { addDays, isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";

/** When departments are asked for their problems: days of the year ("05-15"), and business days to answer. */
export type ProblemQuestion = { days: readonly string[]; answerDays: number };

/** A day that was missed for longer is over: a start in August does not ask what May would have asked. */
const longestDelay = 14;

/** The day whose question is due to be asked, and until when it is answered; null on all other days. */
export function questionOfToday(
  today: PlainDate,
  { days, answerDays }: ProblemQuestion,
  calendar: BusinessCalendar,
): { askedOn: PlainDate; due: PlainDate } | null {
  const year = Number(today.slice(0, 4));
  const askedOn = days
    // A day at the end of December may still be asked in January.
    .flatMap((day) => [`${year - 1}-${day}`, `${year}-${day}`])
    .filter((day) => isPlainDate(day) && day <= today && today <= addDays(day, longestDelay))
    .sort()
    .at(-1);
  return askedOn ? { askedOn, due: addBusinessDays(today, answerDays, calendar) } : null;
}

/** "05-15" of a month and a day; null where there is no such day in every year. */
export function dayOfYear(month: number | null, day: number | null): string | null {
  if (month === null || day === null) return null;
  const written = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  // 2027 is no leap year: 29 February would be asked every fourth year alone.
  return isPlainDate(`2027-${written}`) ? written : null;
}
