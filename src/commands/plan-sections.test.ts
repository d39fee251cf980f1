import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good, wholePlan } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PlanSection } from "../domain/plan/sections.ts";
import { findPlan } from "../queries/plans.ts";
import { acceptPlanSuggestion, declinePlanSuggestion, withdrawPlanSuggestion } from "./answer-plan-suggestion.ts";
import { approvePlan } from "./approve-plan.ts";
import { editPlan } from "./edit-plan.ts";
import { editPlanSection } from "./edit-plan-section.ts";
import { lockPlanSection } from "./lock-plan-section.ts";
import { releasePlanSection } from "./release-plan-section.ts";
import { suggestPlanChange } from "./suggest-plan-change.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const morning = new Date("2026-11-26T10:00:00+09:00");
beforeEach(() => city.setNow(morning));
const minutes = (count: number) => city.setNow(new Date(morning.getTime() + count * 60_000));

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const bodyOf = async (id: string) => (await program.db.asActor(person("chief"), (tx) => findPlan(tx, id)))!.body;
const recordOf = async (id: string) => (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!;

async function aPlan(): Promise<string> {
  const id = await aDialogue(city);
  good(await editPlan(program, { ...as("officer", id), plan: wholePlan, baseVersion: 0, reason: "" }));
  return id;
}

const lock = (key: PersonKey, id: string, section: PlanSection) =>
  lockPlanSection(program, { ...as(key, id), section });
const save = (key: PersonKey, id: string, section: PlanSection, words: Partial<Plan>, baseVersion = 1) =>
  editPlanSection(program, { ...as(key, id), section, words, baseVersion, reason: "話し合ったとおり。" });
const suggest = (key: PersonKey, id: string, section: PlanSection, words: Partial<Plan>, replaces?: string) =>
  suggestPlanChange(program, { ...as(key, id), section, words, baseVersion: 1, reason: "正確にするため。", replaces });
const roles = (city: string) => ({ roles: { city, partner: "" } });

describe("a section is written by one person at a time (P3)", () => {
  test("while one writes, the other writes in another section, and both are in the plan", async () => {
    const id = await aPlan();
    good(await lock("officer", id, "roles"));
    expect(kindOf(await lock("member", id, "roles"))).toBe("stale");
    good(await lock("member", id, "gains"));
    good(await save("officer", id, "roles", roles("会場を開く")));
    // Made from version 1, and nobody has changed this section since.
    good(await save("member", id, "gains", { citizensGive: "参加の時間" }));
    expect(await bodyOf(id)).toMatchObject({ roles: { city: "会場を開く" }, citizensGive: "参加の時間" });
  });

  test("a lock ends by itself after a quarter of an hour, goes on while somebody writes, and is given back", async () => {
    const id = await aPlan();
    good(await lock("officer", id, "roles"));
    minutes(10);
    good(await lock("officer", id, "roles"));
    minutes(24);
    expect(kindOf(await lock("member", id, "roles"))).toBe("stale");
    minutes(25);
    good(await lock("member", id, "roles"));
    expect(kindOf(await lock("officer", id, "roles"))).toBe("stale");
    good(await releasePlanSection(program, { ...as("officer", id), section: "roles" }));
    expect(kindOf(await lock("officer", id, "roles"))).toBe("stale");
    good(await releasePlanSection(program, { ...as("member", id), section: "roles" }));
    good(await lock("officer", id, "roles"));
  });

  test("whoever goes on without an end holds nobody off for more than two hours, and does not begin anew by giving it back", async () => {
    const id = await aPlan();
    for (let at = 0; at <= 110; at += 10) {
      minutes(at);
      good(await lock("member", id, "roles"));
      if (at === 60) {
        good(await releasePlanSection(program, { ...as("member", id), section: "roles" }));
        good(await lock("member", id, "roles"));
      }
    }
    expect(kindOf(await lock("officer", id, "roles"))).toBe("stale");
    minutes(120);
    good(await lock("member", id, "roles"));
    good(await lock("officer", id, "roles"));
    expect(kindOf(await lock("member", id, "roles"))).toBe("stale");
  });

  test("who comes late, after their time, overwrites nobody", async () => {
    const id = await aPlan();
    good(await lock("officer", id, "roles"));
    minutes(20);
    good(await lock("member", id, "roles"));
    expect(kindOf(await save("officer", id, "roles", roles("市の言葉")))).toBe("stale");
    good(await save("member", id, "roles", roles("提案者の言葉")));
    expect(kindOf(await save("officer", id, "roles", roles("市の言葉")))).toBe("stale");
    expect((await bodyOf(id)).roles.city).toBe("提案者の言葉");
    // With the newest version read, it is theirs again: saving has given the lock back.
    good(await save("officer", id, "roles", roles("市の言葉"), 2));
  });

  test("the whole form leaves alone what somebody else writes", async () => {
    const id = await aPlan();
    good(await lock("member", id, "roles"));
    const edit = (plan: Plan) => editPlan(program, { ...as("officer", id), plan, baseVersion: 1, reason: "直す" });
    expect(kindOf(await edit({ ...wholePlan, ...roles("市が書く") }))).toBe("stale");
    good(await edit({ ...wholePlan, scope: "3回" }));
  });

  test("two people take the same section at the same moment: one has it, the other is told", async () => {
    const id = await aPlan();
    const taken = await Promise.all([lock("officer", id, "risks"), lock("member", id, "risks")]);
    expect(taken.map(kindOf).toSorted()).toEqual(["done", "stale"]);
  });

  test("two people save the same section at the same moment without a lock: one version, and the other is told", async () => {
    const id = await aPlan();
    const saved = await Promise.all([
      save("officer", id, "roles", roles("市の言葉")),
      save("member", id, "roles", roles("提案者の言葉")),
    ]);
    expect(saved.map(kindOf).toSorted()).toEqual(["done", "stale"]);
    expect((await recordOf(id)).plan?.version).toBe(2);
  });

  test("two people save two sections at the same moment: two versions, and nothing is lost", async () => {
    const id = await aPlan();
    const saved = await Promise.all([
      save("officer", id, "roles", roles("市の言葉")),
      save("member", id, "gains", { citizensGive: "参加の時間" }),
    ]);
    expect(saved.map(kindOf)).toEqual(["done", "done"]);
    expect((await recordOf(id)).plan?.version).toBe(3);
    expect(await bodyOf(id)).toMatchObject({ roles: { city: "市の言葉" }, citizensGive: "参加の時間" });
  });

  test("a section that is saved undoes both approvals", async () => {
    const id = await aPlan();
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    good(await approvePlan(program, { ...as("representative", id), planVersion: 1 }));
    good(await save("member", id, "roles", roles("会場")));
    expect((await recordOf(id)).plan).toMatchObject({ version: 2, cityApprovedAt: null, partnerApprovedAt: null });
  });

  test("both sides approve different versions at the same moment: no version has two approvals that were not given", async () => {
    const id = await aPlan();
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    const [saved, approved] = await Promise.all([
      save("officer", id, "roles", roles("会場")),
      approvePlan(program, { ...as("representative", id), planVersion: 1 }),
    ]);
    expect(kindOf(saved)).toBe("done");
    expect(["done", "stale"]).toContain(kindOf(approved));
    expect((await recordOf(id)).plan).toMatchObject({ version: 2, cityApprovedAt: null, partnerApprovedAt: null });
    expect(kindOf(await approvePlan(program, { ...as("representative", id), planVersion: 1 }))).toBe("stale");
  });

  test("who takes no part neither locks nor writes a section", async () => {
    const id = await aPlan();
    for (const stranger of ["disasterHead", "otherCompany"] as const) {
      expect(["not-allowed", "not-found"]).toContain(kindOf(await lock(stranger, id, "roles")));
      expect(["not-allowed", "not-found"]).toContain(kindOf(await save(stranger, id, "roles", roles("x"))));
    }
  });
});

describe("a suggestion (直しの提案)", () => {
  test("changes nothing until the other side takes it; then it is the next version, and its writer has written in it", async () => {
    const id = await aPlan();
    good(await approvePlan(program, { ...as("officer", id), planVersion: 1 }));
    const { id: suggestion } = good(await suggest("member", id, "roles", roles("会場と広報")));
    expect((await recordOf(id)).plan).toMatchObject({ version: 1 });
    expect((await recordOf(id)).plan?.cityApprovedAt).not.toBeNull();
    const accept = (key: PersonKey, planVersion = 1) =>
      acceptPlanSuggestion(program, { ...as(key, id), suggestion, planVersion });
    expect(kindOf(await accept("representative"))).toBe("not-allowed");
    expect(good(await accept("healthStaff"))).toEqual({ version: 2 });
    const record = await recordOf(id);
    expect(record.plan).toMatchObject({ version: 2, cityApprovedAt: null, draftedSide: "city" });
    expect(record.planDrafters).toContain(person("member").id);
    const pages = await program.db.asActor(person("member"), (tx) => findPlan(tx, id));
    expect(pages?.head.suggestedBy).toMatchObject({ side: "partner" });
    expect(pages?.body.roles.city).toBe("会場と広報");
    expect(kindOf(await accept("officer", 2))).toBe("stale");
  });

  test("is taken once, however many press at the same moment", async () => {
    const id = await aPlan();
    const { id: suggestion } = good(await suggest("member", id, "roles", roles("会場と広報")));
    const twice = await Promise.all(
      (["officer", "officer2", "healthStaff"] as const).map((key) =>
        acceptPlanSuggestion(program, { ...as(key, id), suggestion, planVersion: 1 }),
      ),
    );
    expect(twice.map(kindOf).toSorted()).toEqual(["done", "stale", "stale"]);
    expect((await recordOf(id)).plan?.version).toBe(2);
  });

  test("is declined with a reason, or withdrawn by who wrote it, and then stands", async () => {
    const id = await aPlan();
    const { id: suggestion } = good(await suggest("officer", id, "roles", roles("会場だけ")));
    const decline = (key: PersonKey, reason: string) =>
      declinePlanSuggestion(program, { ...as(key, id), suggestion, reason });
    expect(kindOf(await decline("officer2", "いや"))).toBe("not-allowed");
    expect(kindOf(await decline("member", " "))).toBe("invalid");
    good(await decline("member", "広報も要ります。"));
    expect(kindOf(await decline("member", "広報も要ります。"))).toBe("stale");
    const { id: other } = good(await suggest("officer", id, "roles", roles("会場だけ")));
    const withdraw = (key: PersonKey) => withdrawPlanSuggestion(program, { ...as(key, id), suggestion: other });
    expect(kindOf(await withdraw("officer2"))).toBe("not-allowed");
    good(await withdraw("officer"));
    expect(kindOf(await withdraw("officer"))).toBe("stale");
    expect((await recordOf(id)).plan?.version).toBe(1);
  });

  test("follows what changed elsewhere in its section; where both changed the same place only its writer says what is meant", async () => {
    const id = await aPlan();
    const { id: moved } = good(await suggest("member", id, "purpose", { scope: "3回", purpose: wholePlan.purpose }));
    const { id: crossed } = good(await suggest("member", id, "roles", roles("会場")));
    good(await save("officer", id, "purpose", { service: "眠りの教室" }));
    good(await save("officer", id, "roles", roles("広報"), 2));
    const accept = (suggestion: string, planVersion: number) =>
      acceptPlanSuggestion(program, { ...as("officer", id), suggestion, planVersion });
    expect(kindOf(await accept(moved, 2))).toBe("stale");
    good(await accept(moved, 3));
    expect(await bodyOf(id)).toMatchObject({ scope: "3回", service: "眠りの教室" });
    expect(kindOf(await accept(crossed, 4))).toBe("stale");
    expect((await bodyOf(id)).roles.city).toBe("広報");
    const { id: again } = good(await suggest("member", id, "gains", { citizensGive: "時間" }, crossed));
    expect(kindOf(await accept(crossed, 4))).toBe("stale");
    good(await accept(again, 4));
  });

  test("is not taken over the head of somebody who writes in that section", async () => {
    const id = await aPlan();
    const { id: suggestion } = good(await suggest("officer", id, "roles", roles("会場")));
    good(await lock("representative", id, "roles"));
    const accept = (key: PersonKey) => acceptPlanSuggestion(program, { ...as(key, id), suggestion, planVersion: 1 });
    expect(kindOf(await accept("member"))).toBe("stale");
    good(await accept("representative"));
  });

  test("says something, of one section, with a reason; of another proposal it does not exist", async () => {
    const id = await aPlan();
    expect(kindOf(await suggest("member", id, "roles", { roles: wholePlan.roles }))).toBe("invalid");
    const unreasoned = { section: "roles", words: roles("会場"), baseVersion: 1, reason: " " } as const;
    expect(kindOf(await suggestPlanChange(program, { ...as("member", id), ...unreasoned }))).toBe("invalid");
    const early = { ...unreasoned, reason: "理由", baseVersion: 9 };
    expect(kindOf(await suggestPlanChange(program, { ...as("member", id), ...early }))).toBe("stale");
    const { id: suggestion } = good(await suggest("member", id, "roles", roles("会場")));
    const other = await aPlan();
    const accept = { suggestion, planVersion: 1 };
    expect(kindOf(await acceptPlanSuggestion(program, { ...as("officer", other), ...accept }))).toBe("not-found");
    const unknown = { suggestion: randomUUID(), planVersion: 1 };
    expect(kindOf(await acceptPlanSuggestion(program, { ...as("officer", id), ...unknown }))).toBe("not-found");
    expect(kindOf(await acceptPlanSuggestion(program, { ...as("disasterHead", id), ...accept }))).toBe("not-allowed");
  });

  test("the partner cannot suggest that the city has confirmed that something costs nothing (G3.3)", async () => {
    const id = await aPlan();
    const row = { side: "city", year: "", kind: "property", what: "会議室", yen: 0, needs: "" } as const;
    const cityCheck = { words: "市が認めた", name: "藤原 直樹", on: "2026-11-26" };
    const { id: suggestion } = good(
      await suggest("member", id, "contributions", { contributions: [{ ...row, cityCheck }] }),
    );
    good(await acceptPlanSuggestion(program, { ...as("officer", id), suggestion, planVersion: 1 }));
    expect((await bodyOf(id)).contributions).toEqual([{ ...row, cityCheck: null }]);
  });

  test("one side has no more open ones than the other would answer; one's own may be written anew", async () => {
    const id = await aPlan();
    let last = "";
    for (let count = 0; count < 30; count += 1)
      last = good(await suggest("member", id, "roles", roles(`案${count}`))).id;
    expect(kindOf(await suggest("representative", id, "gains", { citizensGive: "参加の時間" }))).toBe("not-allowed");
    good(await suggest("member", id, "roles", roles("案の直し"), last));
    good(await suggest("officer", id, "gains", { citizensGive: "参加の時間" }));
  });
});
