import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { noTies } from "../../test/support/no-ties.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { fullPlan, good, toMethodReview } from "../../test/support/to-method-review.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { fairnessQuestions } from "../domain/method/fairness.ts";
import type { Method } from "../domain/method/method.ts";
import type { TypedFacts } from "../domain/method/typed-facts.ts";
import { backToDialogue } from "./back-to-dialogue.ts";
import { checkFairness } from "./check-fairness.ts";
import { decideFeasibility } from "./decide-feasibility.ts";
import { decidePaper } from "./decide-paper.ts";
import { declareConflict } from "./declare-conflict.ts";
import { editPlan } from "./edit-plan.ts";
import { meetCondition } from "./meet-condition.ts";
import { proposeMethod } from "./propose-method.ts";
import { recordMethodFacts } from "./record-method-facts.ts";
import { reopenMethodReview } from "./reopen-method-review.ts";
import { startCall } from "./start-call.ts";
import { startPreparing } from "./start-preparing.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const seenBy = (key: PersonKey, id: string) => program.db.asActor(person(key), (tx) => findRecord(tx, id));
const record = async (id: string) => (await seenBy("chief", id))!;
const waitsOf = async (id: string) => (await record(id)).openWaits.map((wait) => [wait.task, wait.holder]);
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;
const reasonOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "not-allowed" ? result.refusal.reason : null;

const yes = { answer: "yes", reason: "会場も人も足りる。", conditions: "" };
const facts: TypedFacts = {
  cityBearsCost: "no",
  estimatedCostYen: "",
  contractKind: "",
  wideRecruitmentNeeded: "no",
  otherOperatorsCouldDoIt: "no",
  initiatives: "1",
  fields: ["健康"],
  agreementNeeded: "yes",
  fixedCounterpartyReason: "",
  selectionBasis: "",
  date: "2027-04-01",
};
const fair = {
  answers: Object.fromEntries(
    fairnessQuestions.flatMap(({ key, fields }) => [
      [`holds-${key}`, "yes"],
      ...fields.map((field) => [field.name, "支障はない。"]),
    ]),
  ),
  conclusion: "fair",
};
const filing = { decidedBy: "部長決裁", filedUnder: "官民連携", keptFor: "5年", disclosure: "公開" };
const proposed = {
  method: "project_agreement",
  reason: "一つの取組を市の支出なしで続けるため。",
  departure: "",
  ...filing,
};

/** … with the staff of the lead department free to act (P2). */
async function inReview(secret?: string): Promise<string> {
  const id = await toMethodReview(city, secret);
  await noTies(city, id, "healthStaff");
  return id;
}

/** Feasibility yes, facts, fairness fair. */
async function reviewed(some: Partial<TypedFacts> = {}, secret?: string): Promise<string> {
  const id = await inReview(secret);
  good(await decideFeasibility(program, { ...as("healthHead", id), ...yes }));
  good(await recordMethodFacts(program, { ...as("officer", id), facts: { ...facts, ...some } }));
  good(await checkFairness(program, { ...as("healthStaff", id), ...fair }));
  return id;
}
async function hashOf(paperId: string): Promise<string> {
  const found = await city.owner.query(
    "select encode(content_hash, 'hex') as hash from approval_papers where id = $1",
    [paperId],
  );
  return (found.rows[0] as { hash: string }).hash;
}
const decide = async (
  key: PersonKey,
  id: string,
  paperId: string,
  some: { decision?: string; comment?: string } = {},
) => {
  await noTies(city, id, key);
  return decidePaper(program, {
    ...as(key, id),
    paperId,
    decision: "approved",
    comment: "",
    contentHash: await hashOf(paperId),
    ...some,
  });
};
async function approved(id: string, method: Method, departure = ""): Promise<string> {
  const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed, method, departure }));
  good(await decide("finance", id, paperId));
  expect(good(await decide("mayorOffice", id, paperId))).toEqual({ state: "approved" });
  return paperId;
}
const told = (key: PersonKey, id: string) =>
  program.db.asActor(person(key), (tx) =>
    tx.selectFrom("decisions").select(["kind", "outcome", "reason"]).where("proposal_id", "=", id).execute(),
  );

