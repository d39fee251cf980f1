import { expect, test } from "vitest";
import { secondsToWait } from "./guessing.ts";
import { stepAfterPassword } from "./second-factor.ts";

test("who has a second factor is asked for it; staff without one set it up where the city requires it", () => {
  const person = { side: "city", hasFactor: false, isRequiredForStaff: true } as const;
  expect(stepAfterPassword(person)).toBe("enrolment");
  expect(stepAfterPassword({ ...person, hasFactor: true })).toBe("code");
  expect(stepAfterPassword({ ...person, isRequiredForStaff: false })).toBe("whole");
  expect(stepAfterPassword({ ...person, isRequiredForStaff: false, hasFactor: true })).toBe("code");
  expect(stepAfterPassword({ ...person, side: "partner" })).toBe("whole");
  expect(stepAfterPassword({ ...person, side: "partner", hasFactor: true })).toBe("code");
});

const now = new Date("2026-11-24T10:00:00+09:00");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test("after five wrong codes from one place one waits, twice as long each time, up to a quarter of an hour", () => {
  const wait = (failures: number, lastAt = now) => secondsToWait({ own: { failures, lastAt }, unknown: null }, now);
  expect(wait(4)).toBe(0);
  expect(wait(5)).toBe(2);
  expect(wait(6)).toBe(4);
  expect(wait(6, ago(3))).toBe(1);
  expect(wait(40)).toBe(900);
  expect(wait(40, ago(24 * 3600 + 1))).toBe(0);
});

test("wrong codes from ever new places are slowed down together, up to an hour", () => {
  const wait = (failures: number) => secondsToWait({ own: null, unknown: { failures, lastAt: now } }, now);
  expect(wait(29)).toBe(0);
  expect(wait(30)).toBe(2);
  expect(wait(60)).toBe(3600);
});
