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

test("what a start needs is ticked, the form holds the time and its reasons as a draft, and the proposer is told both", async () => {
  const id = await aDialogue(city);
  // Behind the form that asks for an estimate stands the one that tells.
  const toldOn = (page: string) => formOn(page.slice(page.indexOf("<desk-form")), p.outlook({ id }));
  const first = await requests.get("officer", p.outlook({ id }));
  expect(toldOn(first.text)).toMatchObject({ earliestStart: "令和9年4月", startReasons: "" });
  // Tuesday 24 November 2026: papers of Monday the 30th reach 3 December; ten business days later the agreement stands.
  const page = await requests.get("officer", `${p.outlook({ id })}?estimate=yes&needs=body&needs=agreement`);
  expect(wordsOf(page.text)).toContain("政策調整会議の決定が必要です");
  expect(toldOn(page.text)).toMatchObject({ earliestStart: "令和8年12月中旬(協定の締結のあと)" });
  expect(toldOn(page.text).startReasons).toContain("資料の締切は令和8年11月30日(月)");
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

test("an estimate with needs that nobody knows reckons with none of them", async () => {
  const id = await aDialogue(city);
  const page = await requests.get("officer", `${p.outlook({ id })}?estimate=yes&needs=%00&needs=toString`);
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
