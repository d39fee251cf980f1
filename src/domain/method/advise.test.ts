import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advise } from "./advise.ts";
import { againstCeiling } from "./ceilings.ts";
import { contractKinds, type Facts, noFacts, readFacts } from "./facts.ts";
import { whatWouldChange } from "./what-would-change.ts";

const facts = (some: Partial<Facts>): Facts => ({ ...noFacts, ...some });
const free: Partial<Facts> = { cityBearsCost: false, wideRecruitmentNeeded: false };
const paid: Partial<Facts> = { cityBearsCost: true, wideRecruitmentNeeded: false, date: "2026-11-24" };
const asks = (some: Partial<Facts>) => advise(facts(some)).questions.map(({ field }) => field);
const method = (some: Partial<Facts>) => advise(facts(some)).method;
const clauses = (some: Partial<Facts>) => advise(facts(some)).because.map(({ clause }) => clause);

describe("市の負担がなく、広く募る必要もないとき", () => {
  test.each<[string, Partial<Facts>, string]>([
    [
      "取組が一つで分野も一つなら事業連携協定",
      { agreementNeeded: true, initiatives: 1, fields: ["福祉"] },
      "project_agreement",
    ],
    [
      "取組も分野も複数なら包括連携協定",
      { agreementNeeded: true, initiatives: 3, fields: ["福祉", "防災"] },
      "comprehensive_agreement",
    ],
    ["協定がいらなければ個別連携", { agreementNeeded: false }, "individual_cooperation"],
    [
      "取組が一つで分野が二つなら、人が決める",
      { agreementNeeded: true, initiatives: 1, fields: ["福祉", "防災"] },
      "undecided",
    ],
    [
      "取組が二つで分野が一つでも、人が決める",
      { agreementNeeded: true, initiatives: 2, fields: ["福祉"] },
      "undecided",
    ],
    [
      "同じ分野を二度書いても一つと数える",
      { agreementNeeded: true, initiatives: 1, fields: ["福祉", " 福祉"] },
      "project_agreement",
    ],
    ["見込める取組が0なら、決められない", { agreementNeeded: true, initiatives: 0, fields: ["福祉"] }, "undecided"],
    [
      "ただで貸すなら契約ではなく協定でよい",
      { agreementNeeded: false, contractKind: "lending", estimatedCostYen: 0 },
      "individual_cooperation",
    ],
  ])("%s", (_, some, expected) => {
    expect(method({ ...free, ...some })).toBe(expected);
  });

  test("取組の数と分野の数が食いちがうときは、両方をたずね、両方の条項を示す", () => {
    const some = { ...free, agreementNeeded: true, initiatives: 1, fields: ["福祉", "防災"] };
    expect(asks(some)).toEqual(["initiatives", "fields"]);
    expect(clauses(some)).toEqual(["G9.2", "G9.1", "G8.2-1", "G9.1"]);
  });

  test("同じことができる事業者がほかにもいれば、同じ条件で受けることを公表すると添える", () => {
    const some = { ...free, agreementNeeded: true, initiatives: 1, fields: ["福祉"], otherOperatorsCouldDoIt: true };
    expect(method(some)).toBe("project_agreement");
    expect(clauses(some)).toContain("P2");
  });

  test("市の財産をただで貸すときは、条例か議決が要ると添える", () => {
    expect(clauses({ ...free, agreementNeeded: false, contractKind: "lending", estimatedCostYen: 0 })).toContain(
      "地方自治法237条2項",
    );
  });
});

describe("広く募る必要があるとき", () => {
  test("市の負担がなくても、内容で選ぶなら公募型プロポーザル、価格で選ぶなら入札", () => {
    expect(method({ cityBearsCost: false, wideRecruitmentNeeded: true, selectionBasis: "quality" })).toBe(
      "public_call_proposal",
    );
    expect(method({ cityBearsCost: false, wideRecruitmentNeeded: true, selectionBasis: "price" })).toBe(
      "public_call_bid",
    );
  });

  test("少額でも公募にする。負担がまだわからなくても、公募であることは変わらない", () => {
    expect(
      method({
        ...paid,
        wideRecruitmentNeeded: true,
        estimatedCostYen: 10_000,
        contractKind: "service",
        selectionBasis: "quality",
      }),
    ).toBe("public_call_proposal");
    expect(method({ wideRecruitmentNeeded: true, selectionBasis: "quality" })).toBe("public_call_proposal");
  });

  test("何で選ぶかがわからなければ、それをたずねる", () => {
    expect(asks({ wideRecruitmentNeeded: true })).toEqual(["selectionBasis"]);
  });
});

