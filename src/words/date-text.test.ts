import { expect, test } from "vitest";
import { dateText, dayText } from "./date-text.ts";

const now = new Date("2026-11-24T10:00:00+09:00");

test("a day on which something is due says its year where it would be mistaken", () => {
  expect(dayText("2026-12-01", now)).toBe("12月1日(火)");
  expect(dayText("2027-01-25", now)).toBe("令和9年1月25日(月)");
  expect(dayText("2027-01-25", now, "dense")).toBe("1/25(月)");
  expect(dayText("2028-04-28", now, "dense")).toBe("令和10年4月28日(金)");
});

test("what is kept for years says its year, whoever reads it when", () => {
  const at = new Date("2026-11-18T17:40:00+09:00");
  expect(dateText(at, "long-time")).toBe("令和8年11月18日(水) 17時40分");
  expect(dateText(at, "long-time", "easy")).toBe("2026年11月18日（水曜日） 午後5時40分");
  expect(dateText(at, "long-time", "en")).toBe("Wed, 18 November 2026, 17:40");
});
