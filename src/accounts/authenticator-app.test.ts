import { expect, test } from "vitest";
import { acceptedStep, appUri, newAppSecret, openAppSecret } from "./authenticator-app.ts";

// The secret, times and codes of RFC 6238, appendix B (six digits).
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);
const key = Buffer.from("a key of the tests, not of any city");
const [somebody, somebodyElse] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];

test("the codes of the standard are right at their time", async () => {
  expect(await acceptedStep(secret, "287082", at(59), -1)).toBe(1);
  expect(await acceptedStep(secret, "081804", at(1111111109), -1)).toBe(37037036);
  expect(await acceptedStep(secret, "050471", at(1111111111), -1)).toBe(37037037);
});

test("a code works once, and no earlier one after it", async () => {
  expect(await acceptedStep(secret, "050471", at(1111111111), 37037037)).toBeNull();
  expect(await acceptedStep(secret, "081804", at(1111111111), 37037037)).toBeNull();
  expect(await acceptedStep(secret, "050471", at(1111111111), 37037036)).toBe(37037037);
});

test("a telephone may be one code ahead or behind, not two", async () => {
  expect(await acceptedStep(secret, "050471", at(1111111110 - 30), -1)).toBe(37037037);
  expect(await acceptedStep(secret, "050471", at(1111111110 + 59), -1)).toBe(37037037);
  expect(await acceptedStep(secret, "050471", at(1111111110 - 60), -1)).toBeNull();
  expect(await acceptedStep(secret, "050471", at(1111111110 + 90), -1)).toBeNull();
});

test("anything but six digits is wrong, and no error", async () => {
  for (const typed of ["", "05047", "0504711", "05047a", "０５０４７１", "'; --", "-50471", "050 71"])
    expect(await acceptedStep(secret, typed, at(1111111111), -1), typed).toBeNull();
});

test("a secret is kept so that only this installation opens it, and only for this person", () => {
  const made = newAppSecret(key, somebody!);
  expect(made.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(made.sealed.toString("latin1")).not.toContain(made.secret);
  expect(openAppSecret(key, somebody!, made.sealed)).toBe(made.secret);
  expect(openAppSecret(key, somebodyElse!, made.sealed)).toBeNull();
  expect(openAppSecret(Buffer.from("another key"), somebody!, made.sealed)).toBeNull();
  const damaged = Buffer.from(made.sealed);
  damaged[damaged.length - 1]! ^= 1;
  expect(openAppSecret(key, somebody!, damaged)).toBeNull();
  expect(openAppSecret(key, somebody!, Buffer.alloc(0))).toBeNull();
});

test("the QR code names the city's desk and the login", () => {
  const uri = new URL(appUri({ issuer: "泉大津市 官民連携デスク", login: "a@example.jp", secret }));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.href)).toContain("泉大津市 官民連携デスク:a@example.jp");
  expect(uri.searchParams.get("secret")).toBe(secret);
  expect(uri.searchParams.get("issuer")).toBe("泉大津市 官民連携デスク");
});
