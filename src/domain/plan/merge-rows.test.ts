import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergePlans } from "./merge-plans.ts";
import { emptyPlan, type Plan, type Risk } from "./plan.ts";
import { standingOf } from "./suggestions.ts";

const risk = (name: string, some: Partial<Risk> = {}): Risk => ({
  risk: name,
  bearer: { kind: "city" },
  response: "保険に入る",
  insurance: "",
  ...some,
});
const rain = risk("雨");
const injury = risk("けが");
const leak = risk("情報が漏れる");
const withRisks = (...risks: Risk[]): Plan => ({ ...emptyPlan, purpose: "眠りを学ぶ。", risks });
const names = (plan: Plan) => plan.risks.map((one) => one.risk);

describe("two sides changed one list", () => {
  const base = withRisks(rain, injury);

  test("what each added stands, the plan's first", () => {
    const merged = mergePlans(base, withRisks(rain, injury, leak), withRisks(rain, injury, risk("𠮷野の雪")));
    expect(names(merged.plan)).toEqual(["雨", "けが", "𠮷野の雪", "情報が漏れる"]);
    expect(merged.both).toEqual([]);
  });

  test("one added a row and the other changed another: both go together", () => {
    const insured = { ...injury, insurance: "傷害保険" };
    expect(mergePlans(base, withRisks(rain, insured), withRisks(leak, rain, injury))).toEqual({
      plan: withRisks(leak, rain, insured),
      both: [],
    });
  });

  test("one took a row out that the other left alone: it goes, whoever it was", () => {
    expect(names(mergePlans(base, withRisks(injury), withRisks(rain, injury, leak)).plan)).toEqual([
      "けが",
      "情報が漏れる",
    ]);
    expect(names(mergePlans(base, withRisks(rain, injury, leak), withRisks(injury)).plan)).toEqual([
      "けが",
      "情報が漏れる",
    ]);
  });

  test("one took a row out that the other has changed: nobody but they can say what is meant", () => {
    const insured = { ...injury, insurance: "傷害保険" };
    expect(mergePlans(base, withRisks(rain), withRisks(rain, insured))).toEqual({
      plan: withRisks(rain),
      both: ["risks"],
    });
    expect(mergePlans(base, withRisks(rain, insured), withRisks(rain))).toEqual({
      plan: withRisks(rain, insured),
      both: ["risks"],
    });
  });

  test("both wrote in the same place of the same row: only that place is crossed, however long the lists have become", () => {
    const typed = withRisks(rain, { ...injury, response: "休む" }, leak);
    const newest = withRisks(risk("雪"), rain, { ...injury, response: "中止する", insurance: "傷害保険" });
    expect(mergePlans(base, typed, newest)).toEqual({
      plan: withRisks(risk("雪"), rain, { ...injury, response: "休む", insurance: "傷害保険" }, leak),
      both: ["risks.2.response"],
    });
  });

  test("a row that one renamed is still the row that the other completed", () => {
    const renamed = { ...injury, risk: "けがや事故" };
    const completed = { ...injury, insurance: "傷害保険" };
    expect(mergePlans(base, withRisks(rain, renamed), withRisks(rain, completed, leak))).toEqual({
      plan: withRisks(rain, { ...renamed, insurance: "傷害保険" }, leak),
      both: [],
    });
  });

  test("both added the same row: once, and crossed where they differ", () => {
    expect(mergePlans(base, withRisks(rain, injury, leak), withRisks(rain, injury, leak)).plan.risks).toHaveLength(3);
    const other = { ...leak, bearer: { kind: "partner" as const } };
    const merged = mergePlans(base, withRisks(rain, injury, leak), withRisks(rain, injury, other));
    expect(merged).toEqual({ plan: withRisks(rain, injury, leak), both: ["risks.2"] });
  });

  test("rows that one put in another order keep it, with what the other added", () => {
    expect(names(mergePlans(base, withRisks(injury, rain), withRisks(rain, injury, leak)).plan)).toEqual([
      "けが",
      "情報が漏れる",
      "雨",
    ]);
    expect(names(mergePlans(base, withRisks(rain, injury, leak), withRisks(injury, rain)).plan)).toEqual([
      "けが",
      "情報が漏れる",
      "雨",
    ]);
  });

  test("rows that say the same stay two", () => {
    const twice = withRisks(rain, rain);
    expect(mergePlans(twice, withRisks(rain, rain, leak), withRisks(rain, rain, injury)).plan.risks).toHaveLength(4);
  });
});

test("a suggestion for a list goes with a plan whose list has become longer meanwhile, and is crossed only by the same row", () => {
  const base = withRisks(rain, injury);
  const suggestion = {
    section: "risks" as const,
    baseVersion: 1,
    body: { risks: [rain, { ...injury, insurance: "保険" }, leak] },
  };
  const moved = standingOf(suggestion, base, withRisks(rain, injury, risk("雪")));
  expect(moved.kind).toBe("moved");
  expect(names(moved.plan)).toEqual(["雨", "けが", "雪", "情報が漏れる"]);
  const crossed = standingOf(suggestion, base, withRisks(rain, { ...injury, insurance: "共済" }));
  expect([crossed.kind, crossed.both]).toEqual(["crossed", ["risks.1.insurance"]]);
});

test("whatever two sides write, no row that one of them added is lost, and what nobody touched stays", () => {
  const rows = fc.uniqueArray(fc.constantFrom("雨", "けが", "雪", "漏れ", "遅れ", "人出"), { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, rows, (base, typed, newest) => {
      const of = (list: readonly string[]) =>
        withRisks(...list.map((name) => risk(name, { response: `${name}に備える` })));
      const merged = names(mergePlans(of(base), of(typed), of(newest)).plan);
      for (const name of [...typed, ...newest]) {
        const isKept = !base.includes(name) || (typed.includes(name) && newest.includes(name));
        expect(merged.includes(name)).toBe(isKept);
      }
      expect(new Set(merged).size).toBe(merged.length);
    }),
  );
});
