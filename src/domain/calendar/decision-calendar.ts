import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";
import { isPlainDate } from "./tokyo-date.ts";

/** A day of every year, "MM-DD". */
export type YearDay = string;

/** A session of the council (議会の会期), the same days of every year. */
export type CouncilSession = { name: string; from: YearDay; to: YearDay };

/**
 * When the city decides (U4): the sittings of its deciding body, the council's sessions, the making of the budget. A setting, because
 * every city has its own; shipped as many cities have it.
 */
export type DecisionCalendar = {
  /** 会議体: sits on this weekday (1 Monday … 5 Friday) of these weeks of a month; its papers are due so many business days before. */
  body: { name: string; weeks: readonly number[]; weekday: number; papersDaysBefore: number };
  /** 議会: bills are handed in so many business days before a session opens. */
  council: { sessions: readonly CouncilSession[]; billsDaysBefore: number };
  /** 予算: requests for the fiscal year that begins next April are due on this day. */
  budget: { requestsDue: YearDay };
  /** Business days from the decision until an agreement is concluded. */
  concludingDays: number;
};

export const defaultDecisionCalendar: DecisionCalendar = {
  body: { name: "政策調整会議", weeks: [1, 3], weekday: 4, papersDaysBefore: 3 },
  council: {
    sessions: [
      { name: "3月定例会", from: "02-25", to: "03-24" },
      { name: "6月定例会", from: "06-05", to: "06-25" },
      { name: "9月定例会", from: "09-01", to: "09-28" },
      { name: "12月定例会", from: "12-01", to: "12-20" },
    ],
    billsDaysBefore: 15,
  },
  budget: { requestsDue: "10-31" },
  concludingDays: 10,
};

/** Sessions that a city can write down. */
export const mostSessions = 6;

export type TypedDecisionCalendar = {
  bodyName: string;
  weeks: readonly string[];
  weekday: string;
  papersDaysBefore: number | null;
  /** Rows of name, first and last day; an empty row is no session. */
  sessions: readonly { name: string; from: string; to: string }[];
  billsDaysBefore: number | null;
  requestsDue: string;
  concludingDays: number | null;
};

const dayHelp = "毎年ある日を、月と日で書いてください(例 2月25日)。";

/** The calendar as an administrator typed it. Fields of a session carry its row: `session0From`. */
export function readDecisionCalendar(typed: TypedDecisionCalendar): {
  calendar: DecisionCalendar;
  errors: FieldError[];
} {
  const errors: FieldError[] = [];
  const name = readText(typed.bodyName, { max: 50, isMultiline: false, isRequired: true }, "会議体の名前");
  if (!name.ok) errors.push({ field: "bodyName", message: name.message });
  const weeks = [...new Set(typed.weeks.map(Number))].filter((week) => week >= 1 && week <= 5).sort((a, b) => a - b);
  if (weeks.length === 0) errors.push({ field: "weeks", message: "開かれる週を一つ以上選んでください。" });
  const weekday = Number(typed.weekday);
  if (![1, 2, 3, 4, 5].includes(weekday))
    errors.push({ field: "weekday", message: "開かれる曜日を一つ選んでください。" });
  const sessions = readSessions(typed.sessions, errors);
  const requestsDue = readYearDay(typed.requestsDue);
  if (!requestsDue) errors.push({ field: "requestsDue", message: dayHelp });
  const days = { papersDaysBefore: 60, billsDaysBefore: 60, concludingDays: 120 };
  for (const [field, most] of Object.entries(days)) {
    const number = typed[field as keyof typeof days];
    if (number === null || number < 0 || number > most)
      errors.push({ field, message: `0から${most}までの開庁日数で書いてください。` });
  }
  return {
    calendar: {
      body: { name: name.ok ? name.text : "", weeks, weekday, papersDaysBefore: typed.papersDaysBefore ?? 0 },
      council: { sessions, billsDaysBefore: typed.billsDaysBefore ?? 0 },
      budget: { requestsDue: requestsDue ?? "" },
      concludingDays: typed.concludingDays ?? 0,
    },
    errors,
  };
}

function readSessions(typed: TypedDecisionCalendar["sessions"], errors: FieldError[]): CouncilSession[] {
  return typed.flatMap((row, index) => {
    if (`${row.name}${row.from}${row.to}`.trim() === "") return [];
    const name = readText(row.name, { max: 50, isMultiline: false, isRequired: true }, "会期の名前");
    const from = readYearDay(row.from);
    const to = readYearDay(row.to);
    if (!name.ok) errors.push({ field: `session${index}Name`, message: name.message });
    if (!from) errors.push({ field: `session${index}From`, message: dayHelp });
    if (!to) errors.push({ field: `session${index}To`, message: dayHelp });
    // A session over the turn of the year would be one of two years: none is, and a slip of the pen is likelier.
    else if (from && to < from)
      errors.push({ field: `session${index}To`, message: "終わる日は、始まる日より後の日を書いてください。" });
    return [{ name: name.ok ? name.text : "", from: from ?? "", to: to ?? "" }];
  });
}

/** 2月25日, 2/25 or 02-25 as "02-25"; null for what is no day of every year (29 February is none). */
export function readYearDay(typed: string): YearDay | null {
  const found = /^(\d{1,2})(?:月|[/.-])(\d{1,2})日?$/u.exec(typed.normalize("NFKC").trim());
  if (!found) return null;
  const day = `${found[1]!.padStart(2, "0")}-${found[2]!.padStart(2, "0")}`;
  return isPlainDate(`2027-${day}`) ? day : null;
}

/** 2月25日 for "02-25". */
export function yearDayText(day: YearDay): string {
  const [month, date] = day.split("-").map(Number);
  return month && date ? `${month}月${date}日` : "";
}
