import { expect, test } from "vitest";
import { emptyPlan, type Plan } from "../plan/plan.ts";
import type { ProposalRecord } from "../process/record.ts";
import { missingFor } from "../process/requirements.ts";
import { gatesOf, missingBearers, missingGoals } from "./gates.ts";

const at = new Date("2026-11-24T10:00:00+09:00");
const today = "2026-11-24";
const plan: Plan = {
  ...emptyPlan,
  purpose: "産後の孤立を減らす",
  service: "母子保健",
  scope: "",
  goals: [
    {
      goal: "相談できる人を増やす",
      indicator: "相談した人",
      baseline: "120人",
      target: "200人",
      by: "2027-03-31",
      how: "",
      measuredBy: "city",
    },
  ],
  gains: { city: "支援が早く届く", partner: "実績になる", citizens: "一人で抱えない" },
  citizensGive: "",
  cityAlone: { yen: null, basis: "" },
  roles: { city: "会場", partner: "運営" },
  risks: [{ risk: "個人情報の漏えい", bearer: { kind: "partner" }, response: "保管しない", insurance: "" }],
  period: { from: "2027-04-01", to: "2028-03-31" },
};

/** A proposal received with everything that P1 asks and nothing else. */
const received: ProposalRecord = {
  id: "1",
  number: { fiscalYear: 2026, serial: 1 },
  kind: "free",
  challenge: null,
  sealed: false,
  title: "提案",
  organisation: { id: "a", name: "株式会社架空" },
  fields: ["健康"],
  sdgs: [],
  status: "received",
  statusBefore: "submitted",
  version: 2,
  createdAt: at,
  submittedAt: at,
  receivedAt: at,
  dialogueAt: null,
  activeAt: null,
  completedAt: null,
  statusAt: at,
  text: {
    version: 1,
    summary: "要約",
    what: "すること",
    benefit: "産後の相談が早くなる。",
    ask: "",
    cost: "",
    period: "",
    submittedAt: at,
  },
  parts: [],
  additions: [],
  assigned: [],
  declarations: [],
  barred: [],
  inquiries: [],
  outlook: null,
  goingOnReason: null,
  meetings: [],
  toDos: [],
  stepRequests: [],
  lastMessages: { partner: null, city: null, cityAsks: null },
  plan: null,
  openSuggestions: [],
  planDrafters: [],
  feasibility: null,
  methodFacts: null,
  fairness: null,
  papers: [],
  confirmations: [],
  agreement: null,
  award: null,
  cooperation: null,
  eligible: null,
  facts: null,
  case: null,
  initiatives: [],
  finalReport: null,
  lessons: [],
  decline: null,
  secondLook: null,
  reviewers: [],
  hold: null,
  openWaits: [],
};
const part = {
  id: "p",
  section: "what",
  heading: "判定モデル",
  level: "desk",
  departmentIds: [],
  until: "2027-09-30",
  agreedAt: null,
  said: null,
} as const;
const approved = {
  version: 3,
  body: plan,
  draftedBy: "x",
  draftedSide: "city",
  draftedAt: at,
  cityApprovedAt: at,
  cityApprovedBy: "o",
  partnerApprovedAt: at,
  partnerApprovedBy: "r",
} as const;
const stateOf = (record: ProposalRecord, principle: string) =>
  gatesOf(record).find((gate) => gate.principle === principle)!.state;

test("the gates are always in order P1 to P7", () => {
  expect(gatesOf(received).map((gate) => gate.principle)).toEqual(["P1", "P2", "P3", "P4", "P5", "P6", "P7"]);
});

test("P1: a benefit and a field fill the gate, and only an officer's confirmation confirms it", () => {
  expect(stateOf(received, "P1")).toBe("filled");
  expect(stateOf({ ...received, fields: [] }, "P1")).toBe("missing");
  expect(
    stateOf(
      { ...received, confirmations: [{ principle: "P1", evidence: "市民200人", byId: "o", at, holds: true }] },
      "P1",
    ),
  ).toBe("confirmed");
});

test("P1: a goal of the city's plans that is named with it is evidence where there is neither field nor challenge, and stands in its words", () => {
  const goals = [{ id: "g", plan: "総合計画", goal: "よく歩く" }];
  const named = { principle: "P1" as const, evidence: "市民200人", goals, byId: "o", at, holds: true };
  expect(gatesOf({ ...received, fields: [], confirmations: [named] })[0]).toMatchObject({
    ...{ state: "confirmed", evidence: "市民200人（計画の目標：総合計画「よく歩く」）" },
  });
});

