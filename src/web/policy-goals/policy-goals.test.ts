import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { aPolicyGoal } from "../../../test/support/policy-goals.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";

// 計画の目標: the desk keeps them, and names them where public benefit is confirmed (P1).

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const list = "/desk/policy-goals";
const typed = {
  plan: "第5次総合計画",
  goal: "①𠮷の川で、よく歩く市民をふやす",
  fields: "健康",
  validFrom: "令和8年4月1日",
};

test("a goal is written down, stands in the list, and is put right; what was typed comes back with what would be right", async () => {
  const wrong = await pages.post("officer", list, { ...typed, plan: "", validFrom: "2026年2月30日" });
  expect(wrong.status).toBe(422);
  expect(wordsOf(wrong.text)).toContain("計画や方針の名前を書いてください。");
  expect(wrong.text).toContain("①𠮷の川で、よく歩く市民をふやす");
  const saved = await pages.post("chief", list, typed);
  expect([saved.status, saved.to]).toEqual([303, expect.stringContaining("done=policyGoalSaved")]);
  const page = (await pages.get("officer", list)).text;
  expect(wordsOf(page)).toContain("①𠮷の川で、よく歩く市民をふやす");
  const at = page.match(/\/desk\/policy-goals\/[0-9a-f-]{36}/)![0];
  const changed = { ...typed, goal: "よく歩く市民をふやす", version: "1" };
  expect((await pages.post("officer", at, changed)).status).toBe(303);
  expect((await pages.post("officer2", at, { ...changed, goal: "走る市民をふやす" })).status).toBe(409);
  expect(wordsOf((await pages.get("officer", list)).text)).not.toContain("走る市民");
});

test("for a proposal a goal that fits is suggested with why; the one that is named stands as evidence, in the words of that day", async () => {
  const goal = await aPolicyGoal(city);
  const over = await aPolicyGoal(city, {
    goal: "終わった目標",
    validFrom: "2020-04-01",
    validTo: "2026-03-31" as never,
  });
  const { proposalId: id } = await lineTo(city, "received", { story: {} });
  await noTies(city, id, "officer");
  const form = `/proposals/${id}/gates/P1`;
  const drawn = wordsOf((await pages.get("officer", form)).text);
  expect(drawn).toContain("𠮷野市健康づくり計画「①健康寿命を延ばし、よく眠れる市民をふやす」");
  expect(drawn).toContain("候補：");
  expect(drawn).toContain("分野「健康」が同じ");
  expect(drawn).not.toContain("終わった目標");
  const refused = await pages.post("officer", form, { evidence: "計画に合う。", goals: over });
  expect(refused.status).toBe(422);
  expect(wordsOf(refused.text)).toContain("いまある計画の目標から選びなおしてください。");
  expect((await pages.post("officer", form, { evidence: "計画に合う。", goals: goal })).status).toBe(303);
  await pages.post("officer", `${list}/${goal}`, { ...typed, goal: "別の文", version: "1" });
  const evidence = "計画に合う。（計画の目標：𠮷野市健康づくり計画「①健康寿命を延ばし、よく眠れる市民をふやす」）";
  expect(wordsOf((await pages.get("officer", `/proposals/${id}`)).text)).toContain(evidence);
});

test("the list is the desk's: nobody else reads or changes it, by the page or past it", async () => {
  for (const key of ["healthHead", "administrator", "representative", "finance"] as const) {
    expect((await pages.get(key, list)).status).toBe(403);
    expect((await pages.post(key, list, typed)).status).toBe(403);
    const actor = city.person(key);
    const read = await city.program.db.asActor(actor, (tx) => tx.selectFrom("policy_goals").select("id").execute());
    expect(read).toEqual([]);
    await expect(
      city.program.db.asActor(actor, (tx) =>
        sql`insert into policy_goals (plan, goal, valid_from, by_id, at) values ('計画', '目標', '2026-04-01', ${actor.id}, now())`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  }
  const inAnothersName = city.program.db.asActor(city.person("officer"), (tx) =>
    sql`update policy_goals set by_id = ${city.person("chief").id}`.execute(tx),
  );
  await expect(inAnothersName).rejects.toMatchObject({ code: "42501" });
});
