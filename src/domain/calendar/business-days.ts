import holidayTable from "@holiday-jp/holiday_jp";
import { addDays, minutesInTokyo, type PlainDate, todayInTokyo, weekday } from "./tokyo-date.ts";

/** The business days (開庁日) of one city: what law and the shipped default say, changed by the city's own days. */
export type BusinessCalendar = {
  /** Minutes after midnight in Asia/Tokyo: what comes later comes the next business day. */
  closingMinutes: number;
  /** Days on which this city is closed besides weekends, public holidays and the turn of the year. */
  closed: ReadonlySet<PlainDate>;
  /** Days on which it is open although they would be closed: wins over everything (a special law moved a holiday). */
  open: ReadonlySet<PlainDate>;
  /** The closed days at the turn of the year, "MM-DD", both included; 12-29 to 01-03 when not given. */
  turnOfYear?: { from: string; to: string };
};

/** The calendar of a city that has set nothing: closes 17:15, shut 12/29–1/3. */
export const defaultCalendar: BusinessCalendar = {
  closingMinutes: 17 * 60 + 15,
  closed: new Set(),
  open: new Set(),
};

const holidays: Readonly<Record<string, { name: string } | undefined>> = holidayTable.holidays;
const firstYear = 1970;
/** The table of holidays ends on 2050-11-23, the last holiday of that year. */
const lastYear = 2050;
const endOfTable: PlainDate = `${lastYear}-12-31`;

/**
 * True when the city is open on this date.
 * @throws RangeError outside 1970–2050: the table of holidays ends there, and a guess would be a wrong deadline.
 */
export function isBusinessDay(date: PlainDate, calendar: BusinessCalendar): boolean {
  const year = Number(date.slice(0, 4));
  if (!(year >= firstYear && year <= lastYear)) throw new RangeError(`no table of holidays for ${date}`);
  return closedDayName(date, calendar) === null;
}

/** What the city's closed day is called, where it is one: 「日曜日」「祝日(建国記念の日)」. Beyond the table of holidays it knows weekends alone. */
export function closedDayName(date: PlainDate, calendar: BusinessCalendar): string | null {
  if (calendar.open.has(date)) return null;
  const day = weekday(date);
  if (day === 0 || day === 6) return day === 0 ? "日曜日" : "土曜日";
  const holiday = holidays[date];
  if (holiday) return `祝日(${holiday.name})`;
  if (isTurnOfYear(date, calendar)) return "年末年始";
  return calendar.closed.has(date) ? "閉庁日" : null;
}

