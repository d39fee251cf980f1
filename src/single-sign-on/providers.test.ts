import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HostileProvider, startHostile } from "../../test/support/hostile-provider.ts";
import { type LocalProvider, passThrough, startProvider } from "../../test/support/identity-provider.ts";
import { type IdentityProvider, readIdentity } from "../domain/accounts/identity-provider.ts";
import { readProviders } from "../domain/accounts/provider-settings.ts";
import { providersOf } from "./providers.ts";

const callback = "http://127.0.0.1:1/sign-in/with/staff/answer";
const yoshida = {
  sub: "yoshida",
  name: "𠮷田 葛󠄀子",
  email: "yoshida@city.example.jp",
  roles: ["Desk.Officer"],
  amr: ["pwd", "mfa"],
};
const described = {
  code: "staff",
  side: "city",
  name: "職員のアカウント",
  roles: { "Desk.Officer": "officer" },
  secondFactor: { amr: ["mfa"] },
};

describe("a real provider", () => {
  const started: LocalProvider[] = [];
  afterAll(async () => {
    for (const one of started) await one.stop();
  });
  const ready = async (tellsAll: boolean): Promise<[LocalProvider, IdentityProvider]> => {
    const local = await startProvider(described, callback, { people: [yoshida], tellsAll });
    started.push(local);
    return [local, providersOf([local.settings])[0]!];
  };

  test.each([true, false])(
    "says who somebody is, whether its token tells all (%s) or the rest is fetched",
    async (all) => {
      const [, provider] = await ready(all);
      const begun = (await provider.begin(callback))!;
      const answer = new URL(await passThrough(begun.url, "yoshida"));
      const finished = await provider.finish(callback, answer.search, begun.flow);
      if (finished.kind !== "claims") throw new Error(finished.kind);
      expect(readIdentity(provider.settings, finished.claims)).toEqual({
        provider: "staff",
        issuer: provider.settings.issuer,
        subject: "yoshida",
        name: "𠮷田 葛󠄀子",
        kana: "",
        mail: "yoshida@city.example.jp",
        isMailProven: false,
        department: "",
        roles: ["Desk.Officer"],
        hasSecondFactor: true,
      });
    },
  );

  test("is asked for a second factor that is configured, in the standard's way and in that of Entra ID", async () => {
    const [local] = await ready(true);
    const asked = async (secondFactor: object) => {
      const settings = { ...local.settings, secondFactor: { amr: [], acr: [], acrs: [], ...secondFactor } };
      const { searchParams } = new URL((await providersOf([settings])[0]!.begin(callback))!.url);
      return [searchParams.get("acr_values"), searchParams.get("claims")];
    };
    expect(await asked({ amr: ["mfa"] })).toEqual([null, null]);
    expect(await asked({ acr: ["gold", "silver"] })).toEqual(["gold silver", null]);
    expect(await asked({ acrs: ["c1"] })).toEqual([null, '{"id_token":{"acrs":{"essential":true,"value":"c1"}}}']);
  });

  test("takes a code once, and only with the state and the verifier of the browser that asked", async () => {
    const [, provider] = await ready(true);
    const begun = (await provider.begin(callback))!;
    const { search } = new URL(await passThrough(begun.url, "yoshida"));
    const foreign = (await provider.begin(callback))!.flow;
    expect(await provider.finish(callback, search, foreign)).toEqual({ kind: "refused" });
    const otherVerifier = { ...begun.flow, verifier: foreign.verifier };
    expect(await provider.finish(callback, search, otherVerifier)).toEqual({ kind: "refused" });
    const again = (await provider.begin(callback))!;
    const answer = new URL(await passThrough(again.url, "yoshida")).search;
    expect((await provider.finish(callback, answer, again.flow)).kind).toBe("claims");
    expect(await provider.finish(callback, answer, again.flow)).toEqual({ kind: "refused" });
  });

  test("somebody turns back", async () => {
    const [, provider] = await ready(true);
    const begun = (await provider.begin(callback))!;
    const { search } = new URL(await passThrough(begun.url, null));
    expect(await provider.finish(callback, search, begun.flow)).toEqual({ kind: "cancelled" });
  });

  test("is away before and after it was asked, and works again once it is back", async () => {
    const local = await startProvider(described, callback, { people: [yoshida], tellsAll: true });
    const lines: string[] = [];
    const [provider] = providersOf([local.settings], (line) => lines.push(line));
    await local.away();
    expect(await provider!.begin(callback)).toBeNull();
    expect(lines).toEqual([expect.stringMatching(/^the sign-in provider staff cannot be reached: \w+$/)]);
    await local.back();
    const begun = (await provider!.begin(callback))!;
    const { search } = new URL(await passThrough(begun.url, "yoshida"));
    await local.away();
    expect(await provider!.finish(callback, search, begun.flow)).toEqual({ kind: "away" });
  });
});

