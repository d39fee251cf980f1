import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";

/** Most characters of what people write to each other, as a reader counts them. */
export const longestMessage = 2000;
export const longestMinutes = 6000;
export const longestComment = 1000;
export const longestLine = 200;

/** What is wrong with the words of a message or a note; empty when they can be kept. */
export function messageErrors(body: string, name = "メッセージ"): readonly FieldError[] {
  return textErrors("body", body, name, { max: longestMessage, isRequired: true, isMultiline: true });
}

/** Who asks for a meeting says when, where, with whom and what about. `now`: a meeting lies ahead. */
export type MeetingPlan = { startsAt: Date | null; place: string; people: string; purpose: string };

export function meetingErrors(meeting: MeetingPlan, now: Date): readonly FieldError[] {
  return [
    ...(meeting.startsAt === null ? [{ field: "date", message: "面談の日と時刻を書いてください。" }] : []),
    ...(meeting.startsAt && meeting.startsAt <= now
      ? [{ field: "date", message: "面談の日時は、これからの日時にしてください。" }]
      : []),
    ...line("place", meeting.place, "場所"),
    ...line("people", meeting.people, "参加する人"),
    ...textErrors("purpose", meeting.purpose, "話したいこと", {
      max: longestComment,
      isRequired: true,
      isMultiline: true,
    }),
  ];
}

/** P4: the record of a meeting that was held: when, where, who, and what was said. */
export type Minutes = { heldAt: Date | null; place: string; people: string; said: string };

export function minutesErrors(minutes: Minutes, now: Date): readonly FieldError[] {
  return [
    ...(minutes.heldAt === null ? [{ field: "date", message: "面談を行った日と時刻を書いてください。" }] : []),
    ...(minutes.heldAt && minutes.heldAt > now
      ? [{ field: "date", message: "記録は、面談を行ったあとに書いてください。行った日時を書いてください。" }]
      : []),
    ...line("place", minutes.place, "場所"),
    ...line("people", minutes.people, "参加した人"),
    ...textErrors("said", minutes.said, "話したこと", { max: longestMinutes, isRequired: true, isMultiline: true }),
  ];
}

/** A comment to minutes may be left out. */
export function commentErrors(comment: string): readonly FieldError[] {
  return textErrors("comment", comment, "意見", { max: longestComment, isRequired: false, isMultiline: true });
}

function line(field: string, text: string, name: string): readonly FieldError[] {
  return textErrors(field, text, name, { max: longestLine, isRequired: true, isMultiline: false });
}

function textErrors(
  field: string,
  text: string,
  name: string,
  limits: { max: number; isRequired: boolean; isMultiline: boolean },
): readonly FieldError[] {
  const read = readText(text, limits, name);
  return read.ok ? [] : [{ field, message: read.message }];
}
