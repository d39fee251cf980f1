import { isPlainDate, type PlainDate, weekdaySign } from "./tokyo-date.ts";

const eras = [
  { name: "令和", sign: "R", from: "2019-05-01", until: "9999-12-31" },
  { name: "平成", sign: "H", from: "1989-01-08", until: "2019-04-30" },
  { name: "昭和", sign: "S", from: "1926-12-25", until: "1989-01-07" },
] as const;

type Era = (typeof eras)[number];

/** The era of a date with its year in it (元年 is 1); null before 昭和. */
export function eraOf(date: PlainDate): { name: Era["name"]; sign: Era["sign"]; yearOfEra: number } | null {
  const era = eras.find((candidate) => candidate.from <= date);
  return era ? { name: era.name, sign: era.sign, yearOfEra: Number(date.slice(0, 4)) - firstYear(era) + 1 } : null;
}

/** 令和8年11月24日; 令和元年5月1日; before 昭和 the western year. */
export function formatEra(date: PlainDate): string {
  const era = eraOf(date);
  const year = era ? `${era.name}${era.yearOfEra === 1 ? "元" : era.yearOfEra}` : date.slice(0, 4);
  return `${year}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 令和8年11月24日(火): how legal dates and first mentions are written. */
export function formatEraWithDay(date: PlainDate): string {
  return `${formatEra(date)}(${weekdaySign(date)})`;
}

/** 12月1日(火): how a date near to today is written. */
export function formatMonthDay(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日(${weekdaySign(date)})`;
}

export type ReadDate = { ok: true; date: PlainDate } | { ok: false; message: string };

const example = "例：令和8年11月24日、R8.11.24、2026-11-24";

/**
 * Reads a date as people write it: 令和8年11月24日, 令和元年5月1日, R8.11.24, 2026-11-24, 2026/11/24, 2026年11月24日, in
 * either width, a day of the week behind it or not; 8年11月24日 is in 令和8年. The message names what would be right.
 */
export function readDate(typed: string): ReadDate {
  const text = typed
    .normalize("NFKC")
    .replace(/[‐‑‒–—―−ー]/gu, "-")
    .replace(/\s/gu, "");
  const found =
    /^(令和|平成|昭和|[RHSrhs])?\.?(元|\d{1,4})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?(?:\(?([日月火水木金土])(?:曜日?)?\)?)?$/u.exec(
      text,
    );
  if (!found) return wrong(`日付は年・月・日を書いてください(${example})。`);
  const [, eraName, yearText = "", month = "", day = "", writtenDay] = found;
  const bare = eraName ? null : bareEraYear(yearText);
  if (!eraName && bare === null && !/^\d{4}$/.test(yearText)) {
    return wrong(`年は西暦4けたか、令和などの元号を付けて書いてください(${example})。`);
  }
  const era = eraName ? eras.find(({ name, sign }) => name === eraName || sign === eraName.toUpperCase()) : undefined;
  const inEra = yearText === "元" ? 1 : Number(yearText);
  const year = bare ?? (era ? firstYear(era) + inEra - 1 : inEra);
  const date = `${String(year).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isPlainDate(date) || inEra === 0)
    return wrong(`「${typed.trim()}」という日はありません。月と日を確かめてください。`);
  if (era && (date < era.from || date > era.until)) {
    return wrong(`「${typed.trim()}」は${era.name}の期間の外です。${formatEra(date)}ではありませんか。`);
  }
  if (writtenDay && writtenDay !== weekdaySign(date)) {
    return wrong(`${formatEra(date)}は${weekdaySign(date)}曜日です。日付か曜日を直してください。`);
  }
  return { ok: true, date };
}

/**
 * A year of 令和 that is written without its name, as people who think in it do: 8 is 2026. From 20 on somebody may mean 2026 by 26,
 * which is asked back rather than guessed; null for those and for everything else.
 */
export function bareEraYear(text: string): number | null {
  return /^(?:0?[1-9]|1\d)$/u.test(text) ? 2018 + Number(text) : null;
}

function firstYear(era: Era): number {
  return Number(era.from.slice(0, 4));
}

function wrong(message: string): ReadDate {
  return { ok: false, message };
}
