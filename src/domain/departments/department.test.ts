import { expect, test } from "vitest";
import { hasEnded, worksOn } from "./department.ts";

test("a department works from its first day until the day before it is no more", () => {
  const days = { openedOn: "2027-04-01", closedOn: "2028-04-01" };
  expect(["2027-03-31", "2027-04-01", "2028-03-31", "2028-04-01"].map((day) => worksOn(days, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("one without days was always there, and has not ended", () => {
  expect(worksOn({ openedOn: null, closedOn: null }, "2026-11-26")).toBe(true);
  expect(hasEnded({ openedOn: null, closedOn: null }, "2026-11-26")).toBe(false);
});

test("one that has not begun has not ended", () => {
  expect(hasEnded({ openedOn: "2027-04-01", closedOn: null }, "2026-11-26")).toBe(false);
  expect(hasEnded({ openedOn: null, closedOn: "2026-11-26" }, "2026-11-26")).toBe(true);
});
