import { expect, test } from "vitest";
import { mustProveAddress, waitForLetter } from "./address-proof.ts";

const at = (time: string) => new Date(`2026-11-24T${time}+09:00`);
const now = at("10:00:00");

test("another letter may be sent a minute after the last one", () => {
  expect(waitForLetter([], now)).toBe(0);
  expect(waitForLetter([at("09:59:20")], now)).toBe(20_000);
  expect(waitForLetter([at("09:59:00")], now)).toBe(0);
});

test("five letters a day are enough; the sixth waits until the first of them is a day old", () => {
  const five = ["06:00", "07:00", "08:00", "09:00", "09:30"].map((time) => at(`${time}:00`));
  expect(waitForLetter(five.slice(1), now)).toBe(0);
  expect(waitForLetter(five, now)).toBe(20 * 3_600_000);
  expect(waitForLetter([...five, new Date("2026-11-23T09:59:00+09:00")], now)).toBe(20 * 3_600_000);
});

test("an address has to be proven only where mail leaves the city, and by who has one", () => {
  expect(mustProveAddress(true, { login: "a@example.jp", isProven: false })).toBe(true);
  expect(mustProveAddress(true, { login: "a@example.jp", isProven: true })).toBe(false);
  expect(mustProveAddress(false, { login: "a@example.jp", isProven: false })).toBe(false);
  expect(mustProveAddress(true, null)).toBe(false);
});