test("P2: what was judged must not have changed, and who answered must not write in the plan afterwards", () => {
  const confirmation = { principle: "P2", evidence: "7問とも支障なし", byId: "o2", at, holds: true } as const;
  const checked: ProposalRecord = {
    ...received,
    status: "method_review",
    plan: approved,
    planDrafters: ["x"],
    fairness: { conclusion: "fair", byId: "o2", at, changed: [] },
    confirmations: [confirmation],
  };
  const gateOf = (record: ProposalRecord) => gatesOf(record)[1];
  expect(gateOf(checked)).toMatchObject({ state: "confirmed", by: ["o2"] });
  expect(gateOf({ ...checked, fairness: { ...checked.fairness!, changed: ["contributions", "period"] } })).toEqual({
    principle: "P2",
    state: "missing",
    missing: ["公平性の確認のあとで、「お金・もの・データの出し合い」「期間」が変わりました。もう一度確認します。"],
  });
  expect(gateOf({ ...checked, planDrafters: ["x", "o2"] })).toMatchObject({
    missing: ["公平性を確認した人が、そのあと共同計画を書きました。ほかの人がもう一度確認します。"],
  });
  expect(gateOf({ ...checked, fairness: { ...checked.fairness!, conclusion: "unfair" } })).toMatchObject({
    missing: ["公平性の確認で、支障があるとされています。"],
  });
  // Its proposer does not read the check, and goes by what the confirmation says of itself.
  expect(gateOf({ ...checked, fairness: null })).toMatchObject({ state: "confirmed" });
  expect(gateOf({ ...checked, fairness: null, confirmations: [{ ...confirmation, holds: false }] })).toMatchObject({
    missing: ["公平性を、もう一度確認します。"],
  });
});

test("nothing is confirmed by nobody: an approval without a name counts for neither P3 nor P4 nor P7", () => {
  const review = { ...received, status: "method_review" as const };
  expect(stateOf({ ...review, plan: { ...approved, cityApprovedBy: null } }, "P3")).toBe("missing");
  expect(gatesOf({ ...review, plan: approved })[4]).toMatchObject({ state: "confirmed", by: ["o", "r"] });
});

test("P3: both sides must have approved the same version; one approval confirms nothing", () => {
  const review = { ...received, status: "method_review" as const };
  expect(stateOf({ ...review, plan: approved }, "P3")).toBe("confirmed");
  expect(stateOf({ ...review, plan: { ...approved, partnerApprovedAt: null } }, "P3")).toBe("missing");
});

test("P4: minutes that only one side confirmed do not count as a dialogue", () => {
  const meeting = {
    id: "m",
    state: "minutes_drafted",
    proposedSide: "city",
    startsAt: at,
    cityConfirmedAt: at,
    cityConfirmedBy: "o",
    partnerConfirmedAt: null,
    contestedAt: null,
    partnerConfirmedBy: null,
  } as const;
  const both = { ...meeting, state: "confirmed", partnerConfirmedAt: at, partnerConfirmedBy: "r" } as const;
  expect(stateOf({ ...received, status: "dialogue", meetings: [meeting] }, "P4")).toBe("missing");
  expect(stateOf({ ...received, status: "dialogue", meetings: [both] }, "P4")).toBe("confirmed");
});

test("P5: a goal without an indicator, or a gain that nobody wrote, is said by name", () => {
  expect(missingGoals(plan)).toEqual([]);
  expect(
    missingGoals({ ...plan, goals: [{ ...plan.goals[0]!, indicator: " " }], gains: { ...plan.gains, citizens: "" } }),
  ).toEqual(["目標「相談できる人を増やす」に指標がありません。", "市民の得が書かれていません。"]);
});

test("P6: every risk has its bearer and a response", () => {
  expect(missingBearers(plan)).toEqual([]);
  expect(missingBearers({ ...plan, risks: [{ risk: "けが", bearer: null, response: "", insurance: "" }] })).toEqual([
    "リスク「けが」の負担者が決まっていません。",
    "リスク「けが」への対応が書かれていません。",
  ]);
  expect(missingBearers({ ...plan, risks: [] })).toEqual(["リスクが一つも挙げられていません。"]);
});

