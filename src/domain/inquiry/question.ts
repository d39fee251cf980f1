import { addBusinessDays, type BusinessCalendar } from "../calendar/business-days.ts";
import { readDate } from "../calendar/era.ts";
import { addDays } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** What a department is asked (照会), and until when: business days from today, or a day. */
export type Question = { departmentId: string; question: string; due: string };

/** What all are asked, and what one department alone is asked; a department reads both in one. */
export const commonQuestionLimit = 1500;
export const ownQuestionLimit = 1000;
const questionLimit = commonQuestionLimit + ownQuestionLimit + 2;
/** Longer than a year nobody waits for an answer. */
const longestDays = 365;
const mostBusinessDays = 240;

/** Questions to departments as they were typed; `due` is "10" (business days), "12月10日" or a whole date. Field names carry the row: `question-0`. */
export function readQuestions(
  typed: readonly Question[],
  departmentIds: readonly string[],
  today: string,
  calendar: BusinessCalendar,
): { questions: Question[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  if (typed.length === 0) errors.push({ field: "department-0", message: "たずねる課を選んでください。" });
  const questions = typed.map((one, row) => {
    const read = readTexts({ question: { typed: one.question, name: "たずねること", max: questionLimit } });
    const due = readDue(one.due, today, calendar);
    if (!departmentIds.includes(one.departmentId))
      errors.push({ field: `department-${row}`, message: "一覧にある課から選んでください。" });
    if (typed.findIndex((other) => other.departmentId === one.departmentId) < row)
      errors.push({ field: `department-${row}`, message: "同じ課が二度選ばれています。一つにまとめてください。" });
    errors.push(...read.errors.map((error) => ({ ...error, field: `question-${row}` })));
    if (!due.ok) errors.push({ field: `due-${row}`, message: due.message });
    return { departmentId: one.departmentId, question: read.texts.question, due: due.ok ? due.date : one.due };
  });
  return { questions, errors };
}

/** The last day of an answer: a number of business days from today, or a day after today within a year. */
export function readDue(
  typed: string,
  today: string,
  calendar: BusinessCalendar,
): { ok: true; date: string } | { ok: false; message: string } {
  const text = typed.normalize("NFKC").trim();
  const days = /^(\d{1,3})(?:開庁日|日)?$/u.exec(text);
  if (days) {
    const count = Number(days[1]);
    if (count < 1 || count > mostBusinessDays)
      return { ok: false, message: `期限は、1から${mostBusinessDays}までの開庁日の数で書いてください。` };
    return { ok: true, date: addBusinessDays(today, count, calendar) };
  }
  const read = readDate(withYear(text, today));
  if (!read.ok)
    return { ok: false, message: "期限は、開庁日の数(例 10)か、日付(例 12月10日、令和8年12月10日)で書いてください。" };
  if (read.date <= today || read.date > addDays(today, longestDays))
    return { ok: false, message: "期限は、あすから1年以内の日を書いてください。" };
  return { ok: true, date: read.date };
}

/** 12月10日 without its year is the next one that comes. */
function withYear(text: string, today: string): string {
  const found = /^(\d{1,2})(?:月|[/.-])(\d{1,2})日?/u.exec(text);
  if (!found || /^\d{1,4}[./-]\d{1,2}[./-]\d/u.test(text)) return text;
  const day = `${found[1]!.padStart(2, "0")}-${found[2]!.padStart(2, "0")}`;
  const year = Number(today.slice(0, 4)) + (day <= today.slice(5) ? 1 : 0);
  return `${year}年${text}`;
}
