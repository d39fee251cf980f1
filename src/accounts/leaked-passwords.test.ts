import { expect, test } from "vitest";
import { leakedPasswords } from "./leaked-passwords.ts";

test("the list knows the long ones that were stolen elsewhere, and no sentence of one's own", async () => {
  const isLeaked = await leakedPasswords();
  for (const word of ["1qaz2wsx3edc", "motherfucker", "sonyericsson", "123456789qwe"])
    expect(isLeaked(word)).toBe(true);
  expect(isLeaked("港から見える三つの灯台")).toBe(false);
});
