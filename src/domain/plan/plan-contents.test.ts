import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween } from "./changes.ts";
import { completenessOf } from "./completeness.ts";
import { isUncheckedClaim, usualNeedsOf, withCityChecks } from "./contribution-needs.ts";
import { mergePlans } from "./merge-plans.ts";
import { type Contribution, cashOf, emptyPlan, type Plan } from "./plan.ts";
import { planErrors } from "./plan-errors.ts";
import { readPlan } from "./read-plan.ts";
import { typicalRisk, typicalRisks } from "./risk-library.ts";
import { changedSections, placesOfSection, planSections, withSection } from "./sections.ts";
import { wordDiff } from "./word-diff.ts";

const row: Contribution = {
  side: "city",
  year: "令和9年度",
  kind: "property",
  what: "会議室",
  yen: 0,
  needs: "",
  cityCheck: null,
};
const withRow = (changed: Partial<Contribution> = {}): Plan => ({
  ...emptyPlan,
  purpose: "学ぶ",
  contributions: [{ ...row, ...changed }],
});
const today = "2026-11-26";
const ofCity = { side: "city", name: "藤原 直樹", today } as const;
const ofPartner = { side: "partner", name: "架空 はるか", today } as const;

/** Texts with what breaks programs: characters outside the basic plane, line ends, marks of the difference. */
const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom("𠮷野家の髙橋さん", "①\n二行目", "👩‍👩‍👧", "葛󠄀城", "−＋当社の判断で"),
);
const anyPlan = fc
  .record({
    purpose: anyText,
    scope: anyText,
    protection: anyText,
    goals: fc.array(fc.record({ goal: anyText, indicator: anyText, how: anyText }), { maxLength: 4 }),
    milestones: fc.array(fc.record({ what: anyText, by: anyText, side: fc.constantFrom("city", "partner", null) }), {
      maxLength: 4,
    }),
    risks: fc.array(fc.record({ risk: anyText, response: anyText }), { maxLength: 4 }),
  })
  .map(readPlan);

describe("a version that was written before the plan grew", () => {
  const old = {
    purpose: "眠りを学ぶ",
    service: "健康教室",
    scope: "",
    goals: [{ goal: "届ける", indicator: "人数", baseline: "0", target: "9", by: "", measuredBy: "city" }],
    gains: { city: "a", partner: "b", citizens: "c" },
    citizensGive: "",
    roles: { city: "", partner: "" },
    resources: {
      city: { cashYen: 0, staffTime: "延べ90時間", property: "", data: "" },
      partner: { cashYen: 3_700_000, staffTime: "", property: "500包み", data: "なし" },
    },
    cityAlone: { yen: 5_600_000, basis: "見積り" },
    risks: [{ risk: "けが", bearer: { kind: "shared", cityPercent: 30 }, response: "保険" }],
    period: { from: "2027-04-01", to: "2028-03-31" },
  };

  test("still reads: nothing of it is lost, what it lacks is empty, and no money is no claim", () => {
    const plan = readPlan(old);
    expect(plan.contributions.map(({ side, kind, what, yen }) => [side, kind, what, yen])).toEqual([
      ["city", "staff_time", "延べ90時間", null],
      ["partner", "cash", "", 3_700_000],
      ["partner", "property", "500包み", null],
      ["partner", "data", "なし", null],
    ]);
    expect([cashOf(plan, "city"), cashOf(plan, "partner")]).toEqual([null, 3_700_000]);
    expect(plan.goals[0]).toMatchObject({ goal: "届ける", how: "" });
    expect(plan.risks[0]).toMatchObject({ bearer: { kind: "shared", cityPercent: 30 }, insurance: "" });
    expect([plan.exit.ending, plan.milestones, plan.personalData]).toEqual(["", [], { none: false, uses: [] }]);
    expect(plan).not.toHaveProperty("resources");
    expect(planErrors(plan)).toEqual([]);
    expect(readPlan({})).toEqual(emptyPlan);
  });

  test("reads the same however often it is read, and as it was stored, whatever was typed", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(readPlan(plan)).toEqual(plan);
        expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
      }),
    );
  });
});

describe("whatever was typed", () => {
  test("a difference applied to the old text gives the new one, and undone gives the old one", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDiff(before, after);
        const joined = (gone: string) => parts.map((part) => (part.kind === gone ? "" : part.text)).join("");
        expect([joined("del"), joined("ins")]).toEqual([after, before]);
      }),
    );
  });

  test("two plans show no difference exactly when they say the same in every section", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (a, b) => {
        expect(changesBetween(a, a)).toEqual([]);
        if (changesBetween(a, b).length > 0) expect(changedSections(a, b)).not.toEqual([]);
      }),
    );
  });

  test("a plan is put together again from its sections, and another section is never touched", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, fc.constantFrom(...planSections), (a, b, section) => {
        expect(planSections.reduce((plan, one) => withSection(plan, one, b), a)).toEqual(b);
        expect(changedSections(a, withSection(a, section, b)).filter((one) => one !== section)).toEqual([]);
      }),
    );
    expect(Object.values(placesOfSection).flat().toSorted()).toEqual(Object.keys(emptyPlan).toSorted());
  });

  test("who changed nothing gets the newest words, and nothing typed is lost where the other changed nothing", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (base, other) => {
        expect(mergePlans(base, base, other)).toEqual({ plan: other, both: [] });
        expect(mergePlans(base, other, base)).toEqual({ plan: other, both: [] });
      }),
    );
  });
});

