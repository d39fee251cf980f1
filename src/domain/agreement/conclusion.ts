import { fiscalYearLabel } from "../calendar/fiscal-year.ts";
import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type ConclusionWords = { concludedOn: string; citySignatory: string; partnerSignatory: string };

/** The conclusion of an agreement: its day lies between the partner's consent and today, and both sides have signed by name. */
export function readConclusion(
  typed: ConclusionWords,
  days: { consentedOn: PlainDate; today: PlainDate },
): { conclusion: ConclusionWords; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    citySignatory: { typed: typed.citySignatory, name: "市の署名者", max: 200, oneLine: true },
    partnerSignatory: { typed: typed.partnerSignatory, name: "相手方の署名者", max: 200, oneLine: true },
  });
  const wrong = dayError(typed.concludedOn, days);
  if (wrong) errors.unshift({ field: "concludedOn", message: wrong });
  return { conclusion: { concludedOn: typed.concludedOn, ...texts }, errors };
}

/** 協定番号: R8-協定3, per municipality and fiscal year. */
export function agreementNumber(fiscalYear: number, serial: number): string {
  return `${fiscalYearLabel(fiscalYear)}-協定${serial}`;
}

function dayError(day: string, { consentedOn, today }: { consentedOn: PlainDate; today: PlainDate }): string | null {
  if (!isPlainDate(day)) return "締結の日を年・月・日で書いてください。";
  if (day > today) return "締結の日は、きょうまでの日を書いてください。締結したあとで記録します。";
  if (day < consentedOn) return "締結の日は、相手方が同意した日からあとの日を書いてください。";
  return null;
}
