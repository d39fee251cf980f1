import { expect, test } from "vitest";
import { hashRecoveryCode, readRecoveryCode, recoveryCodesFor } from "./recovery-codes.ts";

const key = Buffer.from("a key of the tests, not of any city");
const person = "11111111-1111-4111-8111-111111111111";

test("there are ten, all different, and another form or person has others", () => {
  const codes = recoveryCodesFor(key, person, "form 1");
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
  expect(recoveryCodesFor(key, person, "form 1")).toEqual(codes);
  const others = [recoveryCodesFor(key, person, "form 2"), recoveryCodesFor(key, "somebody else", "form 1")].flat();
  expect(others.filter((code) => codes.includes(code))).toEqual([]);
});

test("it may be typed in capitals, full width, with spaces or without strokes, and with O for 0", () => {
  for (const typed of [
    "0abc-1def-2ghj-3kmn",
    "0ABC1DEF2GHJ3KMN",
    "０ａｂｃ－１ｄｅｆ－２ｇｈｊ－３ｋｍｎ",
    " oabc ldef 2ghj 3kmn ",
  ])
    expect(readRecoveryCode(typed), typed).toBe("0abc1def2ghj3kmn");
  for (const none of ["", "123456", "0abc-1def-2ghj-3km", "0abc-1def-2ghj-3kmnp", "0abc-1def-2ghj-3kmu"])
    expect(readRecoveryCode(none), none).toBeNull();
});

test("what is stored of it is worth nothing for somebody else", () => {
  const code = "0abc1def2ghj3kmn";
  expect(hashRecoveryCode(key, person, code)).toHaveLength(32);
  expect(hashRecoveryCode(key, person, code).equals(hashRecoveryCode(key, "somebody else", code))).toBe(false);
});