describe("no cost is a claim (G3.3)", () => {
  test("until somebody of the city confirms it in words, with name and day", () => {
    expect(isUncheckedClaim(withCityChecks(withRow(), null, ofCity).contributions[0]!)).toBe(true);
    const typed = withRow({ cityCheck: { words: "空いている日だけ使う", name: "", on: "" } });
    const [checked] = withCityChecks(typed, null, ofCity).contributions;
    expect(checked!.cityCheck).toEqual({ words: "空いている日だけ使う", name: "藤原 直樹", on: today });
    expect(isUncheckedClaim(checked!)).toBe(false);
  });

  test("which the partner can neither write nor carry over to another row", () => {
    const forged = withRow({ cityCheck: { words: "市が認めた", name: "藤原 直樹", on: today } });
    expect(withCityChecks(forged, null, ofPartner).contributions[0]!.cityCheck).toBeNull();
    const checked = withCityChecks(withRow({ cityCheck: { words: "空きを使う", name: "", on: "" } }), null, ofCity);
    expect(withCityChecks(withRow(), checked, ofPartner)).toEqual(checked);
    expect(withCityChecks(withRow({ what: "大ホール" }), checked, ofPartner).contributions[0]!.cityCheck).toBeNull();
    expect(withCityChecks(forged, checked, ofPartner)).toEqual(checked);
  });

  test("keeps the name of who said it first, and goes when something costs after all", () => {
    const typed = withRow({ cityCheck: { words: "空きを使う", name: "", on: "" } });
    const checked = withCityChecks(typed, null, ofCity);
    const later = withCityChecks(typed, checked, { ...ofCity, name: "別の職員" });
    expect(later.contributions[0]!.cityCheck?.name).toBe("藤原 直樹");
    const costs = withRow({ yen: 1, cityCheck: { words: "空きを使う", name: "", on: "" } });
    expect(withCityChecks(costs, checked, ofCity).contributions[0]!.cityCheck).toBeNull();
  });

  test("what each kind usually needs besides is known for both sides", () => {
    expect(usualNeedsOf({ side: "partner", kind: "donation", yen: null })).toContain("議会の議決");
    expect(usualNeedsOf({ side: "city", kind: "property", yen: null })).toContain("許可");
    expect(usualNeedsOf({ side: null, kind: "cash", yen: null })).toBe("");
    expect(usualNeedsOf({ side: "city", kind: "cash", yen: 300_000 })).toContain("議会の議決");
    expect(usualNeedsOf({ side: "city", kind: "cash", yen: 0 })).toBe("");
  });
});

describe("completeness", () => {
  test("grows section by section; only what P5 and P6 need stops an approval", () => {
    const states = Object.fromEntries(completenessOf(emptyPlan).map((one) => [one.section, one]));
    expect(states.goals).toMatchObject({ state: "empty", needed: ["目標が一つもありません。"] });
    expect(states.risks?.needed).toEqual(["リスクが一つも挙げられていません。"]);
    expect(states.exit).toMatchObject({ state: "empty", needed: [] });
    const plan: Plan = {
      ...emptyPlan,
      gains: { city: "a", partner: "", citizens: "c" },
      personalData: { none: true, uses: [] },
      contributions: [row, { ...row, side: "partner", yen: null }],
      cityAlone: { yen: 1, basis: "" },
    };
    const grown = Object.fromEntries(completenessOf(plan).map((one) => [one.section, one]));
    expect(grown.gains).toMatchObject({ state: "begun", needed: ["提案者の得が書かれていません。"] });
    expect(grown.data).toMatchObject({ state: "filled" });
    expect(grown.contributions?.open).toEqual(["出すもの1の「費用はかからない」を、市が確かめていません。"]);
  });
});

describe("the library of typical risks", () => {
  test("gives words to begin from, and leaves who bears the risk to both sides", () => {
    expect(typicalRisks.length).toBeGreaterThanOrEqual(12);
    expect(new Set(typicalRisks.map(({ key }) => key)).size).toBe(typicalRisks.length);
    for (const { key } of typicalRisks) {
      const risk = typicalRisk(key)!;
      expect(risk.bearer).toBeNull();
      expect(planErrors({ ...emptyPlan, purpose: "学ぶ", risks: [risk] })).toEqual([]);
    }
    expect(typicalRisk("nothing")).toBeNull();
  });
});
