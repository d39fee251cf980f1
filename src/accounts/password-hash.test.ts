import { describe, expect, test } from "vitest";
import { passwordHasher, standardCost, TooManyHashes } from "./password-hash.ts";

/** Cheap enough for many hashes in a test. */
const quick = { logN: 4, r: 8, p: 1 };

describe("a password", () => {
  test("is kept at the real cost and known again", async () => {
    const { hash, verify } = passwordHasher();
    const stored = await hash("正しい馬の電池ホチキス");
    expect(stored).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verify("正しい馬の電池ホチキス", stored)).toBe(true);
    expect(await verify("正しい馬の電池ホチキズ", stored)).toBe(false);
  });

  test("is compared exactly: case, width, spaces and the 65th character count", async () => {
    const { hash, verify } = passwordHasher(quick);
    const long = `${"ながい".repeat(40)} end`;
    const stored = await hash(long);
    expect(await verify(long, stored)).toBe(true);
    expect(await verify(`${long} `, stored)).toBe(false);
    expect(await verify(long.replace("end", "End"), stored)).toBe(false);
    expect(await verify("ＡＢＣ", await hash("ABC"))).toBe(false);
  });

  test("of two accounts that is the same gives two different hashes", async () => {
    const { hash } = passwordHasher(quick);
    expect(await hash("same")).not.toBe(await hash("same"));
  });

  test("of nobody is checked with the same work, and is never right", async () => {
    const { verify } = passwordHasher(quick);
    expect(await verify("", null)).toBe(false);
    expect(await verify("anything", null)).toBe(false);
  });

  test("that nobody knows looks like any other in the database, and takes no place in the line", async () => {
    const { unknown, hash, verify } = passwordHasher(quick, 1, 0);
    const running = hash("somebody signs in");
    expect(unknown()).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(unknown()).not.toBe(unknown());
    await running;
    expect(await verify("", unknown())).toBe(false);
  });

  test("hashed at an older cost still opens, and asks to be hashed anew", async () => {
    const stored = await passwordHasher({ ...quick, logN: 3 }).hash("older");
    const now = passwordHasher(quick);
    expect(await now.verify("older", stored)).toBe(true);
    expect(now.isOutdated(stored)).toBe(true);
    expect(now.isOutdated(await now.hash("newer"))).toBe(false);
  });

  test("that was stored damaged is a bug, not a wrong password", async () => {
    await expect(passwordHasher(quick).verify("x", "scrypt$17$8$1$short$short")).rejects.toThrow("not a password hash");
  });

  test("costs 128 MiB: two at once, a bounded line behind them, the rest are refused", async () => {
    const { hash, verify } = passwordHasher({ ...standardCost, logN: 12 }, 2, 3);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => hash("crowd")));
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), ...Array(3).fill("rejected")]);
    expect(
      outcomes.slice(5).every((outcome) => outcome.status === "rejected" && outcome.reason instanceof TooManyHashes),
    ).toBe(true);
    // The line is empty again.
    expect(await verify("crowd", await hash("crowd"))).toBe(true);
  });
});
