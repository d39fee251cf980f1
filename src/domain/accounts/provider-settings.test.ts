import { describe, expect, test } from "vitest";
import { type IdentityProvider, postsGiven, readIdentity } from "./identity-provider.ts";
import { readProviders } from "./provider-settings.ts";

const least = { code: "a", side: "city", name: "職員アカウント", issuer: "https://id.example.jp", clientId: "desk" };
const read = (...providers: object[]) => readProviders(JSON.stringify(providers));

describe("the description of providers", () => {
  test("needs five things; the rest is what most providers do", () => {
    expect(read(least)).toEqual({
      ok: true,
      providers: [
        {
          ...least,
          nameEn: "職員アカウント",
          clientSecret: null,
          scopes: "openid profile email",
          claims: {
            name: "name",
            kana: "",
            mail: "email",
            mailProven: "email_verified",
            department: "department",
            roles: "roles",
          },
          addressesAreProven: false,
          roles: {},
          secondFactor: { amr: [], acr: [], acrs: [] },
          clockToleranceSeconds: 30,
        },
      ],
    });
  });

  test.each([
    [
      "an issuer without TLS beyond this machine",
      { issuer: "http://id.example.jp" },
      '"issuer" must be an https address',
    ],
    ["a role that we do not have", { roles: { Boss: "mayor" } }, '"roles" must say'],
    ["roles for who proposes", { side: "partner", roles: { Boss: "chief" } }, "a provider of partners gives none"],
    ["a claim that we do not ask for", { claims: { phone: "phone_number" } }, '"claims" may name name, kana, mail'],
    ["a claim that tells of no second factor", { secondFactor: { auth_time: ["1"] } }, '"secondFactor" must be'],
    ["a slip of the pen", { clientsecret: "hush hush" }, '"clientsecret" is not known'],
    ["scopes that are no sign-in", { scopes: "profile email" }, '"scopes" must contain openid'],
    ["clocks that are an hour apart", { clockToleranceSeconds: 3600 }, "from 0 to 300"],
    ["a name that is no address", { code: "a/b" }, '"code" must be letters'],
  ])("does not take %s", (_, change, message) => {
    const answer = read({ ...least, ...change });
    expect(answer).toEqual({ ok: false, message: expect.stringContaining(message) });
    expect(JSON.stringify(answer)).not.toContain("hush");
  });

  test("does not take two of one name", () => {
    expect(read(least, least)).toEqual({ ok: false, message: 'two providers are called "a"' });
  });
});

const settings = (change: object): IdentityProvider["settings"] => {
  const answer = read({ ...least, ...change });
  if (!answer.ok) throw new Error(answer.message);
  return answer.providers[0]!;
};

describe("what a provider says of somebody", () => {
  const claims = { iss: "https://id.example.jp", sub: "1", name: "辻󠄀 㐂𠮷", email: "a@example.jp" };

  test("a claim may lie within another, and one whose name has a dot is meant itself", () => {
    const within = settings({ claims: { roles: "realm_access.roles", department: "https://city.example/department" } });
    const said = {
      ...claims,
      realm_access: { roles: ["a", 1, "b"] },
      "https://city.example/department": "0507",
    };
    expect(readIdentity(within, said)).toMatchObject({ roles: ["a", "b"], department: "0507", name: "辻󠄀 㐂𠮷" });
  });

  test("an address is proven only where it says so, or where the city's directory is believed", () => {
    const isProven = (change: object, said: object) =>
      readIdentity(settings(change), { ...claims, ...said }).isMailProven;
    expect(isProven({}, {})).toBe(false);
    expect(isProven({}, { email_verified: false })).toBe(false);
    expect(isProven({}, { email_verified: "yes" })).toBe(false);
    expect(isProven({}, { email_verified: true })).toBe(true);
    expect(isProven({}, { email_verified: "true" })).toBe(true);
    expect(isProven({ addressesAreProven: true }, {})).toBe(true);
    expect(isProven({ addressesAreProven: true }, { email: undefined })).toBe(false);
  });

  test("a second factor counts only by the configured values", () => {
    const has = (change: object, said: object) =>
      readIdentity(settings(change), { ...claims, ...said }).hasSecondFactor;
    expect(has({}, { amr: ["mfa"] })).toBe(false);
    expect(has({ secondFactor: { amr: ["mfa"] } }, { amr: ["pwd", "mfa"] })).toBe(true);
    expect(has({ secondFactor: { amr: ["mfa"] } }, { amr: ["pwd"], acr: "mfa" })).toBe(false);
    expect(has({ secondFactor: { acr: ["gold"] } }, { acr: "gold" })).toBe(true);
    expect(has({ secondFactor: { acrs: ["c1"] } }, { acrs: ["c1", "c2"] })).toBe(true);
    expect(has({ secondFactor: { acrs: ["c1"] } }, { acrs: ["c2"], amr: ["c1"] })).toBe(false);
  });

  test("what nobody is called is left out, not cut", () => {
    expect(readIdentity(settings({}), { ...claims, name: "長".repeat(301) }).name).toBe("");
    expect(readIdentity(settings({}), { ...claims, name: { given: "x" } }).name).toBe("");
  });
});

test("roles give posts; one of a department only with a department of ours, each once", () => {
  const roles = { Officer: "officer", Desk: "officer", Head: "head" } as const;
  const departments = [{ id: "d1", code: "0507", name: "保健センター" }];
  const given = (names: string[], department: string) => postsGiven(roles, { roles: names, department }, departments);
  expect(given(["Officer", "Desk", "constructor", "Other"], "")).toEqual([{ role: "officer", departmentId: null }]);
  expect(given(["Head"], "0507")).toEqual([{ role: "head", departmentId: "d1" }]);
  expect(given(["Head"], "保健センター")).toEqual([{ role: "head", departmentId: "d1" }]);
  expect(given(["Head"], "保健")).toEqual([]);
});
