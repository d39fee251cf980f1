import { instantInTokyo, minutesInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { MeetingPlan, Minutes } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { MeetingDetail } from "../../queries/meetings.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { readTime } from "../ui/read-time.ts";

/** The names of the fields, for the summary of errors and for a page that shows what was typed. */
export const meetingLabels = {
  date: "日にち",
  time: "時刻",
  place: "場所",
  people: "参加する人",
  purpose: "話したいこと",
  said: "話したこと",
  comment: "意見",
} as const;

/** What somebody asks for; `errors` where day or time cannot be read. */
export function meetingFrom(values: FormValues): { meeting: MeetingPlan; errors: readonly FieldError[] } {
  const { instant, errors } = momentFrom(values);
  return {
    meeting: {
      startsAt: instant,
      place: value(values, "place"),
      people: value(values, "people"),
      purpose: value(values, "purpose"),
    },
    errors,
  };
}

/** The record of a meeting as it was typed. */
export function minutesFrom(values: FormValues): { minutes: Minutes; errors: readonly FieldError[] } {
  const { instant, errors } = momentFrom(values);
  return {
    minutes: {
      heldAt: instant,
      place: value(values, "place"),
      people: value(values, "people"),
      said: value(values, "said"),
    },
    errors,
  };
}

/** A meeting as the values of the form of its minutes. */
export function valuesOfMeeting(meeting: MeetingDetail): FormValues {
  const minutes = minutesInTokyo(meeting.startsAt);
  return {
    date: todayInTokyo(meeting.startsAt),
    time: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`,
    place: meeting.place,
    people: meeting.people,
    said: meeting.minutes,
  };
}

function momentFrom(values: FormValues): { instant: Date | null; errors: readonly FieldError[] } {
  const { date, error } = parseDateField(values, "date", "面談の日");
  const typed = value(values, "time");
  const minutes = readTime(typed);
  const errors = [
    ...(error ? [error] : []),
    ...(minutes === null && typed.trim() !== ""
      ? [{ field: "time", message: "時刻は、14:00 や 午後2時30分 のように書いてください。" }]
      : []),
    ...(typed.trim() === "" && date ? [{ field: "time", message: "時刻を書いてください。" }] : []),
  ];
  return { instant: date && minutes !== null ? instantInTokyo(date, minutes) : null, errors };
}
