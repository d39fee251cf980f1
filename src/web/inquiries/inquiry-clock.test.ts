import { expect, test } from "vitest";
import { defaultCalendar } from "../../domain/calendar/business-days.ts";
import { instantInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { clockOf } from "../proposals/now.tsx";
import { Clock } from "../ui/clock.tsx";
import { inquiryClock } from "./inquiry-clock.ts";

const city = { calendar: defaultCalendar };
const at = (date: string, hour: number) => instantInTokyo(date, hour * 60);

test.each([
  ["asked on Thursday morning, seen at once", at("2026-11-26", 10), "2026-12-09", at("2026-11-26", 11), 9],
  ["asked on Thursday after closing time, seen at once", at("2026-11-26", 18), "2026-12-10", at("2026-11-26", 19), 10],
  ["and seen the next morning", at("2026-11-26", 18), "2026-12-10", at("2026-11-27", 9), 9],
  ["seen two days after the deadline", at("2026-11-26", 10), "2026-12-09", at("2026-12-11", 9), -2],
])("the table, the head and the board count the same days: %s", (_, askedAt, due, now, left) => {
  const table = inquiryClock({ askedAt, due }, now, city);
  const head = clockOf({ since: askedAt, due }, now, city)!;
  expect(table.calendarDays).toBe(head.calendarDays);
  expect([table.limit - table.elapsed, head.limit - head.elapsed]).toEqual([left, left]);
});

test.each([
  ["Friday at noon", at("2026-12-11", 12), "きょうまで"],
  ["Saturday", at("2026-12-12", 12), "期日を過ぎています"],
  ["Sunday", at("2026-12-13", 12), "期日を過ぎています"],
  ["Monday", at("2026-12-14", 9), "1日超過"],
])("what was due on Friday is worded on %s", (_, now, words) => {
  const clock = clockOf({ since: at("2026-11-30", 10), due: "2026-12-11" }, now, city)!;
  expect(String(Clock({ ...clock, unit: "short" }))).toContain(words);
});
