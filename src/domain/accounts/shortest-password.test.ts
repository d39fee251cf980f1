import { expect, test } from "vitest";
import { defaultSettings } from "../settings.ts";
import { isWeak, shortestPassword } from "./shortest-password.ts";

test("proposers need 15 characters, staff with a second factor 12, and staff without one as many as proposers", () => {
  expect(shortestPassword(defaultSettings, "partner")).toBe(15);
  expect(shortestPassword(defaultSettings, "city")).toBe(12);
  expect(shortestPassword({ ...defaultSettings, secondFactorForStaff: false }, "city")).toBe(15);
});

test("a city may choose, never less than eight, and less than 15 without a second factor is called weak", () => {
  const short = { ...defaultSettings, shortestPassword: { alone: 10, withSecondFactor: 5 } };
  expect(shortestPassword(short, "partner")).toBe(10);
  expect(shortestPassword(short, "city")).toBe(8);
  expect([isWeak(short), isWeak(defaultSettings)]).toEqual([true, false]);
});
