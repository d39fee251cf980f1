import { bareEraYear } from "../../domain/calendar/era.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type FormValues, value } from "./form-values.ts";

export type ParsedDate = { date: string | null; error: FieldError | null };

/**
 * The date of a `DateField` as "2026-11-24"; both null when nothing was written. Takes 西暦 and 和暦 (令和・平成・昭和,
 * R・H・S, 元年), full-width digits, a year of the current era without its name (8 is 令和8), and a whole date in one field
 * (令和8年11月24日, R8.11.24, 2026/11/24, 8年11月24日).
 */
export function parseDateField(values: FormValues, name: string, label = "日付"): ParsedDate {
  const [year, month, day] = written(values, name);
  if (year === "" && month === "" && day === "") return { date: null, error: null };
  const wrong = (message: string): ParsedDate => ({ date: null, error: { field: name, message } });
  const gregorian = toGregorianYear(year);
  if (gregorian === null) return wrong(`${label}の年は、2026 や 令和8 のように書いてください。`);
  if (!/^\d{1,2}$/u.test(month) || Number(month) < 1 || Number(month) > 12) {
    return wrong(`${label}の月は、1から12までの数で書いてください。`);
  }
  const last = new Date(Date.UTC(gregorian, Number(month), 0)).getUTCDate();
  if (!/^\d{1,2}$/u.test(day) || Number(day) < 1 || Number(day) > last) {
    return wrong(`${label}の日は、1から${last}までの数で書いてください(${gregorian}年${Number(month)}月)。`);
  }
  return { date: `${gregorian}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, error: null };
}

function written(values: FormValues, name: string): [string, string, string] {
  const parts = [value(values, `${name}-year`), value(values, `${name}-month`), value(values, `${name}-day`)].map(
    plain,
  );
  const [year = "", month = "", day = ""] = parts;
  const whole = plain(value(values, name)) || (month === "" && day === "" ? year : "");
  const found = /^(.+?)[年./-](\d{1,2})[月./-](\d{1,2})日?(?:\(.\))?$/u.exec(whole);
  if (found) return [found[1] ?? "", found[2] ?? "", found[3] ?? ""];
  return [year.replace(/年$/u, "") || whole, month.replace(/月$/u, ""), day.replace(/日$/u, "")];
}

/** Width is never a reason to refuse; every dash-like sign is a dash. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[‐‑‒–—―−ー]/gu, "-")
    .replace(/\s/gu, "");
}

const eras: readonly { name: RegExp; start: number; first: number; last: number }[] = [
  { name: /^(?:令和|令|R)/iu, start: 2018, first: 2019, last: 2117 },
  { name: /^(?:平成|平|H)/iu, start: 1988, first: 1989, last: 2019 },
  { name: /^(?:昭和|昭|S)/iu, start: 1925, first: 1926, last: 1989 },
];

function toGregorianYear(text: string): number | null {
  if (/^\d{4}$/u.test(text)) return Number(text);
  const bare = bareEraYear(text);
  if (bare !== null) return bare;
  for (const era of eras) {
    if (!era.name.test(text)) continue;
    const rest = text.replace(era.name, "").replace(/\.$/u, "");
    const count = rest === "元" ? 1 : /^\d{1,2}$/u.test(rest) ? Number(rest) : 0;
    const year = era.start + count;
    return count > 0 && year >= era.first && year <= era.last ? year : null;
  }
  return null;
}
