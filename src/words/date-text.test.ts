import { expect, test } from "vitest";
import { dayText } from "./date-text.ts";

const now = new Date("2026-11-24T10:00:00+09:00");

test("a day on which something is due says its year where it would be mistaken", () => {
  expect(dayText("2026-12-01", now)).toBe("12月1日(火)");
  expect(dayText("2027-01-25", now)).toBe("令和9年1月25日(月)");
  expect(dayText("2027-01-25", now, "dense")).toBe("1/25(月)");
  expect(dayText("2028-04-28", now, "dense")).toBe("令和10年4月28日(金)");
});
