import type { FieldError } from "../kernel/result.ts";
import { type DiffPart, wordDiff } from "../plan/word-diff.ts";
import { lineErrors, linesErrors } from "./words.ts";

export const longestMinutes = 6000;
export const longestSummary = 2000;

/** So often a side says of one version what is wrong with it: all of it is read before the next version is written. */
export const mostObjections = 10;

/** Somebody who was there, as they were called then: the record of a meeting outlives names and posts. */
export type Attendee = { side: "partner" | "city"; name: string; from: string };

/** P4: the record of a meeting that was held: when, where, who, what was said, decided, and left open. */
export type Minutes = {
  heldAt: Date | null;
  place: string;
  attendance: readonly Attendee[];
  /** Whoever else was there, in free words. */
  people: string;
  said: string;
  decisions: string;
  openQuestions: string;
  /** Of a later version: what was changed, or why nothing was. */
  reason: string;
};

/** What is wrong with the minutes. `isLater`: there is a version before them. */
export function minutesErrors(
  minutes: Minutes & { unread?: readonly FieldError[] | undefined },
  now: Date,
  isLater: boolean,
): readonly FieldError[] {
  return [
    ...(minutes.heldAt === null && !minutes.unread?.length
      ? [{ field: "date", message: "面談を行った日と時刻を書いてください。" }]
      : []),
    ...(minutes.heldAt && minutes.heldAt > now
      ? [{ field: "date", message: "記録は、面談を行ったあとに書いてください。行った日時を書いてください。" }]
      : []),
    ...lineErrors("place", minutes.place, "場所"),
    ...lineErrors("people", minutes.people, "そのほかに参加した人", false),
    ...(minutes.attendance.length === 0 && minutes.people.trim() === ""
      ? [{ field: "people", message: "参加した人を選ぶか、名前を書いてください。" }]
      : []),
    ...linesErrors("said", minutes.said, "話したこと", { max: longestMinutes }),
    ...linesErrors("decisions", minutes.decisions, "決めたこと", { max: longestSummary, isRequired: false }),
    ...linesErrors("open_questions", minutes.openQuestions, "残った問い", { max: longestSummary, isRequired: false }),
    ...(isLater ? linesErrors("reason", minutes.reason, "直したところ") : []),
  ];
}

/** What the record knows already, as a beginning for who writes: the agenda as headings, what is open as questions. */
export function draftOfMinutes(known: {
  agenda: string;
  openSteps: readonly string[];
}): Pick<Minutes, "said" | "openQuestions"> {
  const items = linesOf(known.agenda);
  return {
    said: items.map((item) => `【${item}】\n`).join("\n"),
    openQuestions: known.openSteps.map((step) => `・${step}（返事を待っている希望）`).join("\n"),
  };
}

/** Lines that hold something, without the sign of a list before them. */
export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^[\s　]*[・●■\-*]?[\s　]*/u, "").trimEnd())
    .filter((line) => line !== "");
}

/** The parts of minutes in which two versions are compared, by their names on the page. */
export const partsOfMinutes = {
  attendance: "参加した人",
  place: "場所",
  said: "話したこと",
  decisions: "決めたこと",
  openQuestions: "残った問い",
} as const;

/** Who was there, in one line: by name, and where from. */
export function attendanceText(minutes: Pick<Minutes, "attendance" | "people">): string {
  const others = withoutNames(
    minutes.people,
    minutes.attendance.map(({ name }) => name),
  );
  return [
    ...minutes.attendance.map(({ name, from }) => (from ? `${name}（${from}）` : name)),
    ...(others.trim() ? [others] : []),
  ].join("、");
}

/** The free words about who was there without these names: nobody stands there twice. */
export function withoutNames(people: string, names: readonly string[]): string {
  const parts = people.split("、");
  const rest = parts.filter((part) => !names.some((name) => isSameName(part, name)));
  return rest.length === parts.length ? people : rest.join("、");
}

/** Whether the free words name somebody. */
export function areNamed(people: string, name: string): boolean {
  return people.split("、").some((part) => isSameName(part, name));
}

function isSameName(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/\s/gu, "");
  return bare(one) === bare(other);
}

type Written = Omit<Minutes, "heldAt" | "reason">;

/** What changed from one version to the next, word by word; only the parts that did. */
export function changesOfMinutes(
  before: Written,
  after: Written,
): readonly { label: string; parts: readonly DiffPart[] }[] {
  const texts = (minutes: Written) => ({ ...minutes, attendance: attendanceText(minutes) });
  const [old, fresh] = [texts(before), texts(after)];
  return (Object.keys(partsOfMinutes) as (keyof typeof partsOfMinutes)[])
    .filter((part) => old[part] !== fresh[part])
    .map((part) => ({ label: partsOfMinutes[part], parts: wordDiff(old[part], fresh[part]) }));
}
