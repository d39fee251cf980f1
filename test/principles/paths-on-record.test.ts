import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { findRecord } from "../../src/db/stores/record-store.ts";
import { gatesOf } from "../../src/domain/principles/gates.ts";
import type { Principle, ProposalRecord } from "../../src/domain/process/record.ts";
import { aCity } from "../support/city.ts";
import { aDialogue } from "../support/dialogue.ts";
import type { PersonKey } from "../support/small-world.ts";
import { actNames, type Try, tryOn } from "./acts-on-record.ts";
import { confirmersByHand, openByHand } from "./by-hand.ts";

// What paths-property.test.ts says of a model, on a database: ways by the real commands, each in the name of its person, and after each step
// the record is read again.

const city = await aCity();
afterAll(city.drop);

const people = [
  "officer",
  "officer2",
  "healthHead",
  "healthStaff",
  "finance",
  "mayorOffice",
  "representative",
] as const;
const turn = fc.nat({ max: 59 });
/** What changes ground that others have judged already, by who may; seldom hit upon by chance. */
const unsettling = fc.constantFrom<[Try["act"], PersonKey]>(
  ["editPlan", "officer"],
  ["editPlan", "representative"],
  ["approvePlan", "officer"],
  ["approvePlan", "representative"],
  ["decideFeasibility", "healthHead"],
  ["recordMethodFacts", "officer"],
  ["checkFairness", "officer2"],
  ["decidePaper", "finance"],
  ["backToDialogue", "officer"],
  ["holdProposal", "officer"],
  ["resumeProposal", "officer"],
);
const anyTry: fc.Arbitrary<Try> = fc
  .tuple(fc.oneof(unsettling, fc.tuple(fc.constantFrom(...actNames), fc.constantFrom<PersonKey>(...people))), turn)
  .map(([[act, by], turn]) => ({ act, by, turn }));
const step = (act: Try["act"], by: PersonKey, turn = 0): Try => ({ act, by, turn });

const decided = (turn: number): readonly Try[] => [
  step("checkFairness", "healthStaff"),
  step("proposeMethod", "officer", turn),
  step("decidePaper", "finance"),
  step("decidePaper", "mayorOffice"),
  step("startPreparing", "officer"),
  step("startCall", "officer"),
];
/** The straight way from the opened dialogue; the method is decided a second time where it was an agreement. */
const straight = (turn: number): readonly Try[] => [
  step("proposeMeeting", "officer"),
  step("agreeMeeting", "representative"),
  step("writeMinutes", "officer"),
  step("confirmMinutes", "officer"),
  step("confirmMinutes", "representative"),
  step("agreeProtection", "officer"),
  step("editPlan", "officer"),
  step("approvePlan", "representative"),
  step("approvePlan", "officer"),
  step("startMethodReview", "officer"),
  step("decideFeasibility", "healthHead", turn % 2),
  step("meetCondition", "healthHead"),
  step("recordMethodFacts", "officer"),
  ...decided(turn),
  step("reopenMethodReview", "officer"),
  ...decided(turn + 1),
];
/** The straight way with steps left out, and others put between. */
const way = turn.chain((first) =>
  fc
    .tuple(
      ...straight(first).map((one) =>
        fc.record({
          before: fc.option(anyTry, { freq: 1 }),
          step: fc.option(fc.constant(one), { freq: 14 }),
        }),
      ),
    )
    .map((steps) => steps.flatMap(({ before, step }) => [before, step].filter((one) => one !== null))),
);

/** Ways that come to both: without them the test could pass by coming nowhere. On the last, money changes after the fairness check. */
const examples: [boolean, Try[]][] = [
  [true, [...straight(0)]],
  [false, [...straight(1)]],
  [false, straight(0).flatMap((one) => (one.act === "proposeMethod" ? [step("editPlan", "officer", 4), one] : [one]))],
];