describe("whether it is feasible", () => {
  test("the head of the lead department decides; the proposer is told decision and reason, nobody else decides", async () => {
    const id = await inReview();
    expect(await waitsOf(id)).toEqual([["decideFeasibility", "department"]]);
    for (const key of ["officer", "healthStaff"] as const)
      expect(kindOf(await decideFeasibility(program, { ...as(key, id), ...yes }))).toBe("not-allowed");
    const wrong = { answer: "", reason: " ", conditions: "" };
    expect(errorsOf(await decideFeasibility(program, { ...as("healthHead", id), ...wrong }))).toEqual([
      "answer",
      "reason",
    ]);
    good(await decideFeasibility(program, { ...as("healthHead", id), ...yes }));
    expect(await told("representative", id)).toEqual([
      { kind: "feasibility", outcome: "yes", reason: "会場も人も足りる。" },
    ]);
    expect((await seenBy("representative", id))?.feasibility).toBeNull();
    expect(await waitsOf(id)).toEqual([["recordMethodFacts", "desk"]]);
  });

  test("“yes, if” passes only when the head has marked every condition met", async () => {
    const id = await inReview();
    const conditions = "・会場の予算がつくこと\n保険に入ること";
    expect(errorsOf(await decideFeasibility(program, { ...as("healthHead", id), ...yes, answer: "yes_if" }))).toEqual([
      "conditions",
    ]);
    expect(errorsOf(await decideFeasibility(program, { ...as("healthHead", id), ...yes, conditions }))).toEqual([
      "conditions",
    ]);
    good(await decideFeasibility(program, { ...as("healthHead", id), ...yes, answer: "yes_if", conditions }));
    good(await recordMethodFacts(program, { ...as("officer", id), facts }));
    good(await checkFairness(program, { ...as("healthStaff", id), ...fair }));
    expect(await waitsOf(id)).toEqual([["meetConditions", "department"]]);
    expect((await told("representative", id))[0]?.reason).toContain("・保険に入ること");
    expect(missingOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toEqual([
      "条件「会場の予算がつくこと」がまだ満たされていません。",
      "条件「保険に入ること」がまだ満たされていません。",
    ]);
    expect(kindOf(await meetCondition(program, { ...as("officer", id), condition: 0 }))).toBe("not-allowed");
    good(await meetCondition(program, { ...as("healthHead", id), condition: 0 }));
    expect(kindOf(await meetCondition(program, { ...as("healthHead", id), condition: 0 }))).toBe("stale");
    expect(errorsOf(await meetCondition(program, { ...as("healthHead", id), condition: 2 }))).toEqual(["condition"]);
    expect(missingOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toHaveLength(1);
    expect(good(await meetCondition(program, { ...as("healthHead", id), condition: 1 }))).toEqual({ left: 0 });
    good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
  });

  test("after a “no” the desk goes back to the dialogue with a reason, and the head is asked anew", async () => {
    const id = await inReview();
    good(await decideFeasibility(program, { ...as("healthHead", id), ...yes, answer: "no", reason: "人が足りない。" }));
    expect(await waitsOf(id)).toEqual([["followFeasibility", "desk"]]);
    expect(missingOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toContain(
      "主管課の課長が、実施できないと判断しています。",
    );
    expect(errorsOf(await backToDialogue(program, { ...as("officer", id), reason: "" }))).toEqual(["reason"]);
    good(await backToDialogue(program, { ...as("officer", id), reason: "規模を小さくできるか話す。" }));
    expect((await record(id)).status).toBe("dialogue");
  });
});

describe("facts and fairness", () => {
  test("three facts are essential; amounts are read as people write them", async () => {
    const id = await inReview();
    const nothing = { ...facts, cityBearsCost: "", wideRecruitmentNeeded: "", initiatives: "" };
    expect(errorsOf(await recordMethodFacts(program, { ...as("officer", id), facts: nothing }))).toEqual([
      "cityBearsCost",
      "wideRecruitmentNeeded",
      "initiatives",
    ]);
    const wrong = {
      ...facts,
      cityBearsCost: "yes",
      estimatedCostYen: "80万円",
      initiatives: "たくさん",
      fields: ["?"],
    };
    expect(errorsOf(await recordMethodFacts(program, { ...as("officer", id), facts: wrong }))).toEqual([
      "initiatives",
      "contractKind",
      "fields",
    ]);
    const cost = { cityBearsCost: "yes", estimatedCostYen: "80万円", contractKind: "service" };
    good(await recordMethodFacts(program, { ...as("officer", id), facts: { ...facts, ...cost } }));
    expect((await record(id)).methodFacts).toMatchObject({ estimatedCostYen: 800_000, contractKind: "service" });
    expect(kindOf(await recordMethodFacts(program, { ...as("healthHead", id), facts }))).toBe("not-allowed");
  });

  test("who drafted the plan does not check the fairness; a “no” is never fair; an unfair check takes P2 back", async () => {
    const id = await inReview();
    expect(reasonOf(await checkFairness(program, { ...as("officer", id), ...fair }))).toContain(
      "共同計画を書いていない人",
    );
    expect(
      errorsOf(await checkFairness(program, { ...as("healthStaff", id), answers: {}, conclusion: "" })),
    ).toHaveLength(16);
    const doubt = { ...fair, answers: { ...fair.answers, "holds-exclusive": "no" } };
    expect(errorsOf(await checkFairness(program, { ...as("healthStaff", id), ...doubt }))).toEqual(["conclusion"]);
    good(await checkFairness(program, { ...as("healthStaff", id), ...fair }));
    expect((await record(id)).confirmations.map((one) => one.principle)).toContain("P2");
    good(await checkFairness(program, { ...as("officer2", id), ...doubt, conclusion: "unfair" }));
    expect((await record(id)).confirmations.map((one) => one.principle)).not.toContain("P2");
  });
});

describe("the paper on its route", () => {
  test("a method is proposed only after feasibility, facts and fairness, with a reason where it departs from the advice", async () => {
    const bare = await inReview();
    expect(missingOf(await proposeMethod(program, { ...as("officer", bare), ...proposed }))).toEqual([
      "主管課の課長が実施できるかを判断していません。",
      "手法を決めるための事実が書かれていません。",
      "公平性の確認に答えていません。",
    ]);
    const id = await reviewed();
    const other = { ...proposed, method: "individual_cooperation" };
    expect(errorsOf(await proposeMethod(program, { ...as("officer", id), ...other }))).toEqual(["departure"]);
    const blank = { method: "", reason: "", departure: "", decidedBy: "", filedUnder: "", keptFor: "", disclosure: "" };
    expect(errorsOf(await proposeMethod(program, { ...as("officer", id), ...blank }))).toEqual([
      "method",
      "reason",
      "decidedBy",
      "filedUnder",
      "keptFor",
      "disclosure",
    ]);
    expect(kindOf(await proposeMethod(program, { ...as("healthHead", id), ...proposed }))).toBe("not-allowed");
    good(await proposeMethod(program, { ...as("officer", id), ...other, departure: "まず小さく試すため。" }));
    expect(reasonOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toContain("決裁の途中");
  });

  test("the drafter approves nothing, the order is kept, and the last approval tells the proposer", async () => {
    const id = await reviewed();
    const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
    expect(await waitsOf(id)).toEqual([["decidePaper", "approver"]]);
    expect(reasonOf(await decide("officer", id, paperId))).not.toBeNull();
    expect(kindOf(await decide("officer2", id, paperId))).toBe("not-allowed");
    expect(reasonOf(await decide("mayorOffice", id, paperId))).toBe(
      "いまは大西 健さんの番です。決裁・合議は、経路の順に行います。",
    );
    expect(good(await decide("finance", id, paperId))).toEqual({ state: "on_route" });
    expect(kindOf(await decide("finance", id, paperId))).toBe("stale");
    expect(await told("representative", id)).toHaveLength(1);
    good(await decide("mayorOffice", id, paperId));
    expect((await told("representative", id)).filter((one) => one.kind === "method")).toEqual([
      { kind: "method", outcome: "project_agreement", reason: proposed.reason },
    ]);
    expect((await seenBy("representative", id))?.papers).toEqual([]);
    good(await startPreparing(program, as("officer", id)));
    expect((await record(id)).status).toBe("preparing");
  });

  test("only the words that were shown are approved: another hash, or words changed past the program, are refused", async () => {
    const id = await reviewed();
    const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
    await noTies(city, id, "finance");
    const form = { ...as("finance", id), paperId, decision: "approved", comment: "" };
    expect(kindOf(await decidePaper(program, { ...form, contentHash: "0".repeat(64) }))).toBe("stale");
    await city.owner.query(
      "update approval_papers set body = jsonb_set(body, '{reason}', '\"別の理由\"') where id = $1",
      [paperId],
    );
    expect(kindOf(await decidePaper(program, { ...form, contentHash: await hashOf(paperId) }))).toBe("stale");
  });

  test("two approvals sent at once count once", async () => {
    const id = await reviewed();
    const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
    const both = await Promise.all([decide("finance", id, paperId), decide("finance", id, paperId)]);
    expect(both.map(kindOf).toSorted()).toEqual(["done", "stale"]);
    const inTurn = await Promise.all([decide("mayorOffice", id, paperId), decide("finance", id, paperId)]);
    expect(inTurn.map(kindOf)).toEqual(["done", "stale"]);
  });

  test("sent back with a reason, the method is proposed again; new facts take a paper off its route", async () => {
    const id = await reviewed();
    const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
    expect(errorsOf(await decide("finance", id, paperId, { decision: "sent_back" }))).toEqual(["comment"]);
    expect(errorsOf(await decide("finance", id, paperId, { decision: "later" }))).toEqual(["decision"]);
    good(await decide("finance", id, paperId, { decision: "sent_back", comment: "電気代はだれが払うか。" }));
    expect(await waitsOf(id)).toEqual([["proposeMethod", "desk"]]);
    expect(kindOf(await decide("mayorOffice", id, paperId))).toBe("stale");
    city.hoursLater(1);
    const second = good(await proposeMethod(program, { ...as("officer", id), ...proposed })).paperId;
    expect(good(await recordMethodFacts(program, { ...as("officer", id), facts })).endedPaper).toBe(true);
    expect(kindOf(await decide("finance", id, second))).toBe("stale");
  });

  test("a person with a tie leaves the route; with fewer than two left nothing is put on it", async () => {
    const id = await reviewed();
    const { paperId } = good(await proposeMethod(program, { ...as("officer", id), ...proposed }));
    good(await declareConflict(program, { ...as("finance", id), hasTie: "yes", what: "元の勤め先です。" }));
    expect(kindOf(await decide("finance", id, paperId))).toBe("not-found");
    good(await recordMethodFacts(program, { ...as("officer", id), facts }));
    expect(missingOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toEqual([
      "利益相反の申告により、決裁できる人が二人に足りません。設定で、決裁・合議の担当者を加えてください。",
    ]);
  });

  test("from preparing the review is reopened with a reason, and the approved method counts no more", async () => {
    const id = await reviewed();
    await approved(id, "project_agreement");
    good(await startPreparing(program, as("officer", id)));
    good(await reopenMethodReview(program, { ...as("officer", id), reason: "会場の費用がかかることがわかった。" }));
    expect(missingOf(await startPreparing(program, as("officer", id)))).toEqual(["手法が決裁されていません。"]);
    good(
      await editPlan(program, {
        ...as("officer", id),
        plan: { ...fullPlan, scope: "縮小" },
        baseVersion: 1,
        reason: "縮小",
      }),
    );
    expect(missingOf(await proposeMethod(program, { ...as("officer", id), ...proposed }))).toEqual([
      "公平性の確認のあとで、「すること・しないこと」が変わりました。もう一度確認します。",
    ]);
    city.hoursLater(1);
    good(await checkFairness(program, { ...as("healthStaff", id), ...fair }));
    await approved(id, "project_agreement");
    expect(missingOf(await startPreparing(program, as("officer", id)))).toContain(
      "提案者が共同計画の第2版を承認していません。",
    );
  });
});

describe("every method can be the outcome", () => {
  const cost = { cityBearsCost: "yes", contractKind: "service" };
  test.each<[Method, Partial<TypedFacts>]>([
    ["comprehensive_agreement", { initiatives: "3", fields: ["健康", "防災"] }],
    ["project_agreement", {}],
    ["individual_cooperation", { agreementNeeded: "no" }],
    ["small_direct_contract", { ...cost, estimatedCostYen: "100万円" }],
    ["public_call_bid", { ...cost, estimatedCostYen: "1,000,001円", selectionBasis: "price" }],
    ["public_call_proposal", { wideRecruitmentNeeded: "yes", selectionBasis: "quality" }],
  ])("%s, as the advisor recommends", async (method, some) => {
    const id = await reviewed(some);
    await approved(id, method);
    const isCall = method.startsWith("public_call");
    expect(await waitsOf(id)).toEqual([[isCall ? "startCall" : "startPreparing", "desk"]]);
    expect(kindOf(await startPreparing(program, as("officer", id)))).toBe(isCall ? "gates" : "done");
  });
});

describe("over into a public call", () => {
  const secret = "綿七割と再生繊維三割を、織る前に四十度でねかせる。";
  const notice = {
    title: "眠りの教室を行う事業者の公募",
    summary: "よく眠れる市民を増やすため、教室を行う事業者を募ります。",
    terms: "月に一度、市内で教室を開くこと。",
    schedule: "令和8年12月に質問を受け、令和9年1月に審査します。",
    judging: "外部の委員を含む審査会が、書類と面談で選びます。",
    questionsUntil: "2026-12-11",
    entriesUntil: "2027-01-15",
    criteria: "実現できる体制 40\n市民の得 60点",
    reference: "",
    incentive: "none",
    incentiveReason: "",
  };
  const asVisitor = (id: string) =>
    program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
      tx.selectFrom("call_notices").select(["method", "title", "terms"]).where("proposal_id", "=", id).execute(),
    );

  test("the notice is published with the move, and no protected word and no name of the proposer stands in it", async () => {
    const id = await reviewed({ wideRecruitmentNeeded: "yes", selectionBasis: "quality" }, secret);
    expect(missingOf(await startCall(program, { ...as("officer", id), ...notice }))).toEqual([
      "手法が決裁されていません。",
    ]);
    await approved(id, "public_call_proposal");
    expect(kindOf(await startCall(program, { ...as("healthHead", id), ...notice }))).toBe("not-allowed");
    const blank = Object.fromEntries(Object.keys(notice).map((name) => [name, ""])) as typeof notice;
    expect(errorsOf(await startCall(program, { ...as("officer", id), ...blank }))).toEqual([
      "title",
      "summary",
      "terms",
      "schedule",
      "judging",
      "entriesUntil",
      "criteria",
      "incentive",
    ]);
    // Twelve characters in a row, in another width and with spaces between.
    const leaking = {
      ...notice,
      terms: "仕様は、再生繊維 三割を、織る前に 40度で、ではなく織る前に四十度でねかせる。",
    };
    expect(missingOf(await startCall(program, { ...as("officer", id), ...leaking }))).toEqual([
      "守りたい部分「中わたの配合」の内容が、お知らせの文に入っています。その部分を書き直してください。",
    ]);
    const naming = { ...notice, summary: "架空ウェルネスの発案による公募です。" };
    expect(missingOf(await startCall(program, { ...as("officer", id), ...naming }))).toHaveLength(1);
    expect(await asVisitor(id)).toEqual([]);
    good(await startCall(program, { ...as("officer", id), ...notice }));
    expect((await record(id)).status).toBe("in_call");
    const published = await asVisitor(id);
    expect(published).toMatchObject([
      {
        method: "public_call_proposal",
        title: notice.title,
        terms: { department: "保健センター", criteria: [{ points: 40 }, { points: 60 }], incentive: "none" },
      },
    ]);
    expect(JSON.stringify(published)).not.toMatch(/綿七割|中わた|架空ウェルネス/);
  });

  test("nobody but the desk learns by the comparison whether words are protected", async () => {
    const id = await inReview(secret);
    const ask = (key: PersonKey) =>
      program.db.asActor(person(key), (tx) => sql`select * from app.stands_in_text(${id}, ${secret})`.execute(tx));
    expect((await ask("officer")).rows).toHaveLength(1);
    for (const key of ["otherCompany", "healthHead", "finance", "administrator"] as const)
      expect((await ask(key)).rows).toEqual([]);
  });
});
