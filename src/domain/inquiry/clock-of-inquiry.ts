import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from "../calendar/business-days.ts";
import { type PlainDate, todayInTokyo } from "../calendar/tokyo-date.ts";
import type { Inquiry } from "../process/record.ts";

/** Asked, not released, and not answered yet. */
export function isUnanswered(inquiry: Pick<Inquiry, "answeredAt" | "endedAs">): boolean {
  return inquiry.answeredAt === null && inquiry.endedAs === null;
}

/**
 * Past its day by the department's own doing: while the desk owes an answer to a question back the clock rests, so that nobody goes on
 * without a department that was kept waiting (decision 0056).
 */
export function isLate(
  inquiry: Pick<Inquiry, "answeredAt" | "endedAs" | "askedBackAt" | "due">,
  today: PlainDate,
): boolean {
  return isUnanswered(inquiry) && inquiry.askedBackAt === null && inquiry.due < today;
}

/** The new last day after a question back was answered: later by the business days that the answer took. */
export function dueAfterRest(
  due: PlainDate,
  askedBackAt: Date,
  today: PlainDate,
  calendar: BusinessCalendar,
): PlainDate {
  const rested = businessDaysBetween(todayInTokyo(askedBackAt), today, calendar);
  return addBusinessDays(due, Math.max(0, rested), calendar);
}