describe("市が費用を負担するとき", () => {
  // 施行令 別表第5: the ceiling itself is within, one yen more is above.
  test.each<[string, number, number]>([
    ["works", 2_000_000, 1_300_000],
    ["purchase", 1_500_000, 800_000],
    ["lease", 800_000, 400_000],
    ["sale", 500_000, 300_000],
    ["lending", 300_000, 300_000],
    ["service", 1_000_000, 500_000],
  ])("%s の限度額は令和7年4月から%i円、その前は%i円", (kind, now, before) => {
    const on = (date: string, estimatedCostYen: number) =>
      method({ ...paid, contractKind: kind as Facts["contractKind"], selectionBasis: "price", date, estimatedCostYen });
    expect(on("2025-04-01", now)).toBe("small_direct_contract");
    expect(on("2025-04-01", now + 1)).toBe("public_call_bid");
    expect(on("2025-03-31", before)).toBe("small_direct_contract");
    expect(on("2025-03-31", before + 1)).toBe("public_call_bid");
  });

  test("少額の随意契約には、複数の見積りと、分けた発注の注意を添える", () => {
    const some: Partial<Facts> = { ...paid, contractKind: "service", estimatedCostYen: 800_000 };
    expect(clauses(some)).toEqual([
      "G9.2",
      "地方自治法施行令167条の2第1項1号",
      "P2",
      "地方自治法施行令167条の2第1項1号",
    ]);
    expect(advise(facts(some)).because[1]!.text).toBe(
      "見込額800,000円は、限度額100万円以内なので、少額の随意契約ができます。",
    );
  });

  test("売払いと貸付けは、市の支出がなくても、収入の見込みで限度額とくらべる", () => {
    const sale: Partial<Facts> = { ...free, date: "2026-11-24", contractKind: "sale", selectionBasis: "price" };
    expect(method({ ...sale, estimatedCostYen: 500_000 })).toBe("small_direct_contract");
    expect(method({ ...sale, estimatedCostYen: 500_001 })).toBe("public_call_bid");
    expect(asks({ ...sale, estimatedCostYen: null })).toEqual(["estimatedCostYen"]);
  });

  test.each<[string, Partial<Facts>, string[]]>([
    ["負担があるかわからない", { wideRecruitmentNeeded: false }, ["cityBearsCost"]],
    ["何もわからない", {}, ["cityBearsCost", "wideRecruitmentNeeded"]],
    ["金額も種類もわからない", paid, ["estimatedCostYen", "contractKind"]],
    ["金額だけわからない", { ...paid, contractKind: "service" }, ["estimatedCostYen"]],
    ["種類で変わる金額", { ...paid, estimatedCostYen: 900_000 }, ["contractKind"]],
    ["日付で変わる金額", { ...paid, date: null, contractKind: "service", estimatedCostYen: 800_000 }, ["date"]],
    ["種類でも日付でも変わる金額", { ...paid, date: null, estimatedCostYen: 800_000 }, ["contractKind", "date"]],
    [
      "広く募るかわからない少額",
      { ...paid, wideRecruitmentNeeded: null, contractKind: "service", estimatedCostYen: 1 },
      ["wideRecruitmentNeeded"],
    ],
    ["何で選ぶかわからない高額", { ...paid, contractKind: "service", estimatedCostYen: 5_000_000 }, ["selectionBasis"]],
    ["負担がないのに金額がある", { ...free, contractKind: "service", estimatedCostYen: 5_000_000 }, ["cityBearsCost"]],
    ["負担があるのに0円", { ...paid, contractKind: "service", estimatedCostYen: 0 }, ["estimatedCostYen"]],
    ["広く募るかだけわからない", { cityBearsCost: false }, ["wideRecruitmentNeeded"]],
    ["協定がいるかわからない", free, ["agreementNeeded"]],
    ["取組も分野もわからない", { ...free, agreementNeeded: true }, ["initiatives", "fields"]],
    ["分野だけわからない", { ...free, agreementNeeded: true, initiatives: 2 }, ["fields"]],
  ])("%sときは、決め手になることをたずねる", (_, some, expected) => {
    expect(method(some)).toBe("undecided");
    expect(asks(some)).toEqual(expected);
  });

  test("どの種類でも少額、どの種類でも高額なら、種類も日付もたずねない", () => {
    expect(method({ ...paid, date: null, estimatedCostYen: 300_000 })).toBe("small_direct_contract");
    expect(method({ ...paid, date: null, estimatedCostYen: 2_000_001, selectionBasis: "price" })).toBe(
      "public_call_bid",
    );
  });
});