test("P7: agreed parts fill the gate; it is confirmed by publishing or by the recorded reason why not", () => {
  expect(stateOf({ ...received, parts: [{ ...part, state: "requested" }] }, "P7")).toBe("missing");
  expect(stateOf({ ...received, parts: [{ ...part, state: "agreed" }] }, "P7")).toBe("filled");
  expect(stateOf({ ...received, parts: [{ ...part, state: "released" }] }, "P7")).toBe("filled");
  const story = {
    state: "published",
    needsConsent: false,
    commentDue: null,
    partnerCommentedAt: at,
    partnerConsentedAt: null,
    withheldReason: "",
    draftedBy: "b",
    decidedBy: "c",
    decidedAt: at,
  } as const;
  expect(stateOf({ ...received, status: "active", case: story }, "P7")).toBe("confirmed");
  expect(
    stateOf(
      { ...received, status: "active", case: { ...story, state: "withheld", withheldReason: "先方の上場準備" } },
      "P7",
    ),
  ).toBe("confirmed");
});

test("in a call P3, P5 and P6 are not applicable: they are met with the selected party", () => {
  const inCall = { ...received, status: "in_call" as const };
  expect(["P3", "P5", "P6"].map((principle) => stateOf(inCall, principle))).toEqual([
    "not_applicable",
    "not_applicable",
    "not_applicable",
  ]);
});

test("dialogue needs P1, declarations, answers, a lead department and the told outlook", () => {
  const inquiry = {
    id: "i",
    departmentId: "d",
    departmentName: "保健センター",
    isLead: false,
    askedAt: at,
    due: "2026-12-08",
    answeredAt: null,
    endedAs: null,
    askedBackAt: null,
    answer: null,
  };
  const record: ProposalRecord = {
    ...received,
    status: "inquiry",
    assigned: [{ personId: "o", name: "藤原 直樹" }],
    inquiries: [inquiry],
  };
  expect(missingFor("openDialogue", record, today).map((missing) => missing.sentence)).toEqual([
    "これからデスクの担当者が公益性を確認します。",
    "藤原 直樹さんが利益相反の申告をしていません。",
    "保健センターの回答を待っています。",
    "主管課が決まっていません。",
    "提案者に見通しを伝えていません。",
  ]);
  const overdue = { ...record, inquiries: [{ ...inquiry, due: "2026-11-20" }] };
  expect(missingFor("openDialogue", overdue, today).map((missing) => missing.sentence)).toContain(
    "期限を過ぎた課の回答を待たずに進む理由を書いてください。",
  );
});

test("method review needs a dialogue on record and every protected part agreed or left out", () => {
  const record: ProposalRecord = {
    ...received,
    status: "dialogue",
    parts: [
      { ...part, state: "countered" },
      { ...part, id: "q", state: "left_out" },
    ],
  };
  expect(missingFor("startMethodReview", record, today)).toEqual([
    { principle: "P4", sentence: "面談の記録がまだありません。" },
    { principle: "P7", sentence: "守りたい部分「判定モデル」の取扱条件が合意されていません。" },
  ]);
});

test("preparing needs feasibility, the approved method, P2, P3, P5 and P6; a call goes another way", () => {
  const steps = [{ position: 1, personId: "f", decision: "approved" }] as const;
  const paper = {
    id: "p",
    kind: "method",
    state: "approved",
    method: "project_agreement",
    draftedBy: "o",
    draftedAt: at,
    steps,
  } as const;
  const ready: ProposalRecord = {
    ...received,
    status: "method_review",
    plan: approved,
    feasibility: {
      answer: "yes_if",
      reason: "",
      conditions: [{ text: "会場の確保", met_at: at.toISOString() }],
      decidedAt: at,
    },
    papers: [paper],
    fairness: { conclusion: "fair", byId: "o2", at, changed: [] },
    confirmations: [{ principle: "P2", evidence: "確認", byId: "o2", at, holds: true }],
  };
  expect(missingFor("startPreparing", ready, today)).toEqual([]);
  expect(
    missingFor("startPreparing", { ...ready, papers: [{ ...paper, method: "public_call_proposal" }] }, today).map(
      (one) => one.sentence,
    ),
  ).toContain("決裁された手法は公募です。公募へ移してください。");
  const unmet = {
    ...ready,
    feasibility: { ...ready.feasibility!, conditions: [{ text: "会場の確保", met_at: null }] },
  };
  expect(missingFor("startPreparing", unmet, today).map((one) => one.sentence)).toEqual([
    "条件「会場の確保」がまだ満たされていません。",
  ]);
  expect(
    missingFor("startPreparing", { ...ready, papers: [], fairness: null, confirmations: [] }, today).map(
      (one) => one.sentence,
    ),
  ).toEqual(["手法が決裁されていません。", "公平性の確認に答えていません。"]);
});
