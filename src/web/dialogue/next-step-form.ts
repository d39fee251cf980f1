import { type Candidate, readBearer, type ToDo } from "../../domain/dialogue/to-do.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";

/** The names of the fields, for the summary of errors and for a page that shows what was typed. */
export const nextStepLabels = {
  what: "やること",
  bearer: "だれが",
  due: "いつまで",
  kind: "望む一歩",
  step_reason: "理由",
  answer: "返事",
  answer_words: "返事のことば",
  answer_day: "もう一度考える日",
} as const;

/** A to-do as it was typed. */
export function toDoFrom(
  values: FormValues,
  atTable: readonly Candidate[],
): { toDo: ToDo; errors: readonly FieldError[] } {
  const { date, error } = parseDateField(values, "due", "期日");
  return {
    toDo: { what: value(values, "what"), bearer: readBearer(value(values, "bearer"), atTable), due: date },
    errors: error ? [error] : [],
  };
}
