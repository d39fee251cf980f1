import { addDays } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** A proposal is held for a year at most; then the desk looks at it again. */
const longestDays = 365;

export type HoldTerms = { reason: string; until: string; untilEvent: string };

/** Why, and until which day or event, a proposal is held (保留); an event alone is looked at again after a year at the latest. */
export function readHold(
  typed: { reason: string; until: string | null; untilEvent: string },
  today: string,
): { hold: HoldTerms; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    reason: { typed: typed.reason, name: "保留の理由", max: 500 },
    untilEvent: { typed: typed.untilEvent, name: "待つできごと", max: 100, optional: true, oneLine: true },
  });
  const latest = addDays(today, longestDays);
  if (typed.until === null && texts.untilEvent.trim() === "")
    errors.push({ field: "until", message: "いつまで、または何を待つかを書いてください。" });
  if (typed.until !== null && (typed.until <= today || typed.until > latest))
    errors.push({ field: "until", message: "保留の期日は、あすから1年以内の日を書いてください。" });
  return { hold: { ...texts, until: typed.until ?? latest }, errors };
}
