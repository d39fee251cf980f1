import { expect, test } from "vitest";
import { businessDaysBefore, defaultCalendar } from "./business-days.ts";
import { defaultDecisionCalendar, readDecisionCalendar, readYearDay } from "./decision-calendar.ts";
import { earliestStart, type StartNeed } from "./earliest-start.ts";
import { sittingInReach } from "./sittings.ts";

// The body sits on the first and third Thursday, its papers are due three business days before.
const body = (ready: string) => sittingInReach("body", ready, defaultDecisionCalendar, defaultCalendar);
const council = (ready: string) => sittingInReach("council", ready, defaultDecisionCalendar, defaultCalendar);
const start = (today: string, ...needs: StartNeed[]) =>
  earliestStart(today, needs, defaultDecisionCalendar, defaultCalendar);

test("papers that are ready on their last day reach the sitting, a day later the next one", () => {
  expect(body("2026-11-30")).toEqual({ name: "政策調整会議", on: "2026-12-03", papersDue: "2026-11-30" });
  expect(body("2026-12-01")).toMatchObject({ on: "2026-12-17", papersDue: "2026-12-14" });
  expect(body("2026-12-15")).toMatchObject({ on: "2027-01-07", papersDue: "2027-01-04" });
});

test("a sitting on a holiday is held on the next business day, and its papers are due before that", () => {
  // The third Thursday of September 2026 is the 17th; the first of May 2029 is a public holiday.
  expect(body("2029-04-24")).toMatchObject({ on: "2029-05-07", papersDue: "2029-04-27" });
});

test("a bill reaches the session before which it is handed in, fifteen business days ahead", () => {
  expect(council("2026-11-26")).toEqual({ name: "3月定例会", on: "2027-03-24", papersDue: "2027-02-02" });
  expect(council("2027-02-03")).toMatchObject({ name: "6月定例会", on: "2027-06-25" });
});

test("a city whose calendar knows no sitting is told none instead of searching for ever", () => {
  const none = { ...defaultDecisionCalendar, council: { sessions: [], billsDaysBefore: 15 } };
  expect(sittingInReach("council", "2026-11-26", none, defaultCalendar)).toBeNull();
});

test("an agreement waits for the sitting, and then for its signing", () => {
  const found = start("2026-11-26", "body", "agreement");
  expect(found.on).toBe("2026-12-17");
  expect(found.text).toBe("令和8年12月中旬(協定の締結のあと)");
  expect(found.reasons.map((reason) => [reason.need, reason.until])).toEqual([
    ["body", "2026-12-03"],
    ["agreement", "2026-12-17"],
  ]);
  expect(found.reasons[0]!.sentence).toContain("令和8年12月3日(木)で、資料の締切は令和8年11月30日(月)");
});

test("what needs money after the requests of autumn waits for the budget after the next", () => {
  const late = start("2026-11-26", "budget");
  expect(late.on).toBe("2028-04-01");
  expect(late.text).toBe("令和10年4月(予算の成立のあと)");
  expect(late.reasons[0]!.sentence).toContain("令和9年度の予算要求は締め切られています");
  expect(late.reasons[0]!.sentence).toContain("令和9年10月29日(金)");
  expect(start("2026-10-30", "budget").on).toBe("2027-04-01");
  // 31 October 2026 is a Saturday: the last day is the Friday before.
  expect(start("2026-10-31", "budget").on).toBe("2028-04-01");
  expect(start("2027-02-01", "budget").on).toBe("2028-04-01");
});

test("the latest of all that is needed decides, and whatever is needed is told", () => {
  const found = start("2026-10-01", "body", "council", "agreement", "budget");
  expect(found.reasons.map((reason) => reason.need)).toEqual(["body", "council", "agreement", "budget"]);
  expect(found.on).toBe("2027-04-01");
});

test("what waits for nothing can start on the next business day", () => {
  expect(start("2026-11-27")).toMatchObject({ on: "2026-11-30", text: "令和8年11月下旬", reasons: [] });
});

test("days before are business days: a weekend and a holiday between do not count", () => {
  expect(businessDaysBefore("2026-11-24", 1, defaultCalendar)).toBe("2026-11-20");
});

test("days of the year are read as they are written, and 29 February is none of every year", () => {
  expect(["2月25日", "２/２５", "02-25", "2.25"].map(readYearDay)).toEqual(["02-25", "02-25", "02-25", "02-25"]);
  expect(["2月29日", "13月1日", "来週", ""].map(readYearDay)).toEqual([null, null, null, null]);
});

test("a calendar says of each field what would be right", () => {
  const { errors } = readDecisionCalendar({
    bodyName: "",
    weeks: [],
    weekday: "6",
    papersDaysBefore: null,
    sessions: [
      { name: "3月定例会", from: "3月24日", to: "2月25日" },
      { name: "", from: "", to: "" },
      { name: "", from: "6月5日", to: "夏" },
    ],
    billsDaysBefore: 61,
    requestsDue: "秋",
    concludingDays: -1,
  });
  expect(errors.map((error) => error.field)).toEqual([
    "bodyName",
    "weeks",
    "weekday",
    "session0To",
    "session2Name",
    "session2To",
    "requestsDue",
    "papersDaysBefore",
    "billsDaysBefore",
    "concludingDays",
  ]);
});
