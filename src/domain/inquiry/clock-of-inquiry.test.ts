import { expect, test } from "vitest";
import { defaultCalendar } from "../calendar/business-days.ts";
import { dueAfterRest, isLate } from "./clock-of-inquiry.ts";

const inquiry = { answeredAt: null, endedAs: null, askedBackAt: null, due: "2026-12-08" } as const;

test("a department is late from the day after its last day on, and not while the desk owes it an answer", () => {
  expect(isLate(inquiry, "2026-12-08")).toBe(false);
  expect(isLate(inquiry, "2026-12-09")).toBe(true);
  const asked = { ...inquiry, askedBackAt: new Date("2026-12-07T10:00:00+09:00") };
  expect(isLate(asked, "2026-12-09")).toBe(false);
  expect(isLate({ ...inquiry, endedAs: "released" }, "2026-12-09")).toBe(false);
  expect(isLate({ ...inquiry, answeredAt: new Date("2026-12-08T10:00:00+09:00") }, "2026-12-09")).toBe(false);
});

test("the last day moves by the business days that the desk took to answer", () => {
  // Asked back on Thursday 3 December, answered on Tuesday the 8th: Friday, Monday and Tuesday.
  const asked = new Date("2026-12-03T15:00:00+09:00");
  expect(dueAfterRest("2026-12-08", asked, "2026-12-08", defaultCalendar)).toBe("2026-12-11");
  expect(dueAfterRest("2026-12-08", asked, "2026-12-03", defaultCalendar)).toBe("2026-12-08");
});