function isTurnOfYear(date: PlainDate, calendar: BusinessCalendar): boolean {
  const { from, to } = calendar.turnOfYear ?? { from: "12-29", to: "01-03" };
  const monthDay = date.slice(5);
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** The first business day after this date. */
export function nextBusinessDay(date: PlainDate, calendar: BusinessCalendar): PlainDate {
  let day = addDays(date, 1);
  while (!isBusinessDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/**
 * The business day on which something counts as having come (process.md "Clocks"): the same day until closing time
 * (17:15:59 is still 17:15), else the next business day. What comes on a closed day comes on the next business day too,
 * so that a later sending never has an earlier deadline.
 */
export function dayOfArrival(instant: Date, calendar: BusinessCalendar): PlainDate {
  const date = todayInTokyo(instant);
  const isInTime = isBusinessDay(date, calendar) && minutesInTokyo(instant) <= calendar.closingMinutes;
  return isInTime ? date : nextBusinessDay(date, calendar);
}

/**
 * Why and from which day a clock that began at `from` counts, while that day has not come yet (`now`); null as soon as it has, and
 * for what begins in the future anyway. Without this sentence 3 days allowed are shown as 4 days left.
 */
export function countsLater(
  from: Date,
  now: Date,
  calendar: BusinessCalendar,
): { day: PlainDate; because: "after-closing" | "closed-day" } | null {
  const day = dayOfArrival(from, calendar);
  if (from > now || todayInTokyo(now) >= day) return null;
  return { day, because: isBusinessDay(todayInTokyo(from), calendar) ? "after-closing" : "closed-day" };
}

/**
 * The last day of a clock of so many business days that starts with an event at `from`: the business day after the day of
 * arrival is day 1. With 0 days it ends on the day of arrival.
 */
export function deadline(from: Date, days: number, calendar: BusinessCalendar): PlainDate {
  return addBusinessDays(dayOfArrival(from, calendar), days, calendar);
}

/** The business day `days` business days after a date; the next business day is day 1. */
export function addBusinessDays(date: PlainDate, days: number, calendar: BusinessCalendar): PlainDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`business days are 0, 1, 2 …: ${days}`);
  let day = date;
  for (let count = 0; count < days; count++) day = nextBusinessDay(day, calendar);
  return day;
}

/** The last day from which so many business days are left until a date: for papers due three days before a sitting. */
export function businessDaysBefore(date: PlainDate, days: number, calendar: BusinessCalendar): PlainDate {
  let day = date;
  for (let count = 0; count < days; count++) {
    day = addDays(day, -1);
    while (!isBusinessDay(day, calendar)) day = addDays(day, -1);
  }
  return day;
}

/**
 * Business days after `first` up to and including `last`; negative when `last` is earlier, 0 on the same date. A day beyond the table of holidays
 * counts as its end: this counts what a page shows and sets no deadline, and one far day is no reason to show no page.
 */
export function businessDaysBetween(first: PlainDate, last: PlainDate, calendar: BusinessCalendar): number {
  const [from, to] = [first, last].map((day) => (day > endOfTable ? endOfTable : day)) as [PlainDate, PlainDate];
  if (to === from) return 0;
  if (to < from) return 0 - businessDaysBetween(to, from, calendar);
  return businessDaysUntil(to, calendar) - businessDaysUntil(from, calendar) + betweenYears(from, to, calendar);
}

/** Business days of its year up to and including a date. */
function businessDaysUntil(date: PlainDate, calendar: BusinessCalendar): number {
  const found = yearOf(Number(date.slice(0, 4)), calendar).until.get(date);
  if (found === undefined) throw new RangeError(`no such date: ${date}`);
  return found;
}

/** All business days of the years from that of `from` until before that of `to`. */
function betweenYears(from: PlainDate, to: PlainDate, calendar: BusinessCalendar): number {
  let sum = 0;
  for (let year = Number(from.slice(0, 4)); year < Number(to.slice(0, 4)); year++) sum += yearOf(year, calendar).all;
  return sum;
}

type CountedYear = { until: ReadonlyMap<PlainDate, number>; all: number };
const countedYears = new WeakMap<BusinessCalendar, Map<number, CountedYear>>();

/** A year of a calendar, counted once: every row of every list asks how many days are left. */
function yearOf(year: number, calendar: BusinessCalendar): CountedYear {
  const known = countedYears.get(calendar)?.get(year);
  if (known) return known;
  const until = new Map<PlainDate, number>();
  let all = 0;
  for (let day = `${String(year).padStart(4, "0")}-01-01`; Number(day.slice(0, 4)) === year; day = addDays(day, 1)) {
    if (isBusinessDay(day, calendar)) all++;
    until.set(day, all);
  }
  const years = countedYears.get(calendar) ?? new Map<number, CountedYear>();
  countedYears.set(calendar, years.set(year, { until, all }));
  return { until, all };
}

/** Business days left until a deadline: 0 on its day (あと0日 = today), negative once it has passed. */
export function daysLeft(now: Date, due: PlainDate, calendar: BusinessCalendar): number {
  return businessDaysBetween(todayInTokyo(now), due, calendar);
}

/** True once the day of the deadline is over, even while the next days are closed and `daysLeft` is still 0. */
export function isOverdue(now: Date, due: PlainDate): boolean {
  return todayInTokyo(now) > due;
}
