import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { noTies } from "../../test/support/no-ties.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { fullPlan, good, toMethodReview } from "../../test/support/to-method-review.ts";
import { listEvidence } from "../db/stores/fairness-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Result } from "../domain/kernel/result.ts";
import { fairnessQuestions } from "../domain/method/fairness.ts";
import { gatesOf } from "../domain/principles/gates.ts";
import { checkFairness } from "./check-fairness.ts";
import { decideFeasibility } from "./decide-feasibility.ts";
import { decidePaper } from "./decide-paper.ts";
import { editPlan } from "./edit-plan.ts";
import { proposeMethod } from "./propose-method.ts";
import { usualClassification } from "./put-on-route.ts";
import { recordMethodFacts } from "./record-method-facts.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const as = (key: PersonKey, proposalId: string) => ({ actor: person(key), proposalId });
const seenBy = (key: PersonKey, id: string) => program.db.asActor(person(key), (tx) => findRecord(tx, id));
const gateOf = async (key: PersonKey, id: string) => gatesOf((await seenBy(key, id))!)[1]!;
const missingOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "gates" ? result.refusal.missing.map((one) => one.sentence) : null;
const reasonOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "not-allowed" ? result.refusal.reason : null;

const facts = {
  cityBearsCost: "no",
  estimatedCostYen: "",
  contractKind: "",
  wideRecruitmentNeeded: "no",
  otherOperatorsCouldDoIt: "yes",
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
const proposed = { method: "project_agreement", reason: "一つの取組のため。", departure: "", ...usualClassification };
const check = (key: PersonKey, id: string) => checkFairness(program, { ...as(key, id), ...fair });
const propose = (key: PersonKey, id: string) => proposeMethod(program, { ...as(key, id), ...proposed });
const edit = (id: string, baseVersion: number, change: Partial<typeof fullPlan>) =>
  editPlan(program, { ...as("officer", id), plan: { ...fullPlan, ...change }, baseVersion, reason: "直し" });
const moreMoney = {
  contributions: [
    ...fullPlan.contributions,
    { side: "city", year: "", kind: "cash", what: "会場の費用", yen: 300_000, needs: "", cityCheck: null } as const,
  ],
};

/** In the method review with feasibility and facts, and nobody with a tie. */
async function inReview(): Promise<string> {
  const id = await toMethodReview(city);
  await noTies(city, id, "healthStaff");
  good(
    await decideFeasibility(program, { ...as("healthHead", id), answer: "yes", reason: "できる。", conditions: "" }),
  );
  good(await recordMethodFacts(program, { ...as("officer", id), facts }));
  return id;
}
async function decide(key: PersonKey, id: string, paperId: string, decision: string) {
  await noTies(city, id, key);
  const found = await city.owner.query(
    "select encode(content_hash, 'hex') as hash from approval_papers where id = $1",
    [paperId],
  );
  const contentHash = (found.rows[0] as { hash: string }).hash;
  return decidePaper(program, { ...as(key, id), paperId, decision, comment: "意見", contentHash });
}
const changed = "公平性の確認のあとで、「お金・もの・データの出し合い」が変わりました。もう一度確認します。";

describe("the fairness check stops the method step", () => {
  test("when money changes in the plan it is asked anew, and the desk has the ball; other words leave it alone", async () => {
    const id = await inReview();
    good(await check("healthStaff", id));
    good(await edit(id, 1, { purpose: "よく眠れる市民をもっと増やす。" }));
    expect(await gateOf("officer", id)).toMatchObject({ state: "confirmed", by: [person("healthStaff").id] });
    good(await edit(id, 2, moreMoney));
    expect(await gateOf("officer", id)).toMatchObject({ state: "missing", missing: [changed] });
    expect((await gateOf("representative", id)).state).toBe("missing");
    expect((await seenBy("officer", id))?.openWaits.map((wait) => wait.task)).toContain("checkFairness");
    expect(missingOf(await propose("officer", id))).toEqual([changed]);
    city.hoursLater(1);
    good(await check("officer2", id));
    good(await propose("officer", id));
  });

  test("a paper that is on its route is not approved after such a change, and can be sent back", async () => {
    const id = await inReview();
    good(await check("healthStaff", id));
    const { paperId } = good(await propose("officer", id));
    good(await edit(id, 1, moreMoney));
    expect(missingOf(await decide("finance", id, paperId, "approved"))).toEqual([changed]);
    expect(good(await decide("finance", id, paperId, "sent_back"))).toEqual({ state: "sent_back" });
  });

  test("new facts about the city's spending ask anew too", async () => {
    const id = await inReview();
    good(await check("healthStaff", id));
    const cost = { cityBearsCost: "yes", estimatedCostYen: "80万円", contractKind: "service" };
    good(await recordMethodFacts(program, { ...as("officer", id), facts: { ...facts, ...cost } }));
    expect(missingOf(await propose("officer", id))).toEqual([
      "公平性の確認のあとで、「市の支出と相手の決まり方」が変わりました。もう一度確認します。",
    ]);
  });

  test("who proposed the method does not answer, and who answered does not propose", async () => {
    const id = await inReview();
    good(await check("officer2", id));
    expect(reasonOf(await propose("officer2", id))).toBe(
      "公平性の確認に答えた人は、手法を起案できません。ほかの担当者が起案します。",
    );
    city.hoursLater(1);
    good(await check("healthStaff", id));
    good(await propose("officer2", id));
    expect(reasonOf(await check("officer2", id))).toBe("公平性の確認は、手法を起案していない人が行います。");
    expect(reasonOf(await check("officer", id))).toBe("公平性の確認は、共同計画を書いていない人が行います。");
  });

  test("the database refuses the same, whatever the program says", async () => {
    const id = await inReview();
    const attempt = (key: PersonKey, statement: ReturnType<typeof sql>) =>
      program.db
        .asActor(person(key), (tx) => statement.execute(tx))
        .then(
          () => "done",
          (error: { code?: string }) => error.code,
        );
    const answer = (key: PersonKey, conclusion = "fair") =>
      sql`insert into fairness_checks (proposal_id, answers, conclusion, by_id, at) values (${id}, '{}', ${conclusion}, ${person(key).id}, ${program.now()})`;
    const confirm = (key: PersonKey) =>
      sql`insert into gate_confirmations (proposal_id, principle, evidence, by_id, at) values (${id}, 'P2', '', ${person(key).id}, now())`;
    const paper = (key: PersonKey) =>
      sql`insert into approval_papers (proposal_id, kind, state, method, recommended, body, content_hash, drafted_by, drafted_at)
        values (${id}, 'method', 'on_route', 'project_agreement', 'project_agreement', '{}', '\\x00', ${person(key).id}, now())`;
    expect(await attempt("officer", answer("officer"))).toBe("42501");
    expect(await attempt("officer2", confirm("officer2"))).toBe("42501");
    expect(await attempt("officer", paper("officer"))).toBe("42501");
    expect(await attempt("officer2", answer("officer2"))).toBe("done");
    expect(await attempt("chief", confirm("chief"))).toBe("42501");
    expect(await attempt("officer2", paper("officer2"))).toBe("42501");
    good(await edit(id, 1, moreMoney));
    expect(await attempt("officer", paper("officer"))).toBe("42501");
    expect(await attempt("officer2", confirm("officer2"))).toBe("42501");
  });
});

describe("what the record says beside the questions", () => {
  const kinds = async (key: PersonKey, id: string) => {
    const found = await city.owner.query("select id from fairness_checks where proposal_id = $1", [id]);
    const checkId = (found.rows[0] as { id: string }).id;
    const evidence = await program.db.asActor(person(key), (tx) => listEvidence(tx, checkId));
    return evidence.map((one) => one.facts.kind);
  };

  test("earlier proposals and contracts of the same organisation are kept with the answer, and named to nobody who may not see them", async () => {
    const earlier = await toMethodReview(city);
    await city.owner.query(
      "insert into awards (proposal_id, municipality_id, contract_number, contracted_on, amount_yen, by_id, at) values ($1, $2, 'R9-契-1', '2027-05-01', 900000, $3, now())",
      [earlier, program.municipality, person("officer").id],
    );
    const id = await inReview();
    good(await check("officer2", id));
    const ofDesk = await kinds("officer2", id);
    expect(ofDesk).toEqual(
      expect.arrayContaining(["others-answered", "free", "plan", "award", "earlier-proposal", "contract", "ties"]),
    );
    // The lead department reads the check and the plan, but not how many of the desk have declared what.
    expect(await kinds("healthStaff", id)).not.toContain("ties");
    expect(await kinds("healthStaff", id)).toContain("plan");
    // Who has a tie with the earlier proposal finds it nowhere, not even in an old answer.
    await city.owner.query(
      "insert into conflict_declarations (proposal_id, municipality_id, person_id, has_tie, at) values ($1, $2, $3, true, now()) on conflict (proposal_id, person_id) do update set has_tie = true",
      [earlier, program.municipality, person("chief").id],
    );
    expect(await kinds("chief", id)).not.toContain("award");
    expect(await kinds("chief", id)).toContain("plan");
    expect(await kinds("representative", id)).toEqual([]);
    expect(await kinds("otherCompany", id)).toEqual([]);
  });
});
