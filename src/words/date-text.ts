import type { Lang } from "./words.ts";

/**
 * long 令和8年11月24日(火): legal dates and the first mention · short 12月1日(火) · dense 11/24(火): inside only ·
 * long-time 令和8年11月18日(水) 17時40分: what is kept for years (histories, ledgers, notices) ·
 * time 11月18日(水) 17時40分 · dense-time 11/18(水) 17:40 · clock 17時40分
 */
export type DateForm = "long" | "short" | "dense" | "long-time" | "time" | "dense-time" | "clock";

/** A moment, or a legal date without a time zone as "2026-11-24". */
export type DateValue = Date | string;

/** A date as text, always in the city's own time (Asia/Tokyo). */
export function dateText(value: DateValue, form: DateForm = "short", lang: Lang = "ja"): string {
  const date = toDate(value);
  if (lang === "en") return english(date, form);
  return lang === "easy" ? easy(date, form) : japanese(date, form);
}

/**
 * A day on which something is due, with its year where it would be mistaken: outside in another year than now, inside (dense) from ten
 * months on.
 */
export function dayText(day: string, now: Date, form: "short" | "dense" = "short"): string {
  const far = Math.abs(toDate(day).getTime() - now.getTime()) > 300 * 24 * 3_600_000;
  const isOtherYear = new Date(now.getTime() + 9 * 3_600_000).getUTCFullYear() !== Number(day.slice(0, 4));
  return dateText(day, far || (isOtherYear && form === "short") ? "long" : form);
}

function toDate(value: DateValue): Date {
  if (typeof value !== "string") return value;
  return new Date(/^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00:00+09:00` : value);
}

function japanese(date: Date, form: DateForm): string {
  const { month, day, weekday, hour, minute } = parts(date);
  switch (form) {
    case "long":
      return `${era.format(date)}(${weekday})`;
    case "long-time":
      return `${era.format(date)}(${weekday}) ${hour}時${minute}分`;
    case "short":
      return `${month}月${day}日(${weekday})`;
    case "dense":
      return `${month}/${day}(${weekday})`;
    case "time":
      return `${month}月${day}日(${weekday}) ${hour}時${minute}分`;
    case "dense-time":
      return `${month}/${day}(${weekday}) ${hour}:${minute}`;
    case "clock":
      return `${hour}時${minute}分`;
  }
}

/** As the guideline asks: years as abroad, whole names of days, no more than twelve hours. */
function easy(date: Date, form: DateForm): string {
  const { month, day, weekday, hour, minute } = parts(date);
  const time = `${hour < 12 ? "午前" : "午後"}${hour % 12}時${minute === "00" ? "" : `${Number(minute)}分`}`;
  const onDay = `${month}月${day}日（${weekday}曜日）`;
  if (form === "clock") return time;
  if (form === "long") return `${parts(date).year}年${onDay}`;
  if (form === "long-time") return `${parts(date).year}年${onDay} ${time}`;
  return form === "time" || form === "dense-time" ? `${onDay} ${time}` : onDay;
}

function english(date: Date, form: DateForm): string {
  const day = form === "long" || form === "long-time" ? englishLong.format(date) : englishShort.format(date);
  if (form === "clock") return englishClock.format(date);
  return form === "time" || form === "dense-time" || form === "long-time"
    ? `${day}, ${englishClock.format(date)}`
    : day;
}

/** Japan is nine hours ahead the whole year; reckoned here because a list asks twenty times and Intl takes its time. */
function parts(date: Date) {
  const tokyo = new Date(date.getTime() + 9 * 3_600_000);
  const minute = String(tokyo.getUTCMinutes()).padStart(2, "0");
  const year = tokyo.getUTCFullYear();
  const weekday = "日月火水木金土".charAt(tokyo.getUTCDay());
  return { year, month: tokyo.getUTCMonth() + 1, day: tokyo.getUTCDate(), weekday, hour: tokyo.getUTCHours(), minute };
}

const timeZone = "Asia/Tokyo";
const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  era: "long",
  year: "numeric",
  month: "long",
  day: "numeric",
  timeZone,
});
const englishLong = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone,
});
const englishShort = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone });
const englishClock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone,
});
