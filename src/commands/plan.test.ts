import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good, wholePlan } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { emptyPlan } from "../domain/plan/plan.ts";
import { gatesOf } from "../domain/principles/gates.ts";
import { findPlan } from "../queries/plans.ts";
import { approvePlan } from "./approve-plan.ts";
import { editPlan } from "./edit-plan.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const record = async (id: string) => (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!;
const stateOf = async (id: string, principle: string) =>
  gatesOf(await record(id)).find((gate) => gate.principle === principle)?.state;
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;

describe("the joint plan (P3, P5, P6)", () => {
  test("both sides write in turn, and both approve the same version", async () => {
    const id = await aDialogue(city);
    good(await editPlan(program, { ...as("healthStaff", id), plan: wholePlan, baseVersion: 0, reason: "" }));
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    const longer = { ...wholePlan, scope: "冬のあいだの3回。" };
    good(await editPlan(program, { ...as("member", id), plan: longer, baseVersion: 1, reason: "回数を決めるため。" }));
    expect((await record(id)).plan).toMatchObject({ version: 2, cityApprovedAt: null, partnerApprovedAt: null });
    good(await approvePlan(program, { ...as("representative", id), planVersion: 2 }));
    expect(await stateOf(id, "P3")).not.toBe("confirmed");
    expect(good(await approvePlan(program, { ...as("officer", id), planVersion: 2 }))).toEqual({
      version: 2,
      both: true,
    });
    expect([await stateOf(id, "P3"), await stateOf(id, "P5"), await stateOf(id, "P6")]).toEqual(
      Array(3).fill("confirmed"),
    );
    const first = await program.db.asActor(person("member"), (tx) => findPlan(tx, id, 1));
    expect(first?.head).toMatchObject({ draftedSide: "city", draftedBy: "谷口 翔", city: { name: "藤原 直樹" } });
    expect(first?.head.partner).toBeNull();
  });

  test("an edit clears both approvals and with them the gates", async () => {
    const id = await aDialogue(city);
    good(await editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }));
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    good(await approvePlan(program, { ...as("representative", id), planVersion: 1 }));
    expect(await stateOf(id, "P3")).toBe("confirmed");
    const plan = { ...wholePlan, gains: { ...wholePlan.gains, city: "入口が二つできる。" } };
    good(await editPlan(program, { ...as("officer2", id), plan, baseVersion: 1, reason: "得るものを詳しく。" }));
    expect(await stateOf(id, "P3")).not.toBe("confirmed");
    expect(await stateOf(id, "P5")).not.toBe("confirmed");
  });

  test("two people save at the same moment: one version is written, the other is told", async () => {
    const id = await aDialogue(city);
    const edits = await Promise.all([
      editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }),
      editPlan(program, { ...as("member", id), plan: { ...wholePlan, scope: "別の案" }, baseVersion: 0, reason: "" }),
    ]);
    expect(edits.map(kindOf).sort()).toEqual(["done", "stale"]);
    expect((await record(id)).plan?.version).toBe(1);
  });

  test("an approval is of the newest version, once, by the representative and the desk", async () => {
    const id = await aDialogue(city);
    expect(kindOf(await approvePlan(program, { ...as("officer", id), planVersion: 1 }))).toBe("not-allowed");
    good(await editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }));
    expect(kindOf(await approvePlan(program, { ...as("officer", id), planVersion: 2 }))).toBe("stale");
    expect(kindOf(await approvePlan(program, { ...as("member", id), planVersion: 1 }))).toBe("not-allowed");
    expect(kindOf(await approvePlan(program, { ...as("healthHead", id), planVersion: 1 }))).toBe("not-allowed");
    expect(kindOf(await approvePlan(program, { ...as("otherCompany", id), planVersion: 1 }))).toBe("not-found");
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    expect(kindOf(await approvePlan(program, { ...as("chief", id), planVersion: 1 }))).toBe("stale");
  });

  test("a plan with a goal without indicator or a risk without bearer is kept as a draft and not approved", async () => {
    const id = await aDialogue(city);
    const plan = {
      ...wholePlan,
      goals: [{ ...wholePlan.goals[0]!, indicator: "" }],
      risks: [{ risk: "人が集まらない", bearer: null, response: "", insurance: "" }],
      gains: { ...wholePlan.gains, citizens: "" },
    };
    good(await editPlan(program, { ...as("member", id), plan, baseVersion: 0, reason: "" }));
    expect(missingOf(await approvePlan(program, { ...as("officer", id), planVersion: 1 }))).toEqual([
      "目標「多くの市民に届ける」に指標がありません。",
      "市民の得が書かれていません。",
      "リスク「人が集まらない」の負担者が決まっていません。",
      "リスク「人が集まらない」への対応が書かれていません。",
    ]);
  });

  test("what cannot be a plan is said field by field", async () => {
    const id = await aDialogue(city);
    const plan = {
      ...emptyPlan,
      goals: [{ ...wholePlan.goals[0]!, goal: "", target: "あ".repeat(201) }],
      risks: [{ risk: "けが", bearer: { kind: "shared" as const, cityPercent: 100 }, response: "", insurance: "" }],
      period: { from: "2027-04-01", to: "2027-03-31" },
    };
    expect(errorsOf(await editPlan(program, { ...as("officer", id), plan, baseVersion: 0, reason: "" }))).toEqual([
      "purpose",
      "goals-0-goal",
      "goals-0-target",
      "risks-0-cityPercent",
      "period-to",
    ]);
    good(await editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }));
    const again = { ...as("officer", id), plan: wholePlan, baseVersion: 1 };
    expect(errorsOf(await editPlan(program, { ...again, reason: "" }))).toEqual(["reason"]);
    expect(errorsOf(await editPlan(program, { ...again, reason: "念のため" }))).toEqual(["reason"]);
  });

  test("a department that takes no part neither reads nor writes the plan", async () => {
    const id = await aDialogue(city);
    good(await editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }));
    for (const stranger of ["disasterHead", "schoolStaff", "otherCompany"] as const)
      expect(await program.db.asActor(person(stranger), (tx) => findPlan(tx, id))).toBeNull();
    const edit = { plan: { ...wholePlan, scope: "x" }, baseVersion: 1, reason: "x" };
    expect(kindOf(await editPlan(program, { ...as("disasterHead", id), ...edit }))).toBe("not-allowed");
  });
});
