import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../../test/support/challenges.ts";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { forgetCity } from "../../db/stores/city-store.ts";

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const typed = {
  title: "𠮷の川を、子どもと歩きたい",
  background: "川沿いの道は暗い。",
  ask: "見守りのしかたを募集します。",
  fields: "健康",
  ends: "deadline",
  "deadline-year": "令和9",
  "deadline-month": "1",
  "deadline-day": "29",
  reading: "sealed",
  hasAdvantage: "no",
};
/** What visitors get is kept for a moment; the test looks at once. */
const seen = async (href: string) => {
  forgetCity(city.program);
  return pages.get(null, href);
};

test("from a department's form to the public page: drafted, checked, approved by another, opened, asked about, amended", async () => {
  const wrong = await pages.post("healthStaff", "/desk/challenges", { ...typed, ask: "" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("𠮷の川を、子どもと歩きたい");
  const drafted = await pages.post("healthStaff", "/desk/challenges", {
    ...typed,
    departmentId: city.department("0507"),
  });
  const page = drafted.to.split("?")[0]!;
  expect([drafted.status, page]).toEqual([303, expect.stringMatching(/^\/desk\/challenges\/[0-9a-f-]{36}$/)]);
  expect(wordsOf((await pages.get("healthStaff", page)).text)).toContain("保健センターの番です");
  for (const key of ["schoolStaff", "finance"] as const) expect((await pages.get(key, page)).status).toBe(404);
  expect((await pages.post("healthStaff", `${page}/check`)).status).toBe(303);
  expect((await pages.post("healthStaff", `${page}/check`)).status).toBe(409);
  expect((await pages.post("officer", `${page}/comments`, { comment: "「①夕方」と書くと伝わります。" })).status).toBe(
    303,
  );
  expect(wordsOf((await pages.get("healthStaff", page)).text)).toContain("「①夕方」と書くと伝わります。");
  expect((await pages.post("officer", `${page}/approver`, { approverId: city.person("finance").id })).status).toBe(409);
  for (const gate of ["P1", "P2"])
    expect((await pages.post("officer", `${page}/gates/${gate}`, { evidence: `${gate}の根拠` })).status).toBe(303);
  expect((await pages.post("officer", `${page}/approver`, {})).status).toBe(422);
  expect((await pages.post("officer", `${page}/approver`, { approverId: city.person("finance").id })).status).toBe(303);
  expect(wordsOf((await pages.get("finance", page)).text)).toContain("大西 健さんの番です");
  expect((await pages.post("healthHead", `${page}/approval`)).status).toBe(403);
  expect((await pages.post("finance", `${page}/approval`)).status).toBe(303);
  expect((await pages.post("officer", `${page}/opening`)).status).toBe(303);
  const { rows } = await city.owner.query<{ code: string }>("select code from challenges where id = $1", [
    page.split("/").at(-1),
  ]);
  const open = `/challenges/${rows[0]!.code}`;
  const shown = wordsOf((await seen(open)).text);
  for (const words of ["募集中", "令和9年1月29日(金)", "17時15分まで", "市の誰も提案を読みません"])
    expect(shown).toContain(words);
  expect(wordsOf((await seen("/challenges")).text)).toContain("𠮷の川を、子どもと歩きたい");

  // A question by somebody without an account, answered to all alike.
  const asked = { question: "①土曜日も使えますか。", name: "髙橋の会社", mail: "takahashi@example.jp" };
  expect((await pages.post(null, `${open}/questions`, { ...asked, mail: "x" })).status).toBe(422);
  expect((await pages.post(null, `${open}/questions`, asked)).status).toBe(303);
  const list = `${page}/questions`;
  expect(wordsOf((await pages.get("officer", list)).text)).toContain("髙橋の会社");
  expect(wordsOf((await pages.get("healthStaff", list)).text)).not.toContain("土曜日");
  const found = await city.owner.query<{ id: string }>("select id from challenge_questions");
  const question = `${list}/${found.rows[0]!.id}`;
  expect((await pages.post("healthStaff", `${question}/answer`, { answer: "はい。" })).status).toBe(404);
  expect((await pages.post("officer", `${question}/passing-on`)).status).toBe(303);
  const atDepartment = wordsOf((await pages.get("healthStaff", list)).text);
  expect([atDepartment.includes("土曜日"), atDepartment.includes("髙橋")]).toEqual([true, false]);
  expect((await pages.post("healthStaff", `${question}/answer`, { answer: "㈯は午前だけ使えます。" })).status).toBe(
    303,
  );
  expect((await pages.post("healthStaff", `${question}/publication`, {})).status).toBe(403);
  const published = { publicQuestion: "土曜日も使えますか。", publicAnswer: "㈯は午前だけ使えます。" };
  expect((await pages.post("officer", `${question}/publication`, published)).status).toBe(303);
  const answered = wordsOf((await seen(open)).text);
  expect([answered.includes("㈯は午前だけ使えます。"), answered.includes("髙橋")]).toEqual([true, false]);
  const letters = await city.owner.query("select kind, to_address, facts from letters");
  expect(letters.rows).toEqual([
    { kind: "question-answered", to_address: "takahashi@example.jp", facts: { code: rows[0]!.code } },
  ]);

  // An amendment, with its reason, for everybody.
  const later = { ...typed, "deadline-month": "2", "deadline-day": "26", reason: "会場が変わるため。" };
  expect((await pages.post("officer", `${page}/amendment`, { ...later, "deadline-month": "1" })).status).toBe(422);
  expect((await pages.post("officer", `${page}/amendment`, later)).status).toBe(303);
  const amended = wordsOf((await seen(open)).text);
  for (const words of ["会場が変わるため。", "令和9年1月29日(金)", "令和9年2月26日(金)"])
    expect(amended).toContain(words);
  const english = await seen(`/en${open}`);
  expect(wordsOf(english.text)).toContain("After the deadline all are opened at once.");
});

test("a forecast stands on the list with its day, takes questions and no proposals", async () => {
  const { code } = await aChallenge(city, "forecast", { title: "予告の課題" });
  const list = wordsOf((await seen("/challenges")).text);
  expect(list).toContain("これから募集する課題（予告）");
  expect(list).toContain("12月7日(月)から募集");
  expect(wordsOf((await seen(`/challenges/${code}`)).text)).toContain("募集はまだ始まっていません");
  const draft = { idempotency_key: randomUUID(), challenge: code };
  expect((await pages.post("representative", "/proposals", draft)).status).toBe(403);
});

test("a challenge closes at the time that its page says, on page, list, feed and form alike", async () => {
  const { code } = await aChallenge(city, "open", { title: "きょう閉じる課題", deadline: "2026-12-01" });
  const everywhere = async () => {
    const [page, list, feed] = [
      await seen(`/challenges/${code}`),
      await seen("/challenges"),
      await seen("/feeds/challenges.json"),
    ];
    return {
      page: wordsOf(page.text).includes("この課題に提案する"),
      list: list.text.includes(`/challenges/${code}"`),
      feed: feed.text.includes("きょう閉じる課題"),
      // Signed in anew: a week has passed.
      form: (await requestsOf(city).post("representative", "/proposals", { challenge: code })).status,
    };
  };
  city.setNow(new Date("2026-12-01T17:15:40+09:00"));
  expect(await everywhere()).toEqual({ page: true, list: true, feed: true, form: 303 });
  city.setNow(new Date("2026-12-01T17:16:00+09:00"));
  expect(await everywhere()).toEqual({ page: false, list: false, feed: false, form: 403 });
});

test("the list inside goes by urgency: what waits for somebody by its day, then what runs by its deadline, what has ended last", async () => {
  const inside = await aCity();
  inside.setNow(new Date("2026-11-24T10:00:00+09:00"));
  await aChallenge(inside, "open", { title: "いつでも", ends: "open", deadline: null });
  await aChallenge(inside, "open", { title: "2月まで", deadline: "2027-02-26" });
  await aChallenge(inside, "open", { title: "1月まで", deadline: "2027-01-29" });
  await aChallenge(inside, "concluded", { title: "終わった", ends: "open", deadline: null });
  await aChallenge(inside, "in_check", { title: "確認の5日" });
  await aChallenge(inside, "approved", { title: "公開の3日" });
  const list = await requestsOf(inside).get("officer", "/desk/challenges?state=all");
  const titles = [...list.text.matchAll(/<a href="\/desk\/challenges\/[0-9a-f-]{36}">([^<]+)/g)].map(
    ([, title]) => title,
  );
  // Every test city has two: one until February 19th, and a draft without a day, which stands beside いつでも in no order of its own.
  const expected = ["公開の3日", "確認の5日", "1月まで", "産後の孤立をなくしたい", "2月まで", "いつでも", "終わった"];
  expect(titles.filter((title) => title !== "まだ公開していない課題")).toEqual(expected);
  expect(wordsOf(list.text)).toContain("デスク：公益性と公平性を確認する");
  await inside.drop();
});
