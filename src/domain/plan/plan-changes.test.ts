import { describe, expect, test } from "vitest";
import { changesBetween, mostForSuggestion } from "./changes.ts";
import { mergePlans } from "./merge-plans.ts";
import { emptyPlan, type Plan } from "./plan.ts";
import { wordDiff } from "./word-diff.ts";

const goal = {
  goal: "届ける",
  indicator: "来た人",
  baseline: "0人",
  target: "100人",
  by: "",
  how: "",
  measuredBy: null,
};
const risk = { risk: "けが", bearer: { kind: "city" as const }, response: "保険", insurance: "" };
const letters = (step: number, length: number) =>
  Array.from({ length }, (_, at) => (at % 2 ? "、" : String.fromCodePoint(0x3042 + ((at * step) % 80)))).join("");
const plan: Plan = { ...emptyPlan, purpose: "眠りを学ぶ。", goals: [goal], risks: [risk] };

describe("the difference of two versions", () => {
  test("is shown word by word: what went, what came", () => {
    expect(wordDiff("結果は当社の判断で公表します。", "結果は必ず公表します。")).toEqual([
      { kind: "same", text: "結果は" },
      { kind: "del", text: "当社の判断で" },
      { kind: "ins", text: "必ず" },
      { kind: "same", text: "公表します。" },
    ]);
  });

  test("loses no character of either version, whatever was typed", () => {
    for (const [before, after] of [
      ["", "新しく書いた"],
      ["消した", ""],
      ["𠮷野家の髙橋さんと葛󠄀城さん。\n二行目", "吉野家の高橋さんと葛󠄀城さん👩‍👩‍👧。\n三行目"],
      ["あ".repeat(1200), "い".repeat(1200)],
    ] as const) {
      const parts = wordDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      expect(without("ins")).toBe(before);
      expect(without("del")).toBe(after);
    }
  });

  test("names the place, follows a row that moved, and shows a row that went", () => {
    const after: Plan = {
      ...plan,
      purpose: "眠りを深く学ぶ。",
      goals: [
        { ...goal, goal: "続ける" },
        { ...goal, target: "120人" },
      ],
      risks: [],
    };
    expect(changesBetween(plan, after).map((change) => change.label)).toEqual([
      "目的",
      "目標1",
      "目標2",
      "リスク（削除）",
    ]);
    expect(changesBetween(plan, plan)).toEqual([]);
  });
});

describe("two people wrote from the same version", () => {
  test("what one left alone follows the other; what both wrote stays as typed and is named", () => {
    const newest: Plan = { ...plan, purpose: "市の目的", scope: "市の範囲", gains: { ...plan.gains, city: "市の得" } };
    const typed: Plan = { ...plan, purpose: "私の目的", gains: { ...plan.gains, citizens: "市民の得" } };
    expect(mergePlans(plan, typed, newest)).toEqual({
      plan: {
        ...plan,
        purpose: "私の目的",
        scope: "市の範囲",
        gains: { city: "市の得", partner: "", citizens: "市民の得" },
      },
      both: ["purpose"],
    });
  });

  test("a bearer holds together: both who set it are told", () => {
    const shared = { kind: "shared" as const, cityPercent: 50 };
    const newest: Plan = { ...plan, risks: [{ ...risk, bearer: { kind: "partner" } }] };
    expect(mergePlans(plan, { ...plan, risks: [{ ...risk, bearer: shared }] }, newest)).toEqual({
      plan: { ...plan, risks: [{ ...risk, bearer: shared }] },
      both: ["risks.0.bearer"],
    });
  });
});

test("two plans of nothing but long texts are compared in a moment: what is too much is shown as a whole, and nothing is left out", () => {
  const long = (step: number): Plan => ({
    ...plan,
    purpose: "眠りを学ぶ。",
    risks: Array.from({ length: 30 }, (_, at) => ({
      ...risk,
      risk: letters(step + at, 1200),
      response: letters(step * 3 + at, 1200),
    })),
  });
  const [before, after] = [long(7), { ...long(13), purpose: "眠りを知る。" }];
  const began = performance.now();
  const shown = Array.from({ length: 30 }, () => changesBetween(before, after, mostForSuggestion));
  expect(performance.now() - began).toBeLessThan(6_000);
  const [purpose, ...risks] = shown[0]!;
  expect(purpose?.parts.some(({ kind, text }) => kind === "same" && text.startsWith("眠り"))).toBe(true);
  const last = risks.at(-1)!;
  expect(last.parts.map(({ kind }) => kind)).toEqual(["del", "ins"]);
  expect(risks.length).toBe(30);
});
