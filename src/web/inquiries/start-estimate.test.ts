import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { toMethodReview } from "../../../test/support/to-method-review.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const requests = requestsOf(city);
const p = paths.proposal;

/** As the browser sends ticked boxes: one name several times. */
function ask(id: string, fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams({ idempotency_key: randomUUID(), estimate: "show" });
  for (const [name, typed] of fields) body.append(name, typed);
  const headers = { "sec-fetch-site": "same-origin" };
  return requests.send("officer", p.outlook({ id }), { method: "POST", headers, body });
}

test("what a start needs is ticked, the form holds the time and its reasons as a draft, and the proposer is told both", async () => {
  const id = await aDialogue(city);
  const first = await requests.get("officer", p.outlook({ id }));
  expect(formOn(first.text, p.outlook({ id }))).toMatchObject({ earliestStart: "令和9年4月", startReasons: "" });
  // Tuesday 24 November 2026: papers of Monday the 30th reach 3 December; ten business days later the agreement stands.
  const page = await ask(id, [
    ["needs", "body"],
    ["needs", "agreement"],
    ["earliestStart", ""],
  ]);
  expect(page.status).toBe(200);
  expect(wordsOf(page.text)).toContain("政策調整会議の決定が必要です");
  expect(formOn(page.text, p.outlook({ id }))).toMatchObject({
    earliestStart: "令和8年12月中旬(協定の締結のあと)",
    startReasons: expect.stringContaining("資料の締切は令和8年11月30日(月)"),
  });
  const told = {
    method: "project_agreement",
    callLikelihood: "unlikely",
    earliestStart: "令和8年12月中旬(協定の締結のあと)",
    startReasons: "・政策調整会議の決定が必要です。\n・①協定の締結に日数がかかります。",
    meaning: "競争にはなりません。",
  };
  expect((await requests.post("officer", p.outlook({ id }), told)).status).toBe(303);
  const seen = wordsOf((await requests.get("representative", p.show({ id }))).text);
  expect(seen).toContain("令和8年12月中旬");
  expect(seen).toContain("①協定の締結に日数がかかります");
  expect(wordsOf((await requests.get("healthHead", p.show({ id }))).text)).toContain("①協定の締結に日数がかかります");
});

test("an estimate tells nobody anything and loses nothing: what was typed stays in every field, and is told when the other button is pressed", async () => {
  const id = await aDialogue(city);
  const typed = {
    method: "project_agreement",
    callLikelihood: "unlikely",
    needs: "agreement",
    earliestStart: "来年の春(𠮷田さんと相談)",
    startReasons: "学校の行事のあと。",
    meaning: "①競争にはなりません。",
  };
  const page = await requests.post("officer", p.outlook({ id }), { ...typed, estimate: "show" });
  expect(page.status).toBe(200);
  expect(formOn(page.text, p.outlook({ id }))).toMatchObject(typed);
  expect(page.text).toContain("unsaved");
  expect(wordsOf(page.text)).toContain("早くて 令和8年12月上旬");
  expect(wordsOf((await requests.get("representative", p.show({ id }))).text)).not.toContain("𠮷田さんと相談");
  const taken = await requests.post("officer", p.outlook({ id }), { ...typed, estimate: "take" });
  expect(formOn(taken.text, p.outlook({ id }))).toMatchObject({
    earliestStart: expect.stringMatching(/^令和8年12月/),
    startReasons: expect.stringMatching(/^学校の行事のあと。\n・協定の締結に、決定のあと10開庁日ほど/),
    meaning: "①競争にはなりません。",
  });
  expect((await requests.post("officer", p.outlook({ id }), typed)).status).toBe(303);
  expect(wordsOf((await requests.get("representative", p.show({ id }))).text)).toContain("𠮷田さんと相談");
});

test("an estimate with needs that nobody knows reckons with none of them", async () => {
  const id = await aDialogue(city);
  const page = await ask(id, [
    ["needs", "\u0000"],
    ["needs", "toString"],
  ]);
  expect(page.status).toBe(200);
  expect(wordsOf(page.text)).toContain("待つものがなければ、すぐに始められます");
});

test("the method review says which sitting papers of today still reach, and until when", async () => {
  const id = await toMethodReview(city);
  const page = wordsOf((await requests.get("officer", p.review({ id }))).text);
  expect(page).toContain("政策調整会議 令和8年12月3日(木)");
  expect(page).toContain("資料の締切 令和8年11月30日(月) (あと4開庁日)");
  expect(page).toContain("議案の締切 令和9年2月2日(火)");
});

test("an administrator sets the calendar of decisions; pages reckon with it at once, and nobody else sets it", async () => {
  const id = await toMethodReview(city);
  const decisions = {
    bodyName: "経営会議",
    weekday: "2",
    papersDaysBefore: "5",
    session0Name: "",
    session0From: "",
    session0To: "",
    session1Name: "第1回",
    session1From: "3月1日",
    session1To: "3月20日",
    billsDaysBefore: "10",
    requestsDue: "9月30日",
    concludingDays: "5",
  };
  const address = paths.decisionCalendar({});
  expect((await requests.post("chief", address, { ...decisions, weeks: "2" })).status).toBe(403);
  const wrong = await requests.post("administrator", address, { ...decisions, session1To: "2月1日" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("経営会議");
  expect(wordsOf(wrong.text)).toContain("開かれる週を一つ以上選んでください");
  expect(wordsOf(wrong.text)).toContain("始まる日より後の日");
  expect((await requests.post("administrator", address, { ...decisions, weeks: "2" })).status).toBe(303);
  // The second Tuesday of December is the 8th; five business days before is the 1st.
  expect(wordsOf((await requests.get("officer", p.review({ id }))).text)).toContain(
    "経営会議 令和8年12月8日(火) 資料の締切 令和8年12月1日(火)",
  );
});
