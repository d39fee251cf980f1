import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, type TestCity } from "../../test/support/city.ts";
import type { Result } from "../domain/kernel/result.ts";
import { pledges } from "../domain/proposal/pledge.ts";
import { createDraft } from "./create-draft.ts";
import { discardDraft } from "./discard-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { submitProposal } from "./submit-proposal.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";
import { addProtectedPart, removeProtectedPart } from "./write-protected-part.ts";

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const words = {
  title: "歩くたびに分かる、からだの変化",
  summary: "歩き方を測り、早く気づく取組です。",
  what: "集会所で月に1回、歩き方を測ります。",
  benefit: "65歳以上の方が、早めに相談できます。",
};

async function aDraft(): Promise<string> {
  const created = await createDraft(city.program, { actor: city.person("member"), formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const id = created.value.id;
  await saveDraft(city.program, { actor: city.person("member"), proposalId: id, words, fields: ["健康"] });
  return id;
}

function refusalOf(result: Result<unknown>): string {
  return result.ok ? "done" : result.refusal.kind;
}

describe("a draft", () => {
  test("the same form sent twice begins one draft", async () => {
    const form = { actor: city.person("member"), formKey: randomUUID() };
    const first = await createDraft(city.program, form);
    const second = await createDraft(city.program, form);
    expect(first).toEqual(second);
  });

  test("nobody but its organisation finds it", async () => {
    const id = await aDraft();
    for (const key of ["otherCompany", "officer", "chief", "healthHead", "administrator"] as const) {
      const saved = await saveDraft(city.program, { actor: city.person(key), proposalId: id, words: { what: "x" } });
      expect([key, refusalOf(saved)]).toEqual([key, "not-found"]);
    }
  });

  test("a challenge that is not published does not exist; an unknown one neither", async () => {
    const begin = (challengeCode: string) =>
      createDraft(city.program, { actor: city.person("member"), formKey: randomUUID(), challengeCode });
    expect(refusalOf(await begin("C01"))).toBe("done");
    expect(refusalOf(await begin("C02"))).toBe("not-found");
    expect(refusalOf(await begin("C99"))).toBe("not-found");
  });

  test("somebody without an organisation begins none", async () => {
    const begun = await createDraft(city.program, { actor: city.person("officer"), formKey: randomUUID() });
    expect(refusalOf(begun)).toBe("not-allowed");
  });

  test("incomplete words are kept; too long ones are refused with the number of characters to take out", async () => {
    const id = await aDraft();
    const actor = city.person("member");
    expect(refusalOf(await saveDraft(city.program, { actor, proposalId: id, words: { summary: "" } }))).toBe("done");
    const long = await saveDraft(city.program, { actor, proposalId: id, words: { title: "あ".repeat(81) } });
    expect(long).toMatchObject({
      refusal: { kind: "invalid", errors: [{ field: "title", message: expect.stringContaining("1文字多い") }] },
    });
    const unknown = await saveDraft(city.program, { actor, proposalId: id, words: {}, fields: ["宇宙"] });
    expect(refusalOf(unknown)).toBe("invalid");
  });

  test("words saved by a colleague in the meantime are not overwritten unseen", async () => {
    const id = await aDraft();
    const drawnFrom = "a form drawn from other words";
    const actor = city.person("representative");
    const saved = await saveDraft(city.program, { actor, proposalId: id, words: { what: "別の文" }, drawnFrom });
    expect(refusalOf(saved)).toBe("stale");
  });

  test("a discarded draft is gone, with its protected parts", async () => {
    const id = await aDraft();
    await addProtectedPart(city.program, { actor: city.person("member"), proposalId: id, part: aPart });
    expect(refusalOf(await discardDraft(city.program, { actor: city.person("member"), proposalId: id }))).toBe("done");
    const left = await city.owner.query("select 1 from proposals where id = $1", [id]);
    const contents = await city.owner.query("select 1 from protected_part_contents where proposal_id = $1", [id]);
    expect([left.rowCount, contents.rowCount]).toEqual([0, 0]);
  });
});

const aPart = {
  section: "what",
  heading: "歩行の判定のしくみ",
  reason: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
  content: "秘匿語: 足の裏の圧力を7点で測り、比べます。",
  level: "asked_departments",
  departmentIds: [],
  until: "2027-09-30",
};

describe("a protected part", () => {
  test.each([
    ["reason", { reason: "社外秘のため" }],
    ["reason", { reason: "当社の営業秘密にあたるため" }],
    ["heading", { heading: "長".repeat(61) }],
    ["content", { content: "" }],
    ["until", { until: "2026-11-24" }],
    ["until", { until: null }],
    ["level", { level: "everybody" }],
    ["departments", { level: "named_departments" }],
    ["section", { section: "title" }],
  ])("is not taken with a wrong %s: %j", async (field, wrong) => {
    const id = await aDraft();
    const part = { ...aPart, ...wrong };
    const added = await addProtectedPart(city.program, { actor: city.person("member"), proposalId: id, part });
    expect(added).toMatchObject({ refusal: { kind: "invalid", errors: [{ field }] } });
  });

  test("can be taken out again before submission", async () => {
    const id = await aDraft();
    const actor = city.person("member");
    const added = await addProtectedPart(city.program, { actor, proposalId: id, part: aPart });
    const partId = added.ok ? added.value.value!.partId : "";
    expect(refusalOf(await removeProtectedPart(city.program, { actor, proposalId: id, partId }))).toBe("done");
    expect(refusalOf(await removeProtectedPart(city.program, { actor, proposalId: id, partId }))).toBe("not-found");
  });
});

describe("submitting", () => {
  const submit = (proposalId: string, more: object = {}) =>
    submitProposal(city.program, { actor: city.person("representative"), proposalId, pledges, ...more });

  test("gives the next number of the fiscal year, and the desk's three days begin", async () => {
    const first = await submit(await aDraft());
    const id = await aDraft();
    const second = await submit(id);
    const serial = first.ok ? first.value.value!.serial : 0;
    expect(second).toMatchObject({ ok: true, value: { value: { fiscalYear: 2026, serial: serial + 1 } } });
    const waits = await city.owner.query("select task, holder, due from waits where proposal_id = $1", [id]);
    expect(waits.rows).toEqual([{ task: "receive", holder: "desk", due: "2026-11-27" }]);
  });

  test("is the representative's", async () => {
    expect(refusalOf(await submit(await aDraft(), { actor: city.person("member") }))).toBe("not-allowed");
  });

  test("needs all three pledges", async () => {
    const refused = await submit(await aDraft(), { pledges: ["trueStatements"] });
    expect(refused).toMatchObject({
      refusal: { errors: [{ field: "noOrganisedCrime" }, { field: "disclosureRead" }] },
    });
  });

  test("says what the proposal still lacks", async () => {
    const id = await aDraft();
    await saveDraft(city.program, { actor: city.person("member"), proposalId: id, words: { benefit: " " } });
    expect(await submit(id)).toMatchObject({
      refusal: { kind: "gates", missing: [{ principle: "P1", sentence: "市民にとってのよい変化を書いてください。" }] },
    });
  });

  test("the same form sent twice submits once", async () => {
    const id = await aDraft();
    const formKey = randomUUID();
    const first = await submit(id, { formKey, version: 1 });
    const second = await submit(id, { formKey, version: 1 });
    expect([first, second].map((one) => one.ok && one.value.repeated)).toEqual([false, true]);
    const events = await city.owner.query(
      "select kind from events where proposal_id = $1 and to_status = 'submitted'",
      [id],
    );
    expect(events.rowCount).toBe(1);
  });

  test("two people of the organisation submit at the same moment: one number", async () => {
    const id = await aDraft();
    const results = await Promise.all([submit(id, { version: 1 }), submit(id, { version: 1 })]);
    expect(results.map((one) => refusalOf(one)).sort()).toEqual(["done", "stale"]);
    const numbers = await city.owner.query("select last from proposal_numbers where fiscal_year = 2026");
    const highest = await city.owner.query("select max(serial) as last, count(serial)::int as n from proposals");
    expect(numbers.rows[0]).toEqual({ last: highest.rows[0]!.last });
    expect(highest.rows[0]!.n).toBe(highest.rows[0]!.last);
  });

  test("a challenge whose deadline has passed takes no more proposals", async () => {
    const actor = city.person("member");
    const created = await createDraft(city.program, { actor, formKey: randomUUID(), challengeCode: "C01" });
    const id = created.ok ? created.value.id : "";
    await saveDraft(city.program, { actor, proposalId: id, words });
    const before = city.program.now();
    city.setNow(new Date("2027-02-19T17:15:59+09:00"));
    const lastMinute = await submit(id);
    city.setNow(new Date("2027-02-19T17:16:00+09:00"));
    const other = await createDraft(city.program, { actor, formKey: randomUUID(), challengeCode: "C01" });
    city.setNow(before);
    expect([refusalOf(lastMinute), refusalOf(other)]).toEqual(["done", "not-allowed"]);
  });

  test("a withdrawn proposal waits for nobody; the reason goes to the desk", async () => {
    const id = await aDraft();
    await submit(id);
    const actor = city.person("representative");
    const withdrawn = await withdrawProposal(city.program, { actor, proposalId: id, reason: "体制が変わったため" });
    expect(refusalOf(withdrawn)).toBe("done");
    const open = await city.owner.query("select 1 from waits where proposal_id = $1 and ended_at is null", [id]);
    const said = await city.owner.query("select body from messages where proposal_id = $1", [id]);
    expect([open.rowCount, said.rows]).toEqual([0, [{ body: "体制が変わったため" }]]);
    expect(refusalOf(await withdrawProposal(city.program, { actor, proposalId: id }))).toBe("wrong-status");
  });
});