describe("相手がひとりに決まる理由が挙がっているとき", () => {
  const large: Partial<Facts> = {
    ...paid,
    contractKind: "service",
    estimatedCostYen: 5_000_000,
    selectionBasis: "quality",
  };
  const text = (some: Partial<Facts>) =>
    advise(facts(some))
      .because.map((reason) => reason.text)
      .join("");

  test("限度額をこえたら、随意契約はおすすめにせず、例外に要る書面と承認を示す", () => {
    const some = {
      ...large,
      otherOperatorsCouldDoIt: false,
      fixedCounterpartyReason: "特許を持つのはこの会社だけ(2号)",
    };
    expect(method(some)).toBe("public_call_proposal");
    expect(clauses(some)).toContain("地方自治法施行令167条の2第1項2号〜9号");
    expect(text(some)).toContain("起案者とは別の人の承認");
  });

  test("ほかにもできる事業者がいるなら、2号の理由としては足りないと示す", () => {
    expect(text({ ...large, otherOperatorsCouldDoIt: true, fixedCounterpartyReason: "実績が多い" })).toContain(
      "2号(競争に適しない)の理由としては足りません",
    );
  });

  test("少額(1号)は、限度額をこえる契約の理由にならない", () => {
    const some = { ...large, fixedCounterpartyReason: "施行令167条の2第1項第１号" };
    expect(clauses(some)).toContain("地方自治法施行令167条の2第1項1号");
    expect(text(some)).toContain("限度額をこえるので使えません");
  });

  test("限度額以内なら、理由があってもなくても少額の随意契約", () => {
    expect(method({ ...large, estimatedCostYen: 1_000_000, fixedCounterpartyReason: "2号" })).toBe(
      "small_direct_contract",
    );
  });
});

