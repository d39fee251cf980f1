import { expect, test } from "vitest";
import { countAttempts } from "./attempts.ts";

const second = 1000;

test("after five wrong answers one waits, twice as long each time, and a stranger's guesses cost the person nothing", () => {
  const attempts = countAttempts();
  for (let i = 0; i < 4; i++) attempts.failed("a@example.jp", "192.0.2.1", 0);
  expect(attempts.waitSeconds("a@example.jp", "192.0.2.1", 0)).toBe(0);
  attempts.failed("a@example.jp", "192.0.2.1", 0);
  expect(attempts.waitSeconds("a@example.jp", "192.0.2.1", 0)).toBe(2);
  attempts.failed("a@example.jp", "192.0.2.1", 3 * second);
  expect(attempts.waitSeconds("a@example.jp", "192.0.2.1", 3 * second)).toBe(4);
  expect(attempts.waitSeconds("a@example.jp", "198.51.100.7", 3 * second)).toBe(0);
  expect(attempts.waitSeconds("b@example.jp", "192.0.2.1", 3 * second)).toBe(0);
});

test("the longest wait is a quarter of an hour, and half an hour without a try forgets", () => {
  const attempts = countAttempts();
  for (let i = 0; i < 40; i++) attempts.failed("a@example.jp", "192.0.2.1", 0);
  expect(attempts.waitSeconds("a@example.jp", "192.0.2.1", 0)).toBe(900);
  attempts.failed("a@example.jp", "192.0.2.1", 31 * 60 * second);
  expect(attempts.waitSeconds("a@example.jp", "192.0.2.1", 31 * 60 * second)).toBe(0);
});

test("an address that tries many logins is slowed down, never for more than half a minute", () => {
  const attempts = countAttempts();
  for (let i = 0; i < 200; i++) attempts.failed(`person${i}@example.jp`, "192.0.2.1", 0);
  expect(attempts.waitSeconds("new@example.jp", "192.0.2.1", 0)).toBe(30);
  expect(attempts.waitSeconds("new@example.jp", "192.0.2.2", 0)).toBe(0);
});
