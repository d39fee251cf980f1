import { fiscalYearLabel } from "../calendar/fiscal-year.ts";

/** 提出番号 as people write it: R8-061. */
export function proposalNumber({ fiscalYear, serial }: { fiscalYear: number; serial: number }): string {
  return `${fiscalYearLabel(fiscalYear)}-${String(serial).padStart(3, "0")}`;
}
