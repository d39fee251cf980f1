import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { good } from "../../../test/support/dialogue.ts";
import {
  agreementWords,
  anActive,
  anApprovedAgreement,
  aPreparing,
  readyToStart,
  secret,
} from "../../../test/support/preparing.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { draftFacts } from "../../commands/draft-facts.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
const cookies = new Map<PersonKey, string>();

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  const people = [
    "representative",
    "member",
    "otherCompany",
    "officer",
    "chief",
    "healthHead",
    "finance",
    "administrator",
  ];
  for (const key of people as PersonKey[])
    cookies.set(key, (await signIn(city.program, city.person(key).id)).headers.cookie);
});
afterAll(() => city.drop());

const get = (key: PersonKey | null, path: string) =>
  app.request(path, { headers: key ? { cookie: cookies.get(key)! } : {} });
const post = (key: PersonKey, path: string, fields: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie: cookies.get(key)! } });
const page = async (key: PersonKey, path: string) => (await get(key, path)).text();

describe("the agreement's page", () => {
  test("the representative reads the text, downloads the very file and consents with one button", async () => {
    const id = await aPreparing(city);
    const { hash } = await anApprovedAgreement(city, id);
    const html = await page("representative", `/proposals/${id}/agreement`);
    expect(html).toContain("第1版の案に同意する");
    expect(html).toContain("詰め物の縫い方");
    expect(html).toContain(hash);
    const file = await get("representative", `/proposals/${id}/agreement/versions/1/file`);
    expect(
      createHash("sha256")
        .update(Buffer.from(await file.arrayBuffer()))
        .digest("hex"),
    ).toBe(hash);
    expect(file.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\w.-]+\.docx"; filename\*=UTF-8''%E5%8D%94%E5%AE%9A%E6%9B%B8%E6%A1%88_R8-\d{3}_%E7%AC%AC1%E7%89%88\.docx$/,
    );
    expect((await post("representative", `/proposals/${id}/agreement/consent`, { hash: "f".repeat(64) })).status).toBe(
      409,
    );
    expect((await post("member", `/proposals/${id}/agreement/consent`, { hash })).status).toBe(403);
    const consented = await post("representative", `/proposals/${id}/agreement/consent`, { hash });
    expect([consented.status, consented.headers.get("location")]).toEqual([
      303,
      `/proposals/${id}/agreement?done=agreementConsented`,
    ]);
  });

  test("does not exist for other organisations; the file neither", async () => {
    const id = await aPreparing(city);
    await anApprovedAgreement(city, id);
    for (const path of ["agreement", "agreement/versions/1/file", "facts", "eligibility", "initiatives", "case"])
      expect((await get("otherCompany", `/proposals/${id}/${path}`)).status).toBe(404);
    expect((await get("officer", `/proposals/${id}/agreement/versions/9/file`)).status).toBe(404);
  });

  test("a form to mend is drawn again with everything typed", async () => {
    const id = await aPreparing(city);
    const answer = await post("officer", `/proposals/${id}/agreement`, {
      subject: "",
      representativeTitle: "理事長(㈱髙﨑)",
      base_version: "0",
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("協定の件名を書いてください。");
    expect(html).toContain("理事長(㈱髙﨑)");
  });

  test("a draft that is written again begins from what was typed the time before, and says where the plan says something else", async () => {
    const id = await aPreparing(city);
    const typed = { ...agreementWords, subject: "眠りの教室(二年目)", costBearing: "甲は、会場費を負担する。" };
    await anApprovedAgreement(city, id, 0, typed);
    const html = await page("officer", `/proposals/${id}/agreement`);
    for (const words of ['value="眠りの教室(二年目)"', "甲は、会場費を負担する。</textarea>", 'value="𠮷田 恵子"'])
      expect(html).toContain(words);
    expect(html).toMatch(/<option value="1" selected[^>]*>申出がなければ1年ごとに更新する/u);
    expect(html).toContain("前の案の件名です。提案の題名は「布団の工場で眠りの教室」です。");
    expect(html).toContain("いまの共同計画には、予算から出すお金がありません。");
  });

  test("the list of agreements is for the city's staff", async () => {
    expect((await get("officer", "/desk/agreements")).status).toBe(200);
    expect((await get("representative", "/desk/agreements")).status).toBe(403);
    expect((await get("administrator", "/desk/agreements")).status).toBe(403);
  });
});

describe("the facts, the start and what follows", () => {
  test("the desk sees what the start still needs, sentence by sentence; the proposer sees one next step", async () => {
    const id = await aPreparing(city);
    const inside = await page("officer", `/proposals/${id}/agreement`);
    expect(inside).toContain("協定が締結されていません。");
    expect(inside).not.toContain(`action="/proposals/${id}/activation"`);
    const actor = city.person("officer");
    const facts = { title: "眠りの教室", titleEn: "", text: "教室を開きます。", citySpends: "0" };
    good(await draftFacts(city.program, { actor, proposalId: id, ...facts }));
    const outside = await page("representative", `/proposals/${id}/facts`);
    expect(outside).toContain("この案に答える");
    expect(outside).not.toContain("公表しないことに決める");
    const answered = await post("representative", `/proposals/${id}/facts/comment`, {
      answer: "none",
      draft_version: "1",
    });
    expect(answered.status).toBe(303);
    expect((await post("officer", `/proposals/${id}/activation`)).status).toBe(409);
  });

  test("the start leads to the initiatives; every page of carrying out is drawn for both sides", async () => {
    const id = await readyToStart(city);
    const started = await post("officer", `/proposals/${id}/activation`);
    expect([started.status, started.headers.get("location")]).toEqual([
      303,
      `/proposals/${id}/initiatives?done=partnershipStarted`,
    ]);
    const paths = ["agreement", "facts", "eligibility", "initiatives", "final-report", "lessons", "case"];
    for (const key of ["representative", "officer", "chief", "healthHead"] as const)
      for (const path of paths) {
        const answer = await get(key, `/proposals/${id}/${path}`);
        const expected = path === "eligibility" && key === "healthHead" ? 404 : 200;
        expect(`${key} ${path} ${answer.status}`).toBe(`${key} ${path} ${expected}`);
        expect(await answer.text()).not.toContain(secret);
      }
  });

  test("an initiative is registered and reported by its forms; a date that does not exist is named", async () => {
    const id = await anActive(city);
    const initiative = {
      title: "眠りの教室",
      what: "月に1回",
      service: "健康教室",
      indicator: "来た人",
      unit: "人",
      baseline: "0",
      target: "120",
      "startsOn-year": "令和8",
      "startsOn-month": "11",
      "startsOn-day": "1",
      "endsOn-year": "2027",
      "endsOn-month": "2",
      "endsOn-day": "30",
    };
    const wrong = await post("officer", `/proposals/${id}/initiatives`, initiative);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("おわる日の日は、1から28までの数で書いてください");
    expect((await post("officer", `/proposals/${id}/initiatives`, { ...initiative, "endsOn-day": "28" })).status).toBe(
      303,
    );
    const html = await page("member", `/proposals/${id}/initiatives`);
    const form = /\/proposals\/[0-9a-f-]+\/initiatives\/[0-9a-f-]+\/reports/.exec(html)![0];
    expect((await get("member", form)).status).toBe(200);
    expect((await post("member", form, { text: "1回目" })).status).toBe(422);
  });

  test("the case goes from its first words to the public page by the forms alone", async () => {
    const id = await anActive(city);
    const at = (path: string) => `/proposals/${id}/${path}`;
    const early = { result: "1回開きました。", endsEarly: "yes", endedEarlyReason: "工場の移転。" };
    expect((await post("healthHead", at("final-report"), early)).status).toBe(303);
    const words = {
      title: "眠りの教室",
      lead: "教室を開きました。",
      why: "眠れない人がいました。",
      changed: "1回開きました。",
      notPublished: "1か所。期限まで公開しません。",
      base_version: "0",
    };
    expect((await post("officer", at("case"), { ...words, changed: secret })).status).toBe(422);
    expect((await post("officer", at("case"), words)).status).toBe(303);
    expect(await page("representative", at("case"))).not.toContain("眠れない人がいました。");
    expect(await page("officer", at("case"))).toContain("公開されると、こう見えます");
    expect((await post("officer", at("case/commenting"), { draft_version: "1" })).status).toBe(303);
    expect(await page("representative", at("case"))).toContain("眠れない人がいました。");
    expect((await post("chief", at("case/publication"), { draft_version: "1" })).status).toBe(409);
    expect((await post("representative", at("case/comment"), { answer: "none", draft_version: "1" })).status).toBe(303);
    expect((await post("officer", at("case/publication"), { draft_version: "1" })).status).toBe(403);
    expect((await post("chief", at("case/publication"), { draft_version: "1" })).status).toBe(303);
    const link = /href="(\/cases\/r8-\d+)"/.exec(await page("representative", at("case")))![1]!;
    const published = await (await get(null, link)).text();
    expect(published).toContain("眠れない人がいました。");
    expect(published).not.toContain("秘匿語壱");
    expect((await post("officer", at("completion"))).status).toBe(303);
    expect((await post("chief", at("case/withdrawal"), { reason: "誤りがあったため。" })).status).toBe(303);
    // Public pages look for a new publication once a second.
    await expect
      .poll(async () => (await get(null, link)).text(), { timeout: 3000 })
      .not.toContain("眠れない人がいました。");
  });
});

test("once its term is over an agreement is no longer called concluded", async () => {
  await readyToStart(city);
  expect(await page("officer", "/desk/agreements")).toContain("締結済み(第1版)");
  city.setNow(new Date("2031-04-01T10:00:00+09:00"));
  cookies.set("officer", (await signIn(city.program, city.person("officer").id)).headers.cookie);
  const list = await page("officer", "/desk/agreements");
  expect(list).toContain("期間終了(第1版)");
  expect(list).not.toContain("締結済み");
});
