import { isPlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type CooperationWords = { terms: string; startsOn: string };

/** What a cooperation without an agreement rests on (G8.2-2): its terms and the day it starts. */
export function readCooperation(typed: CooperationWords): { cooperation: CooperationWords; errors: FieldError[] } {
  const { texts, errors } = readTexts({ terms: { typed: typed.terms, name: "連携の内容", max: 4000 } });
  if (!isPlainDate(typed.startsOn))
    errors.push({ field: "startsOn", message: "はじまりの日を年・月・日で書いてください。" });
  return { cooperation: { ...texts, startsOn: typed.startsOn }, errors };
}
