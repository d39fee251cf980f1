import { addDays } from "../calendar/tokyo-date.ts";
import type { FieldError } from "../kernel/result.ts";
import { lineErrors } from "./words.ts";

/** A list that nobody can read to its end helps nobody; what is done makes room. */
export const mostOpenToDos = 50;

/** Why nothing more can be open, added or opened again; null while something can. `open`: how many are. */
export function noRoomForToDo(open: number): string | null {
  return open < mostOpenToDos ? null : `終わっていないことが${mostOpenToDos}件あります。終えてから、加えてください。`;
}

/** What is due later than in a year belongs into the plan. */
const longestDays = 366;

/** Who bears a to-do: a side, and in it a department or a person where one is named. */
export type Bearer = { side: "partner" | "city"; departmentId: string | null; personId: string | null };

/** Somebody or some department that can be named: who sits at the table. */
export type Candidate = { personId: string; side: "partner" | "city"; departmentId: string | null };

/** What somebody will do until when. */
export type ToDo = { what: string; bearer: Bearer | null; due: string | null };

/** What is wrong with a to-do that is added. */
export function toDoErrors(toDo: ToDo, today: string): readonly FieldError[] {
  return [
    ...lineErrors("what", toDo.what, "やること"),
    ...(toDo.bearer ? [] : [{ field: "bearer", message: "だれがするかを選んでください。" }]),
    ...(toDo.due === null ? [{ field: "due", message: "いつまでにするかを書いてください。" }] : []),
    ...(toDo.due !== null && toDo.due < today
      ? [{ field: "due", message: "期日は、きょうからあとの日にしてください。" }]
      : []),
    ...(toDo.due !== null && toDo.due > addDays(today, longestDays)
      ? [{ field: "due", message: "期日は、1年以内にしてください。それより先のことは、共同計画に書きます。" }]
      : []),
  ];
}

/**
 * The bearer of a form: "partner", "city", "department:ID" or "person:ID"; null for what cannot be chosen. Only who sits at the table, as
 * the asking person sees it, is named: a proposer names their own people, the city both.
 */
export function readBearer(text: string, atTable: readonly Candidate[]): Bearer | null {
  if (text === "partner" || text === "city") return { side: text, departmentId: null, personId: null };
  const [kind, id] = text.split(":");
  const found = atTable.find((one) => (kind === "person" ? one.personId : one.departmentId) === id);
  if (!found || !id) return null;
  if (kind === "department") return { side: "city", departmentId: id, personId: null };
  return kind === "person" ? { side: found.side, departmentId: found.departmentId, personId: id } : null;
}
