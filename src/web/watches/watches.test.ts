import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge, wholeChallenge } from "../../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { unsubscribeToken } from "../../accounts/unsubscribe-token.ts";
import { amendChallenge } from "../../commands/challenges/amend-challenge.ts";
import { concludeChallenge, withdrawChallenge } from "../../commands/challenges/end-challenge.ts";
import { tellChallenges } from "../../jobs/tell-challenges.ts";

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

async function letters(): Promise<{ to_address: string; facts: Record<string, string> }[]> {
  const { rows } = await city.owner.query<{ to_address: string; facts: Record<string, string> }>(
    "delete from letters where kind = 'challenge-published' returning to_address, facts",
  );
  return rows.sort((a, b) => (a.to_address < b.to_address ? -1 : 1));
}

test("a challenge is told once, with the reason why: to organisations that it fits, and to who watches its field or itself", async () => {
  const profile = await pages.post("representative", "/account/watches", {
    fields: "健康",
    strengths: "歩く教室を開いています。",
    told: "yes",
  });
  expect(profile.status).toBe(303);
  expect((await pages.post("otherCompany", "/account/watches", { watched: "健康" })).status).toBe(303);
  expect((await pages.post("otherCompany", "/account/watches", { watched: "宇宙" })).status).toBe(422);
  const { id, code } = await aChallenge(city, "open");
  expect(await tellChallenges(city.program)).toBe(3);
  expect(await tellChallenges(city.program)).toBe(0);
  const told = await letters();
  expect(told.map(({ to_address, facts }) => [to_address, facts.code, facts.reason, facts.field])).toEqual([
    ["member@a.example.jp", code, "field", "健康"],
    ["rep@a.example.jp", code, "field", "健康"],
    ["rep@b.example.jp", code, "watch-field", "健康"],
  ]);
  // A letter holds a number and a link, never a title.
  expect(JSON.stringify(told)).not.toContain("川");

  // An amendment is told to whoever watches the challenge itself, and to nobody else.
  expect((await pages.post("member", "/account/watches/challenges", { code })).status).toBe(303);
  expect((await pages.post("member", "/account/watches/challenges", { code })).status).toBe(303);
  expect((await pages.post("member", "/account/watches/challenges", { code: "C02" })).status).toBe(404);
  const amended = await amendChallenge(city.program, {
    ...wholeChallenge,
    actor: city.person("officer"),
    challengeId: id,
    deadline: "2027-02-26",
    reason: "会場の都合です。",
  });
  expect([amended.ok, await tellChallenges(city.program)]).toEqual([true, 1]);
  const [change] = await letters();
  expect([change?.to_address, change?.facts.occasion]).toEqual(["member@a.example.jp", "amended"]);

  // One click, without signing in, ends that watch; looking at the link ends nothing.
  const end = change!.facts.unsubscribe!;
  expect(wordsOf((await pages.get(null, end)).text)).toContain("このお知らせが届かなくなります");
  expect(wordsOf((await pages.get("member", "/account/watches")).text)).toContain("見守っている課題");
  expect((await pages.post(null, end)).status).toBe(200);
  expect(wordsOf((await pages.get("member", "/account/watches")).text)).not.toContain("見守っている課題");
  expect((await pages.post(null, `${end.slice(0, -1)}${end.endsWith("x") ? "y" : "x"}`)).status).toBe(404);
  const member = unsubscribeToken(city.program.key, { of: "member", id: city.person("member").id });
  expect((await pages.post(null, `/unsubscribe/${member}`)).status).toBe(200);
  await aChallenge(city, "open");
  expect(await tellChallenges(city.program)).toBe(1);
});

test("what somebody watches is read by nobody else, and a profile by its organisation and the desk", async () => {
  const counts = (key: Parameters<TestCity["person"]>[0]) =>
    city.program.db.asActor(city.person(key), async (tx) => [
      (await tx.selectFrom("challenge_watches").select("id").execute()).length,
      (await tx.selectFrom("organisation_profiles").select("organisation_id").execute()).length,
    ]);
  expect(await counts("representative")).toEqual([0, 1]);
  expect(await counts("otherCompany")).toEqual([1, 1]);
  for (const key of ["officer", "chief"] as const) expect(await counts(key)).toEqual([0, 2]);
  for (const key of ["healthHead", "finance", "administrator"] as const) expect(await counts(key)).toEqual([0, 0]);
});

test("whoever watches a challenge is told how it ended; who only watches its field, and who was never shown it, is not", async () => {
  await letters();
  const { id, code } = await aChallenge(city, "closed", { ends: "open", deadline: null });
  const withdrawn = await aChallenge(city, "open");
  const draft = await aChallenge(city, "draft");
  await tellChallenges(city.program);
  await letters();
  for (const one of [code, withdrawn.code])
    expect((await pages.post("otherCompany", "/account/watches/challenges", { code: one })).status).toBe(303);
  const by = { actor: city.person("officer") };
  const ended = [
    await concludeChallenge(city.program, { ...by, challengeId: id, outcome: "対話が始まりました。" }),
    await withdrawChallenge(city.program, { ...by, challengeId: withdrawn.id, withdrawal: "計画が変わりました。" }),
    await withdrawChallenge(city.program, { ...by, challengeId: draft.id, withdrawal: "計画が変わりました。" }),
  ];
  expect(ended.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect([await tellChallenges(city.program), await tellChallenges(city.program)]).toEqual([2, 0]);
  const told = await letters();
  expect(told.map(({ to_address, facts }) => [to_address, facts.code, facts.occasion]).sort()).toEqual(
    [
      ["rep@b.example.jp", code, "concluded"],
      ["rep@b.example.jp", withdrawn.code, "withdrawn"],
    ].sort(),
  );
  expect(JSON.stringify(told)).not.toMatch(/対話が始まり|計画が変わり/);
});
