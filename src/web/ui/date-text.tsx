import { type DateForm, type DateValue, dateText } from "../../words/date-text.ts";
import type { Lang } from "../../words/words.ts";

export { type DateForm, type DateValue, dateText, dayText } from "../../words/date-text.ts";

export type DateTextProps = { value: DateValue; form?: DateForm | undefined; lang?: Lang | undefined };

/** A date in the reader's words, with the machine's form beside it. */
export function DateText({ value, form = "short", lang = "ja" }: DateTextProps) {
  const machine = typeof value === "string" ? value : value.toISOString();
  return <time datetime={machine}>{dateText(value, form, lang)}</time>;
}
