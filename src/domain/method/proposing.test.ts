import { describe, expect, test } from "vitest";
import { approvalRouteFor } from "./approval-route.ts";
import { publishedText, readNotice, type TypedNotice, tellingWords } from "./call-notice.ts";
import { type Facts, noFacts } from "./facts.ts";
import { methods } from "./method.ts";
import { notChosen } from "./not-chosen.ts";
import { methodsStillOpen } from "./still-open.ts";

const facts = (some: Partial<Facts>): Facts => ({ ...noFacts, ...some });

describe("仮のおすすめ", () => {
  test("何もわからなければ、どの手法もありうる", () => {
    expect(methodsStillOpen(noFacts)).toEqual(methods);
  });

  test("広く募るかだけがわからなければ、答えしだいで二つに一つ", () => {
    const some = facts({
      cityBearsCost: false,
      agreementNeeded: true,
      initiatives: 1,
      fields: ["健康"],
      selectionBasis: "quality",
    });
    expect(methodsStillOpen(some)).toEqual(["project_agreement", "public_call_proposal"]);
  });

  test("取組と分野の数が食いちがえば、二つの協定のどちらか", () => {
    const some = facts({ cityBearsCost: false, wideRecruitmentNeeded: false, agreementNeeded: true });
    expect(methodsStillOpen({ ...some, initiatives: 1, fields: ["健康", "防災"] })).toEqual([
      "comprehensive_agreement",
      "project_agreement",
    ]);
  });
});

test("選ばなかった手法には、どれにも理由と条項がある", () => {
  const others = notChosen(facts({ wideRecruitmentNeeded: true, selectionBasis: "quality" }), "public_call_proposal");
  expect(others.map((one) => one.method)).toEqual(methods.filter((one) => one !== "public_call_proposal"));
  expect(others.every((one) => one.text !== "" && one.clause !== "")).toBe(true);
});

describe("決裁の経路", () => {
  test("利益相反のある人を除いて、起案者とは別の二人以上", () => {
    expect(approvalRouteFor(["a", "b", "c"], "x", ["b"])).toEqual({ persons: ["a", "c"] });
    expect(approvalRouteFor(["a", "b"], "a", [])).toHaveProperty("sentence");
    expect(approvalRouteFor(["a", "a"], "x", [])).toHaveProperty("sentence");
    expect(approvalRouteFor([], "x", [])).toHaveProperty("sentence");
    expect(approvalRouteFor(["a", "b"], "x", ["b"])).toHaveProperty("sentence");
  });
});

describe("公募のお知らせ", () => {
  const typed: TypedNotice = {
    title: "公募",
    summary: "目的",
    terms: "求めること",
    schedule: "日程",
    judging: "選び方",
    reference: "",
    questionsUntil: "",
    entriesUntil: "2027-01-15",
    criteria: "体制　３０\n市民の得: 70点",
    incentive: "points",
    incentiveReason: "",
  };
  const read = (
    some: Partial<TypedNotice>,
    method: "public_call_bid" | "public_call_proposal" = "public_call_proposal",
  ) => readNotice({ ...typed, ...some }, { today: "2026-11-24", department: "保健センター", method });
  const fields = (some: Partial<TypedNotice>) => read(some).errors.map((error) => error.field);

  test("見るところと点数は、全角でも読む。扱いに差をつけるなら理由がいる", () => {
    expect(fields({})).toEqual(["incentiveReason"]);
    expect(read({ incentive: "none" }).notice.terms.criteria).toEqual([
      { name: "体制", points: 30 },
      { name: "市民の得", points: 70 },
    ]);
    expect(publishedText(read({ incentiveReason: "発案の功績のため" }).notice)).toContain(
      "審査で加点する\n発案の功績のため",
    );
  });

  test("締切は、きょうより後。質問は応募より前", () => {
    const some = { incentive: "none" };
    expect(fields({ ...some, entriesUntil: "2026-11-24" })).toEqual(["entriesUntil"]);
    expect(fields({ ...some, questionsUntil: "2027-01-16" })).toEqual(["questionsUntil"]);
    expect(fields({ ...some, criteria: "点数のない行" })).toEqual(["criteria"]);
    expect(fields({ ...some, criteria: "" })).toEqual(["criteria"]);
    expect(read({ ...some, criteria: "" }, "public_call_bid").errors).toEqual([]);
  });

  test("団体の名前と、守りたい部分の長い見出しは書けない", () => {
    const { notice } = read({ incentive: "none", terms: "㈱架空ウェルネス の、歩行を 見分けるしくみ を使う。" });
    expect(
      tellingWords(notice, "株式会社架空ウェルネス", ["歩行を見分けるしくみ", "費用"]).map((one) => one.kind),
    ).toEqual(["organisation", "heading"]);
    expect(tellingWords(read({ incentive: "none" }).notice, "株式会社架空ウェルネス", ["目的"])).toEqual([]);
  });
});
