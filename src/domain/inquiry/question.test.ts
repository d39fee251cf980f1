import { expect, test } from "vitest";
import { readDue } from "./question.ts";

const calendar = { closingMinutes: 1035, closed: new Set<string>(), open: new Set<string>() };
const read = (typed: string) => readDue(typed, "2026-11-24", calendar);
const dateOf = (typed: string) => {
  const due = read(typed);
  return due.ok ? due.date : due.message;
};

test("the last day of an answer may be written in every way in which an officer writes a date", () => {
  for (const typed of ["12月10日", "１２月１０日", "12/10", "令和8年12月10日", "8年12月10日", "R8.12.10", "2026-12-10"])
    expect([typed, dateOf(typed)]).toEqual([typed, "2026-12-10"]);
});

test("a day without its year is the next one that comes", () => {
  expect(dateOf("3月1日")).toBe("2027-03-01");
  expect(dateOf("11月24日")).toBe("2027-11-24");
  expect(dateOf("11月25日")).toBe("2026-11-25");
});

test("what is neither a number of days nor a date is answered with both", () => {
  expect(dateOf("来週")).toContain("開庁日の数(例 10)か、日付(例 12月10日");
  expect(dateOf("2月30日")).toContain("開庁日の数");
  expect(dateOf("2026-11-24")).toContain("あすから1年以内");
});
