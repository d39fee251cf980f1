import type { FieldError } from "../kernel/result.ts";
import type { ProposalRecord } from "../process/record.ts";
import { lineErrors, linesErrors } from "./words.ts";

/** So many times fit on a form and in a reader's head; the database keeps the same number. */
export const mostTimes = 5;

/**
 * More meetings than each side of a partnership of years asks for: a list of them is read whole, and what is told of each is loaded with the
 * record. Of each side, because one could take them all (P4); the database counts in the same way.
 */
export const mostMeetings = 100;

/** Minutes of a meeting of which nobody says how long it is; what is offered to choose from. */
export const usualMinutesLong = 60;
export const lengths = [30, 60, 90, 120, 180] as const;

/** Who asks for a meeting offers one time or several, and says where, how long, with whom and what about. */
export type MeetingPlan = {
  times: readonly Date[];
  minutesLong: number;
  place: string;
  /** A link to a room online; "" when they meet in one place. */
  onlineUrl: string;
  people: string;
  purpose: string;
  deskAttends: boolean;
};

/** What is wrong with a meeting that a side asks for. `now`: it lies ahead. `unread`: see `timesErrors`. */
export function meetingErrors(
  meeting: MeetingPlan & { unread?: readonly FieldError[] | undefined },
  record: ProposalRecord,
  side: "partner" | "city",
  now: Date,
): readonly FieldError[] {
  return [
    ...(record.meetings.filter((one) => one.proposedSide === side).length < mostMeetings
      ? []
      : [
          {
            field: "purpose",
            message: `こちらからの面談の申し入れは、一つの提案に${mostMeetings}件までです。やりとりで続けてください。`,
          },
        ]),
    ...timesErrors(meeting.times, now, meeting.unread),
    ...placeErrors(meeting),
    ...lineErrors("people", meeting.people, "参加する人"),
    ...linesErrors("purpose", meeting.purpose, "話したいこと"),
    ...(Number.isInteger(meeting.minutesLong) && meeting.minutesLong >= 15 && meeting.minutesLong <= 480
      ? []
      : [{ field: "minutes_long", message: "面談の長さを、15分から8時間までの中で選んでください。" }]),
    ...(meeting.deskAttends || hasMet(record)
      ? []
      : [{ field: "without_desk", message: "最初の面談には、デスクが同席します。この印を外してください。" }]),
  ];
}

/** Times that a side offers: at least one, ahead, each once. `unread`: a day or a time that could not be read is not called absent as well. */
export function timesErrors(
  times: readonly Date[],
  now: Date,
  unread: readonly FieldError[] = [],
): readonly FieldError[] {
  if (unread.length > 0) return [];
  if (times.length === 0) return [{ field: "date", message: "面談の日と時刻を書いてください。" }];
  if (times.length > mostTimes) return [{ field: "date", message: `候補は${mostTimes}つまでにしてください。` }];
  if (times.some((time) => time <= now))
    return [{ field: "date", message: "面談の日時は、これからの日時にしてください。" }];
  if (new Set(times.map(Number)).size < times.length)
    return [{ field: "date", message: "同じ日時が2回あります。候補は、それぞれ別の日時にしてください。" }];
  return [];
}

/** A place in words, or a link, or both; a link is one that a browser opens safely. */
export function placeErrors({ place, onlineUrl }: Pick<MeetingPlan, "place" | "onlineUrl">): readonly FieldError[] {
  return [
    ...lineErrors("place", place, "場所"),
    ...lineErrors("online_url", onlineUrl, "オンラインのアドレス", false),
    ...(onlineUrl === "" || isSafeUrl(onlineUrl)
      ? []
      : [{ field: "online_url", message: "オンラインのアドレスは、https:// から書いてください。" }]),
  ];
}

/** The desk accompanies the beginning (P3): a meeting without it comes after one that was held with it. */
export function hasMet({ meetings }: Pick<ProposalRecord, "meetings">): boolean {
  return meetings.some(isHeld);
}

/** A meeting is on record as held from its minutes on. */
export function isHeld({ state }: ProposalRecord["meetings"][number]): boolean {
  return state === "held" || state === "minutes_drafted" || state === "confirmed";
}

function isSafeUrl(text: string): boolean {
  return /^https:\/\/[^\s/]/u.test(text) && URL.canParse(text);
}

/** A meeting as far as a calendar needs it. `sequence` 0: no calendar has ever held it. */
export type CalendarMeeting = {
  id: string;
  proposalId: string;
  number: { fiscalYear: number; serial: number };
  state: string;
  startsAt: Date;
  minutesLong: number;
  sequence: number;
};
