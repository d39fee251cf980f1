import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../test/support/city.ts";
import { putPast } from "../../test/support/past-proposals.ts";
import { type Requests, requestsOf, wordsOf } from "../../test/support/requests.ts";

// 合いそうな団体・似た課題: on the desk's page of a challenge.

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const walk = { title: "産後の方が歩く教室", ask: "産後の健康づくりの教室を募集します。" };
const section = (text: string, id: string) =>
  wordsOf(text.match(new RegExp(`id="${id}"[\\s\\S]*?</section>`))?.[0] ?? "");

test("organisations that wish to be told are suggested by what they say of themselves, each with why; challenges like it stand beside", async () => {
  const fields = { fields: "健康", strengths: "産後の方の健康づくりを支えています。" };
  await pages.post("representative", "/account/watches", { ...fields, told: "yes" });
  await pages.post("otherCompany", "/account/watches", { ...fields });
  const { id } = await aChallenge(city, "in_check", walk);
  const { text } = await pages.get("officer", `/desk/challenges/${id}`);
  const shown = section(text, "organisations");
  expect(shown).toContain("株式会社架空ウェルネス");
  expect(shown).toContain("「産後」");
  expect(shown).toContain("分野「健康」が同じ");
  // It does not wish to be told.
  expect(shown).not.toContain(city.person("otherCompany").organisation!.name);
  expect(section(text, "similar")).toContain("C01 産後の孤立をなくしたい");
});

test("a department reads its challenge without them, and a proposal changes nothing: who has sent one is not to be guessed", async () => {
  const { id } = await aChallenge(city, "open", walk);
  const own = await pages.get("healthHead", `/desk/challenges/${id}`);
  expect(own.status).toBe(200);
  expect(own.text).not.toContain("合いそうな団体");
  const before = section((await pages.get("officer", `/desk/challenges/${id}`)).text, "organisations");
  await putPast(city, [{ ...walk, fields: ["健康"], status: "received" }]);
  expect(section((await pages.get("officer", `/desk/challenges/${id}`)).text, "organisations")).toBe(before);
});
