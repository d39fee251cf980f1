import { describe, expect, test } from "vitest";
import { changedTerms, fairnessQuestions, keptAnswers, readFairness } from "./fairness.ts";
import { type Evidence, splitOrders } from "./fairness-evidence.ts";

const answers: Record<string, string> = {
  ...Object.fromEntries(fairnessQuestions.map(({ key }) => [`holds-${key}`, "yes"])),
  ...Object.fromEntries(fairnessQuestions.flatMap(({ fields }) => fields.map((field) => [field.name, "支障はない。"]))),
};
const read = (some: Record<string, string | readonly string[]>, conclusion = "fair") =>
  readFairness({ answers: { ...answers, ...some }, conclusion });
const fieldsOf = (some: Record<string, string>, conclusion = "fair") =>
  read(some, conclusion).errors.map((error) => error.field);

describe("the fairness check", () => {
  test("names who else could do it, or says where one has looked: one of the two is enough", () => {
    expect(fieldsOf({ "text-others": "" })).toEqual([]);
    expect(fieldsOf({ "where-others": "" })).toEqual([]);
    const neither = read({ "text-others": " ", "where-others": "" });
    expect(neither.errors).toEqual([
      {
        field: "text-others",
        message:
          "問1は、「できる事業者の名前」か「探したところ(業界の団体、ほかの市の例、名簿など)」のどちらかを書いてください。",
      },
    ]);
  });

  test("says to whom it was told, and how", () => {
    expect(fieldsOf({ "how-told": "" })).toEqual(["how-told"]);
  });

  test("keeps the exclusive terms in words, and takes nothing that the form does not offer", () => {
    const exclusive = read({ "terms-exclusive": ["place", "data", "money"] }).answers[2]!;
    expect(exclusive.lines[0]).toEqual({ label: "独り占めになる条件", text: "場所、データ" });
    expect(read({}).answers[2]!.lines[0]!.text).toBe("なし");
  });

  test("is not fair with a single no, and unfair may be said with seven yes", () => {
    expect(fieldsOf({ "holds-split": "no" })).toEqual(["conclusion"]);
    expect(read({ "holds-split": "no" }, "unfair")).toMatchObject({ conclusion: "unfair", errors: [] });
    expect(read({}, "unfair").errors).toEqual([]);
    expect(fieldsOf({ "holds-ties": "maybe" })).toEqual(["holds-ties"]);
  });

  test("reads answers to the four questions of before with the questions of then", () => {
    const kept = [{ key: "exclusion", isFair: true, text: "同じ申出を受け付ける。" }];
    expect(keptAnswers(kept)).toEqual([
      {
        key: "exclusion",
        question: "ほかの事業者を締め出さないようになっていますか",
        isFair: true,
        lines: [{ label: "説明", text: "同じ申出を受け付ける。" }],
      },
    ]);
    expect(keptAnswers(read({}).answers)).toEqual(read({}).answers);
    expect(keptAnswers({})).toEqual([]);
  });

  test("names what has changed since, and takes what a reader does not see for no change", () => {
    const judged = { scope: "月に一度", contributions: [{ yen: 0 }] };
    expect(changedTerms(judged, { ...judged })).toEqual([]);
    expect(changedTerms(judged, { scope: "週に一度", contributions: [{ yen: 1 }] })).toEqual([
      "scope",
      "contributions",
    ]);
    expect(changedTerms(judged, {})).toEqual([]);
    expect(changedTerms(judged, { ...judged, spending: [true] })).toEqual(["spending"]);
    expect(changedTerms(null, { scope: "週に一度" })).toEqual([]);
  });
});

describe("split orders", () => {
  const contract = (yen: number, contractKind: "service" | "works" | null = "service"): Pick<Evidence, "facts"> => ({
    facts: {
      ...{ kind: "contract", number: "R8-001", title: "清掃", on: "2026-06-01", yen, contract: "1" },
      ...{ contractKind, isSameParty: true },
    },
  });
  const own = (yen: number): Pick<Evidence, "facts"> => ({
    facts: { kind: "own-cost", yen, contractKind: "service", on: "2026-11-24" },
  });

  test("each within the ceiling and above it together: that is said", () => {
    expect(splitOrders([own(600_000), contract(500_000)])).toEqual({
      contracts: 1,
      sumYen: 1_100_000,
      ceilingYen: 1_000_000,
      sum: "above",
    });
    expect(splitOrders([own(500_000), contract(500_000)])).toMatchObject({ sumYen: 1_000_000, sum: "within" });
  });

  test("contracts of another kind do not count, those of an unknown kind do", () => {
    expect(splitOrders([own(600_000), contract(900_000, "works")])).toBeNull();
    expect(splitOrders([own(600_000), contract(900_000, null)])).toMatchObject({ sum: "above" });
  });

  test("without a contract there is nothing to add up", () => {
    expect(splitOrders([own(600_000)])).toBeNull();
  });
});
