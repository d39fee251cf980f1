import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { formOn, type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { askDepartments } from "../../commands/seeds/ask-departments.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { listNotices } from "../../queries/notices.ts";

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const titles = async (key: PersonKey) =>
  (await listNotices(city.program, city.person(key), null)).notices.map(
    ({ what, isOver }) => `${what}${isOver ? " over" : ""}`,
  );
const health = () => ({ departmentId: city.department("0507") });
/** Sessions end while the clock of the test leaps. */
const signInAnew = () => {
  pages = requestsOf(city);
};
const askOn = async (moment: string) => {
  city.setNow(new Date(`${moment}+09:00`));
  signInAnew();
  return askDepartments(city.program);
};

test("on the day of the settings every department but the desk is asked, once, when the city is open; a missed day is made up for", async () => {
  // 2027-05-15 is a Saturday: asked on Monday, once the desk is open.
  expect(await askOn("2027-05-14T10:00")).toBe(0);
  expect(await askOn("2027-05-15T10:00")).toBe(0);
  expect(await askOn("2027-05-17T08:00")).toBe(0);
  expect(await askOn("2027-05-17T09:00")).toBe(3);
  expect(await askOn("2027-05-17T09:15")).toBe(0);
  expect(await askOn("2027-05-18T09:00")).toBe(0);
  for (const key of ["healthHead", "healthStaff", "disasterHead", "schoolStaff"] as const)
    expect([key, await titles(key)]).toEqual([key, ["answerRequest"]]);
  for (const key of ["officer", "finance", "administrator", "representative"] as const)
    expect([key, await titles(key)]).toEqual([key, []]);
  const { rows } = await city.owner.query("select distinct asked_on::text, due::text from challenge_requests");
  expect(rows).toEqual([{ asked_on: "2027-05-15", due: "2027-06-07" }]);
});

test("a department answers with a seed or with none this time; the desk sees who has not and tells them again, once a day", async () => {
  const asked = wordsOf((await pages.get("healthStaff", "/desk/seeds")).text);
  expect(asked).toContain("この半年で、困っていることはありますか");
  expect((await pages.post("healthStaff", "/desk/seeds", { kind: "problem", ...health(), body: " " })).status).toBe(
    422,
  );
  const wrote = await pages.post("healthStaff", "/desk/seeds", {
    ...{
      kind: "problem",
      ...health(),
      body: "①川沿いの道が暗い\n詳しくはあとで",
      affected: "𠮷野町の子ども",
      tried: "",
    },
  });
  expect(wrote.status).toBe(303);
  expect(wordsOf((await pages.get("healthStaff", "/desk/seeds")).text)).not.toContain("困っていることはありますか");
  expect((await pages.post("healthStaff", "/desk/seeds/none", health())).status).toBe(409);
  expect((await pages.post("schoolStaff", "/desk/seeds/none", health())).status).toBe(404);
  expect((await pages.post("schoolStaff", "/desk/seeds/none", { departmentId: city.department("0902") })).status).toBe(
    303,
  );
  expect(await titles("healthStaff")).toEqual(["answerRequest over"]);
  expect(await titles("disasterHead")).toEqual(["answerRequest"]);
  const table = wordsOf((await pages.get("officer", "/desk/seeds/question")).text);
  expect(table).toContain("3の課にたずねました。2の課が答えています。");
  expect(table).toContain("まだ答えていない課 1課 危機管理課");
  expect(table).toMatch(/保健センター たねを書いた.*教育政策課 今回はない/);
  city.hoursLater(24);
  signInAnew();
  expect((await pages.post("officer", "/desk/seeds/question/reminder")).to).toContain("departmentsReminded");
  expect((await pages.post("chief", "/desk/seeds/question/reminder")).to).toContain("departmentsKnow");
  expect(await titles("disasterHead")).toEqual(["answerRequest", "answerRequest"]);
  expect(await titles("schoolStaff")).toEqual(["answerRequest over"]);
});

test("a seed is answered, becomes the draft of a challenge with its words, and is closed by that", async () => {
  const seed = (await pages.get("officer", "/desk/seeds")).text.match(/\/desk\/seeds\/[0-9a-f-]{36}/)![0];
  expect(await titles("officer")).toEqual(["answerSeed"]);
  expect(wordsOf((await pages.get("officer", "/desk/challenges")).text)).toContain("課題のたね(1件)");
  expect((await pages.post("officer", `${seed}/replies`, { reply: "夕方のようすを教えてください。" })).status).toBe(
    303,
  );
  expect(await titles("healthStaff")).toContain("readSeedReply");
  expect((await pages.post("healthHead", `${seed}/replies`, { reply: "17時ごろです。" })).status).toBe(303);
  expect(await titles("officer")).toEqual(["answerSeed", "answerSeed"]);
  expect(await titles("healthStaff")).toContain("readSeedReply over");
  expect(wordsOf((await pages.get("healthStaff", "/desk/challenges")).text)).not.toContain("課題のたね(");
  const draft = await pages.get("officer", `/desk/challenges/new?seed=${seed.split("/").at(-1)}`);
  const typed = formOn(draft.text, "/desk/challenges");
  expect(typed.background).toBe("①川沿いの道が暗い\n詳しくはあとで\n\n𠮷野町の子ども");
  const whole = {
    ...typed,
    title: "川沿いを歩きたい",
    ask: "見守りを。",
    fields: "健康",
    ends: "open",
    reading: "as_they_come",
    hasAdvantage: "no",
  };
  // Another department than the one that wrote it is refused, and nothing is kept of the draft.
  expect(
    (await pages.post("officer", "/desk/challenges", { ...whole, departmentId: city.department("0201") })).status,
  ).toBe(422);
  const drafted = await pages.post("officer", "/desk/challenges", whole);
  expect(drafted.to).toMatch(/^\/desk\/challenges\/[0-9a-f-]{36}/);
  const page = await pages.get("healthStaff", seed);
  expect(page.text).toContain(drafted.to.split("?")[0]);
  expect(page.text).not.toContain(`${seed}/replies`);
  expect((await pages.post("officer", `${seed}/replies`, { reply: "まだ" })).status).toBe(409);
  const { rows } = await city.owner.query(
    "select count(*)::int as drafts from challenges where title = '川沿いを歩きたい'",
  );
  expect(rows).toEqual([{ drafts: 1 }]);
});

test("a quiet question to the desk exists for its department and the desk alone; either may end it", async () => {
  const word = "封印語たね";
  const asked = await pages.post("schoolStaff", "/desk/seeds", {
    ...{ kind: "help", departmentId: city.department("0902"), body: `${word}はどう呼べばよいでしょう` },
  });
  const seed = asked.to.split("?")[0]!;
  expect((await pages.post("schoolStaff", "/desk/seeds", { kind: "help", ...health(), body: word })).status).toBe(422);
  for (const [key, status] of [
    ["officer", 200],
    ["schoolStaff", 200],
    ["healthHead", 404],
    ["finance", 404],
    ["administrator", 403],
    ["representative", 403],
    [null, 303],
  ] as const) {
    const answer = await pages.get(key, seed);
    expect([key, answer.status, answer.text.includes(word)]).toEqual([key, status, status === 200]);
  }
  forgetCity(city.program);
  for (const address of [
    "/",
    "/challenges",
    "/challenges?q=封印語",
    "/feeds/challenges.atom",
    "/feeds/challenges.json",
    "/sitemap.xml",
    "/numbers",
  ])
    expect([address, (await pages.get(null, address)).text.includes(word)]).toEqual([address, false]);
  for (const address of ["/desk/seeds", "/inbox", "/desk/challenges"])
    expect([address, (await pages.get("healthHead", address)).text.includes(word)]).toEqual([address, false]);
  expect((await pages.post("healthHead", `${seed}/closing`)).status).toBe(404);
  expect((await pages.post("schoolStaff", `${seed}/closing`)).status).toBe(303);
  expect((await pages.post("officer", `${seed}/closing`)).status).toBe(409);
});

test("the administrator sets the days; one that does not exist every year comes back, and nobody is asked twice for a day that moved", async () => {
  const send = (fields: Record<string, string>) =>
    pages.post("administrator", "/desk/settings/problem-question", fields);
  const days = { askMonth1: "5", askDay1: "25", askMonth2: "２", askDay2: "29", answerDays: "10" };
  expect((await send(days)).status).toBe(422);
  expect((await send({ ...days, askDay2: "abc" })).status).toBe(422);
  expect((await send({ ...days, askMonth2: "10", askDay2: "1" })).status).toBe(303);
  forgetCity(city.program);
  expect(await askOn("2027-05-25T10:00")).toBe(0);
  forgetCity(city.program);
  expect(await askOn("2027-10-01T10:00")).toBe(3);
  expect((await send({ askMonth1: "", askDay1: "", askMonth2: "", askDay2: "", answerDays: "10" })).status).toBe(303);
  forgetCity(city.program);
  expect(await askOn("2028-05-25T10:00")).toBe(0);
});
