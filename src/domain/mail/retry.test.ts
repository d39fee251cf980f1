import { expect, test } from "vitest";
import { nextTry } from "./retry.ts";

const written = new Date("2026-11-24T10:00:00+09:00");
const at = (text: string) => new Date(`${text}+09:00`);

test("a letter is tried again after a minute, then more and more slowly, then every hour", () => {
  expect(nextTry(written, 1, at("2026-11-24T10:00:00"))).toEqual(at("2026-11-24T10:01:00"));
  expect(nextTry(written, 2, at("2026-11-24T10:01:00"))).toEqual(at("2026-11-24T10:03:00"));
  expect(nextTry(written, 6, at("2026-11-24T10:38:00"))).toEqual(at("2026-11-24T11:08:00"));
  expect(nextTry(written, 40, at("2026-11-25T10:00:00"))).toEqual(at("2026-11-25T11:00:00"));
});

test("after three days it is given up", () => {
  expect(nextTry(written, 80, at("2026-11-27T09:59:59"))).not.toBeNull();
  expect(nextTry(written, 80, at("2026-11-27T10:00:00"))).toBeNull();
});
