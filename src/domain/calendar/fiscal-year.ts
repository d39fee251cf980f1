import { eraOf } from "./era.ts";
import type { PlainDate } from "./tokyo-date.ts";

/** The fiscal year (April to March) that a date lies in, by the year it begins: 2026 for 2027-03-31. */
export function fiscalYearOf(date: PlainDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= "04-01" ? year : year - 1;
}

/** The first and the last day of a fiscal year. */
export function fiscalYearDays(year: number): { from: PlainDate; to: PlainDate } {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** R8 for 2026: the front of a number such as R8-061. */
export function fiscalYearLabel(year: number): string {
  const { sign, yearOfEra } = eraOfFiscalYear(year);
  return `${sign}${yearOfEra}`;
}

/** 令和8年度 for 2026, 令和元年度 for 2019. */
export function fiscalYearName(year: number): string {
  const { name, yearOfEra } = eraOfFiscalYear(year);
  return `${name}${yearOfEra === 1 ? "元" : yearOfEra}年度`;
}

/** Looked at on 1 May: 2019 is 令和元年度 although its April was 平成31年. */
function eraOfFiscalYear(year: number) {
  const era = eraOf(`${year}-05-01`);
  if (!era) throw new RangeError(`no era for the fiscal year ${year}`);
  return era;
}