describe("どんな事実の組でも", () => {
  const yen = fc.constantFrom(
    0,
    1,
    ...[300_000, 400_000, 500_000, 800_000, 1_000_000, 1_300_000, 1_500_000, 2_000_000].flatMap((n) => [n, n + 1]),
  );
  const known = fc.record({
    cityBearsCost: fc.boolean(),
    estimatedCostYen: yen,
    contractKind: fc.constantFrom(...contractKinds),
    wideRecruitmentNeeded: fc.boolean(),
    otherOperatorsCouldDoIt: fc.boolean(),
    initiatives: fc.integer({ min: 0, max: 3 }),
    fields: fc.subarray(["福祉", "防災", "教育"]),
    agreementNeeded: fc.boolean(),
    fixedCounterpartyReason: fc.constantFrom("", "特許", "1号", "第5号"),
    selectionBasis: fc.constantFrom("price" as const, "quality" as const),
    date: fc.constantFrom("2024-06-01", "2026-11-24"),
  });
  /** The same facts with some of them unknown. */
  const withGaps = fc.tuple(known, fc.subarray(Object.keys(noFacts))).map(([full, gaps]) => ({
    full: full as Facts,
    partly: { ...full, ...Object.fromEntries(gaps.map((name) => [name, null])) } as Facts,
  }));

  test("わからない事実が決まると変わるような、おすすめはしない", () => {
    fc.assert(
      fc.property(withGaps, ({ full, partly }) => {
        const advice = advise(partly);
        fc.pre(advice.method !== "undecided");
        // No cost and no income was said: then there is no amount, and no sale or lending for money, to fill in.
        const filled: Facts = { ...full };
        if (partly.cityBearsCost === false && partly.estimatedCostYen === null) filled.estimatedCostYen = 0;
        expect(advise(filled).method).toBe(advice.method);
      }),
      { numRuns: 3000 },
    );
  });

  test("決めたときは質問がなく、決められないときは質問があり、どちらも条項を示す", () => {
    fc.assert(
      fc.property(withGaps, ({ partly }) => {
        const { method, because, questions } = advise(partly);
        expect(questions.length > 0).toBe(method === "undecided");
        expect(because.length).toBeGreaterThan(0);
        expect(new Set(questions.map(({ field }) => field)).size).toBe(questions.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("質問に答えていくと、食いちがいがないかぎり、必ず決まる", () => {
    fc.assert(
      fc.property(withGaps, ({ full, partly }) => {
        fc.pre(advise(full).method !== "undecided");
        // Without cost and income there is no amount to answer with.
        fc.pre(full.cityBearsCost || full.estimatedCostYen === 0);
        let facts = partly;
        for (let round = 0; round < 12; round++) {
          const { method, questions } = advise(facts);
          if (method !== "undecided") return;
          facts = { ...facts, ...Object.fromEntries(questions.map(({ field }) => [field, full[field]])) };
        }
        expect.unreachable("asked twelve times without an answer");
      }),
      { numRuns: 2000 },
    );
  });

  test("額が大きくなって、手続がゆるくなることはない", () => {
    const strictness = {
      individual_cooperation: 0,
      project_agreement: 0,
      comprehensive_agreement: 0,
      small_direct_contract: 1,
      public_call_bid: 2,
      public_call_proposal: 2,
    };
    fc.assert(
      fc.property(known, fc.nat({ max: 3_000_000 }), fc.nat({ max: 3_000_000 }), (some, a, b) => {
        const at = (estimatedCostYen: number) => advise({ ...(some as Facts), estimatedCostYen }).method;
        const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
        fc.pre(less !== "undecided" && more !== "undecided");
        expect(strictness[less as keyof typeof strictness]).toBeLessThanOrEqual(
          strictness[more as keyof typeof strictness],
        );
      }),
    );
  });

  test("市がお金を払うなら、協定も個別連携もおすすめしない。限度額をこえたら、随意契約もおすすめしない", () => {
    fc.assert(
      fc.property(withGaps, ({ partly }) => {
        fc.pre(partly.cityBearsCost === true);
        const allowed = ["undecided", "public_call_bid", "public_call_proposal"];
        const { contractKind, date, estimatedCostYen: yen } = partly;
        if (yen !== null && againstCeiling(yen, contractKind, date).kind === "within")
          allowed.push("small_direct_contract");
        expect(allowed).toContain(advise(partly).method);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("結論が変わるとき", () => {
  test("事業連携協定は、市が払うことになったり、取組が増えたりすると変わる", () => {
    const some = facts({ ...free, agreementNeeded: true, initiatives: 1, fields: ["福祉"], selectionBasis: "quality" });
    const changes = whatWouldChange(some).map(({ field, to, advice }) => [field, to, advice.method]);
    expect(changes).toEqual([
      ["wideRecruitmentNeeded", true, "public_call_proposal"],
      ["cityBearsCost", true, "undecided"],
      ["agreementNeeded", false, "individual_cooperation"],
      ["initiatives", 2, "undecided"],
    ]);
  });
});

describe("書かれた事実", () => {
  const errors = (json: unknown) => {
    const read = readFacts(json);
    return !read.ok && read.refusal.kind === "invalid" ? read.refusal.errors.map(({ field }) => field) : [];
  };

  test("書いていない事実は、わからない事実になる", () => {
    expect(readFacts({ cityBearsCost: false, fixedCounterpartyReason: "なし", note: "覚え" })).toEqual({
      ok: true,
      value: { ...noFacts, cityBearsCost: false, fixedCounterpartyReason: "" },
    });
  });

  test("読めない値は、項目ごとに知らせる", () => {
    expect(errors({ cityBearsCost: "いいえ", estimatedCostYen: -1, contractKind: "工事", initiatives: 1.5 })).toEqual([
      "cityBearsCost",
      "estimatedCostYen",
      "contractKind",
      "initiatives",
    ]);
    expect(errors({ fields: "福祉", selectionBasis: "both", date: "2026-02-30", fixedCounterpartyReason: 2 })).toEqual([
      "fields",
      "fixedCounterpartyReason",
      "selectionBasis",
      "date",
    ]);
    expect(errors([])).toEqual(["facts"]);
  });

  test("項目名の書きまちがいは、わからない事実として見すごさない", () => {
    expect(errors({ cityBearCost: true })).toEqual(["cityBearCost"]);
  });
});