test("on no way by the commands is a gate passed that is open, confirmed without person and evidence, or kept otherwise than it is", {
  timeout: 180_000,
}, async () => {
  const reached = { preparing: 0, in_call: 0 };
  await fc.assert(
    fc.asyncProperty(fc.boolean(), way, async (protects, steps) => {
      const id = await aDialogue(city, "布団の工場で眠りの教室", protects ? "綿七割と再生繊維三割" : undefined);
      let record = await read(id);
      await expectGates(record);
      for (const one of steps) {
        city.hoursLater(0.05);
        const isDone = await tryOn(city, record, one);
        const after = await read(id);
        if (!isDone && one.act !== "decidePaper") expect({ ...one, after }).toEqual({ ...one, after: record });
        const moved = after.status !== record.status;
        record = after;
        await expectGates(record);
        if (moved && (record.status === "preparing" || record.status === "in_call")) reached[record.status]++;
      }
    }),
    // A busy machine walks fewer ways, and the examples always.
    { seed: 20261126, numRuns: 36, examples, interruptAfterTimeLimit: 45_000, markInterruptAsFailure: false },
  );
  // The first two examples alone come to each of them.
  expect(reached.preparing).toBeGreaterThan(1);
  expect(reached.in_call).toBeGreaterThan(1);
});

/** As the desk reads it, from the database. */
async function read(id: string): Promise<ProposalRecord> {
  return (await city.program.db.asActor(city.person("officer"), (tx) => findRecord(tx, id)))!;
}

async function expectGates(record: ProposalRecord): Promise<void> {
  const gates = gatesOf(record);
  const { evidence, people, kept } = await onRecord(record.id);
  for (const gate of gates) {
    if (gate.state !== "confirmed") continue;
    expect({ gate, byHand: confirmersByHand(gate.principle, record) }).toEqual({
      gate,
      byHand: expect.arrayContaining([...gate.by]),
    });
    expect({ gate, evidence }).toEqual({ gate, evidence: expect.arrayContaining([gate.principle]) });
    expect({ gate, people }).toEqual({ gate, people: expect.arrayContaining([...gate.by]) });
  }
  const isOpen = record.status !== "withdrawn";
  const waits = gates.map(({ principle, state }) => state === "missing" || (state === "filled" && principle !== "P7"));
  expect({ status: record.status, kept }).toEqual({
    status: record.status,
    kept: isOpen ? gates.map(({ state }, index) => ({ state, waits: waits[index] })) : null,
  });
  if (record.status !== "preparing" && record.status !== "in_call") return;
  expect(openByHand(record)).toEqual([]);
  const required: Principle[] = record.status === "in_call" ? ["P1", "P2", "P4"] : ["P1", "P2", "P3", "P4", "P5", "P6"];
  for (const principle of required)
    expect(gates.find((gate) => gate.principle === principle)).toMatchObject({ state: "confirmed" });
}

/** What stands in the tables, read past every wall and without the code that judges: evidence by principle, people, and the kept row. */
async function onRecord(id: string) {
  const { rows } = await city.owner.query<{ evidence: string[]; people: string[]; kept: unknown }>(
    `select (select array_agg(e.principle) from (
        select g.principle from gate_confirmations g join proposal_texts t on t.proposal_id = g.proposal_id and t.submitted_at is not null
          where g.proposal_id = $1 and g.principle = 'P1' and g.evidence <> '' and t.benefit <> ''
        union all select 'P2' from gate_confirmations g
          where g.proposal_id = $1 and g.principle = 'P2' and g.evidence <> ''
            and (select c.conclusion = 'fair' and c.by_id = g.by_id from fairness_checks c where c.proposal_id = $1 order by c.at desc limit 1)
        union all select x.principle from plans p, unnest(array['P3', 'P5', 'P6']) x (principle)
          where p.proposal_id = $1 and p.city_approved_by <> p.partner_approved_by
            and p.version = (select max(n.version) from plans n where n.proposal_id = $1)
        union all select 'P4' from meetings m join minutes_versions v on v.meeting_id = m.id and v.said <> ''
          where m.proposal_id = $1 and m.city_confirmed_by <> m.partner_confirmed_by
        union all select 'P7' from publication_drafts d where d.proposal_id = $1 and d.decided_by is not null) e) as evidence,
      (select array_agg(p.id) from people p) as people,
      (select jsonb_agg(jsonb_build_object('state', k.state, 'waits', k.since is not null) order by k.n) from gate_states s,
        lateral (values (1, s.p1, s.p1_since), (2, s.p2, s.p2_since), (3, s.p3, s.p3_since), (4, s.p4, s.p4_since), (5, s.p5, s.p5_since),
          (6, s.p6, s.p6_since), (7, s.p7, s.p7_since)) k (n, state, since) where s.proposal_id = $1) as kept`,
    [id],
  );
  return { ...rows[0]!, evidence: rows[0]!.evidence ?? [] };
}
