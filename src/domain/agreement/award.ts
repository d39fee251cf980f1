import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { readYen } from "../kernel/yen.ts";

export type AwardWords = { contractNumber: string; contractedOn: string; amount: string };
export type Award = { contractNumber: string; contractedOn: PlainDate; amountYen: number };

/** The contract of the city's own contract system, by which a small direct contract counts as award; whole yen, tax included. */
export function readAward(typed: AwardWords, today: PlainDate): { award: Award; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    contractNumber: { typed: typed.contractNumber, name: "契約番号", max: 100, oneLine: true },
  });
  if (!isPlainDate(typed.contractedOn))
    errors.push({ field: "contractedOn", message: "契約した日を年・月・日で書いてください。" });
  else if (typed.contractedOn > today)
    errors.push({ field: "contractedOn", message: "契約した日は、きょうまでの日を書いてください。" });
  const amount = readYen(typed.amount);
  if (!amount.ok) errors.push({ field: "amount", message: amount.message });
  return {
    award: { ...texts, contractedOn: typed.contractedOn, amountYen: amount.ok ? amount.yen : 0 },
    errors,
  };
}