describe("a hostile answer is refused", () => {
  let hostile: HostileProvider;
  let provider: IdentityProvider;
  beforeAll(async () => {
    hostile = await startHostile();
    const given = { ...described, issuer: hostile.issuer, clientId: "desk", clientSecret: "secret" };
    const read = readProviders(JSON.stringify([given]));
    provider = providersOf(read.ok ? read.providers : [])[0]!;
  });
  afterAll(() => hostile.stop());

  const now = () => Math.floor(Date.now() / 1000);
  const sound = (issuer: string, nonce: string) => ({
    ...{ iss: issuer, sub: "mallory", aud: "desk", nonce, iat: now(), exp: now() + 60, name: "M", email: "m@e.jp" },
    roles: [],
  });
  async function answered(say: Parameters<HostileProvider["say"]>[0], query: (state: string) => string = withIss) {
    const { flow } = (await provider.begin(callback))!;
    hostile.nonce(flow.nonce);
    hostile.say(say);
    return (await provider.finish(callback, query(flow.state), flow)).kind;
  }
  const withIss = (state: string) => `?code=c&state=${state}&iss=${encodeURIComponent(hostile.issuer)}`;

  test("and a sound one is not: what follows differs from it in one thing each", async () => {
    expect(await answered((issuer, nonce) => ({ claims: sound(issuer, nonce) }))).toBe("claims");
  });

  const wrong: Record<string, (issuer: string, nonce: string) => Parameters<typeof Object.assign>[1]> = {
    "for another audience": () => ({ aud: "another" }),
    "for several audiences, and another is the authorised one": () => ({ aud: ["desk", "x"], azp: "x" }),
    "with another nonce": () => ({ nonce: "another" }),
    "without a nonce": () => ({ nonce: undefined }),
    "that has ended, beyond the tolerance": () => ({ exp: now() - 31, iat: now() - 90 }),
    "of another issuer": () => ({ iss: "https://other.example" }),
    "of nobody": () => ({ sub: undefined }),
    "that is not to be used yet": () => ({ nbf: now() + 90 }),
  };
  test.each(Object.entries(wrong))("a token %s", async (_, change) => {
    expect(await answered((issuer, nonce) => ({ claims: { ...sound(issuer, nonce), ...change(issuer, nonce) } }))).toBe(
      "refused",
    );
  });

  test("a token that ended within the tolerance of the clocks is taken", async () => {
    expect(
      await answered((issuer, nonce) => ({ claims: { ...sound(issuer, nonce), exp: now() - 20, iat: now() - 90 } })),
    ).toBe("claims");
  });

  test("a token without a signature, and one that another key signed", async () => {
    expect(await answered((issuer, nonce) => ({ claims: sound(issuer, nonce), key: "none" }))).toBe("refused");
    expect(await answered((issuer, nonce) => ({ claims: sound(issuer, nonce), key: "foreign" }))).toBe("refused");
    expect(
      await answered((issuer, nonce) => ({ claims: sound(issuer, nonce), key: "foreign", header: { kid: "two" } })),
    ).toBe("refused");
  });

  test("an answer of another provider (mix-up), without saying whose it is, or with another state: no code is exchanged", async () => {
    const before = hostile.asked();
    const fine = (issuer: string, nonce: string) => ({ claims: sound(issuer, nonce) });
    expect(await answered(fine, (state) => `?code=c&state=${state}&iss=https%3A%2F%2Fother.example`)).toBe("refused");
    expect(await answered(fine, (state) => `?code=c&state=${state}`)).toBe("refused");
    expect(await answered(fine, () => withIss("another"))).toBe("refused");
    expect(await answered(fine, () => `?code=c&iss=${encodeURIComponent(hostile.issuer)}`)).toBe("refused");
    expect(hostile.asked()).toBe(before);
  });

  test("its errors are told apart by what they mean: a code that is not taken, and a server that does not work", async () => {
    expect(await answered(() => ({ status: 400 }))).toBe("refused");
    expect(await answered(() => ({ status: 503 }))).toBe("away");
  });
});
