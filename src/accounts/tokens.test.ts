import { expect, test } from "vitest";
import { hashToken, isToken, newToken } from "./tokens.ts";

test("a token is 256 random bits, never the same twice", () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.every((token) => isToken(token) && Buffer.from(token, "base64url").length === 32)).toBe(true);
});

test("what is not a token is not looked up", () => {
  expect(["", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}=`, `${"x".repeat(42)}\n`].some(isToken)).toBe(false);
});

test("only its hash is stored", () => {
  // SHA-256 of "a", from the standard's own examples of tools.
  expect(hashToken("a").toString("hex")).toBe("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
});
