import type { OtherTimes } from "../../commands/offer-times.ts";
import { instantInTokyo, minutesInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type MeetingPlan, usualMinutesLong } from "../../domain/dialogue/meeting.ts";
import { type Attendee, areNamed, type Minutes, withoutNames } from "../../domain/dialogue/minutes.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { MeetingWhole } from "../../queries/meetings.ts";
import type { AtTable } from "../../queries/people-at-table.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { readTime } from "../ui/read-time.ts";

/** The names of the fields, for the summary of errors and for a page that shows what was typed. */
export const meetingLabels = {
  date: "日にち",
  time: "時刻",
  date_2: "候補2の日にち",
  time_2: "候補2の時刻",
  date_3: "候補3の日にち",
  time_3: "候補3の時刻",
  starts_at: "日時の候補",
  minutes_long: "長さ",
  place: "場所",
  online_url: "オンラインのアドレス",
  people: "参加する人",
  purpose: "話したいこと",
  without_desk: "デスクの同席",
  note: "理由",
  attendance: "参加した人",
  said: "話したこと",
  decisions: "決めたこと",
  open_questions: "残った問い",
  reason: "直したところ",
  comment: "意見",
  cancel_reason: "取りやめる理由",
} as const;

/** The places of a form for one time: the first has to be filled in. */
export const timePlaces = ["", "_2", "_3"] as const;

/** What somebody asks for; `errors` where a day or a time cannot be read. */
export function meetingFrom(values: FormValues): { meeting: MeetingPlan; errors: readonly FieldError[] } {
  const { times, errors } = timesFrom(values);
  const long = value(values, "minutes_long");
  return {
    meeting: {
      times,
      minutesLong: long === "" ? usualMinutesLong : Number(long),
      place: value(values, "place"),
      onlineUrl: value(values, "online_url").trim(),
      people: value(values, "people"),
      purpose: value(values, "purpose"),
      deskAttends: value(values, "without_desk") === "",
    },
    errors,
  };
}

/** Other times for a meeting that there is. */
export function otherTimesFrom(values: FormValues): { other: OtherTimes; errors: readonly FieldError[] } {
  const { times, errors } = timesFrom(values);
  return {
    other: {
      times,
      place: value(values, "place"),
      onlineUrl: value(values, "online_url").trim(),
      note: value(values, "note"),
    },
    errors,
  };
}

/** The record of a meeting as it was typed; who was there is chosen from who takes part. */
export function minutesFrom(
  values: FormValues,
  atTable: readonly AtTable[],
): { minutes: Minutes; errors: readonly FieldError[] } {
  const { instant, errors } = momentFrom(values, "");
  return {
    minutes: {
      heldAt: instant,
      place: value(values, "place"),
      attendance: attendanceFrom(list(values, "attendance"), atTable),
      people: value(values, "people"),
      said: value(values, "said"),
      decisions: value(values, "decisions"),
      openQuestions: value(values, "open_questions"),
      reason: value(values, "reason"),
    },
    errors,
  };
}

/** Who does not take part (any more) is nobody to be chosen: their name goes into the free words. */
function attendanceFrom(ids: readonly string[], atTable: readonly AtTable[]): readonly Attendee[] {
  return atTable
    .filter(({ personId }) => ids.includes(personId))
    .map(({ side, name, department }) => ({ side, name, from: side === "city" ? department || "デスク" : "" }));
}

/** A meeting as the values of the form of its minutes: the newest version, or what is known before there is one. */
export function valuesOfMinutes(
  meeting: MeetingWhole,
  atTable: readonly AtTable[],
  draft: Pick<Minutes, "said" | "openQuestions">,
): FormValues {
  const [newest] = meeting.versions;
  const present = (one: AtTable) =>
    newest?.attendance.some(({ side, name }) => side === one.side && name === one.name) ??
    areNamed(meeting.people, one.name);
  return {
    ...valuesOfMoment(newest?.heldAt ?? meeting.startsAt),
    place: meeting.place,
    attendance: atTable.filter(present).map(({ personId }) => personId),
    people:
      newest?.people ??
      withoutNames(
        meeting.people,
        atTable.map(({ name }) => name),
      ),
    said: newest?.said ?? draft.said,
    decisions: newest?.decisions ?? "",
    open_questions: newest?.openQuestions ?? draft.openQuestions,
  };
}

function valuesOfMoment(instant: Date): FormValues {
  const minutes = minutesInTokyo(instant);
  return {
    date: todayInTokyo(instant),
    time: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`,
  };
}

function timesFrom(values: FormValues): { times: readonly Date[]; errors: readonly FieldError[] } {
  const read = timePlaces
    .filter((place) => place === "" || isTouched(values, place))
    .map((place) => momentFrom(values, place));
  return {
    times: read.flatMap(({ instant }) => (instant ? [instant] : [])),
    errors: read.flatMap(({ errors }, index) => (index === 0 || errors.length > 0 ? errors : [])),
  };
}

function isTouched(values: FormValues, place: string): boolean {
  return ["-year", "-month", "-day"].some((part) => value(values, `date${place}${part}`).trim() !== "")
    ? true
    : value(values, `time${place}`).trim() !== "";
}

function momentFrom(values: FormValues, place: string): { instant: Date | null; errors: readonly FieldError[] } {
  const { date, error } = parseDateField(values, `date${place}`, "面談");
  const typed = value(values, `time${place}`);
  const minutes = readTime(typed);
  const field = `time${place}`;
  const errors = [
    ...(error ? [error] : []),
    ...(minutes === null && typed.trim() !== ""
      ? [{ field, message: "時刻は、14:00 や 午後2時30分 のように書いてください。" }]
      : []),
    ...(typed.trim() === "" && date ? [{ field, message: "時刻を書いてください。" }] : []),
    ...(!date && !error && place !== "" ? [{ field: `date${place}`, message: "候補の日を書いてください。" }] : []),
  ];
  return { instant: date && minutes !== null ? instantInTokyo(date, minutes) : null, errors };
}
