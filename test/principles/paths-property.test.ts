import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProposalRecord } from "../../src/domain/process/record.ts";
import { openByHand } from "./by-hand.ts";
import { type Attempt, attempt, dialogueOf, type Key, people } from "./model.ts";

const actions = [
  "startMethodReview",
  "backToDialogue",
  "startPreparing",
  "startCall",
  "reopenMethodReview",
  "holdProposal",
  "resumeProposal",
  "agreeProtection",
  "leaveOutProtection",
  "editPlan",
  "approvePlan",
  "decideFeasibility",
  "meetCondition",
  "recordMethodFacts",
  "checkFairness",
  "proposeMethod",
  "decidePaper",
] as const;
const turn = fc.nat({ max: 59 });
const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  action: fc.constantFrom(...actions),
  by: fc.constantFrom(...(Object.keys(people) as Key[])),
  turn,
});

/** The straight way, on which everybody does their part; a way of the test is this one with steps left out, and others put between. */
const straight = (turn: number): readonly Attempt[] => [
  { action: "editPlan", by: "officer", turn: 0 },
  { action: "approvePlan", by: "representative", turn: 0 },
  { action: "approvePlan", by: "officer", turn: 0 },
  { action: "agreeProtection", by: "officer", turn: 0 },
  { action: "startMethodReview", by: "officer", turn: 0 },
  { action: "decideFeasibility", by: "head", turn: turn % 2 },
  { action: "meetCondition", by: "head", turn: 0 },
  { action: "recordMethodFacts", by: "officer", turn: 0 },
  { action: "checkFairness", by: "staff", turn: 0 },
  { action: "proposeMethod", by: "officer", turn },
  { action: "decidePaper", by: "finance", turn: 0 },
  { action: "decidePaper", by: "mayor", turn: 0 },
  { action: "startPreparing", by: "officer", turn: 0 },
  { action: "startCall", by: "officer", turn: 0 },
];
const way = turn.chain((first) =>
  fc
    .tuple(
      ...straight(first).map((one) =>
        fc.record({
          before: fc.array(anyAttempt, { maxLength: 2 }),
          step: fc.option(fc.constant(one), { freq: 8 }),
        }),
      ),
      fc.record({ before: fc.array(anyAttempt, { maxLength: 8 }), step: fc.constant(null) }),
    )
    .map((steps) => steps.flatMap(({ before, step }) => (step ? [...before, step] : before))),
);
const begins = fc.constantFrom("agreed" as const, "requested" as const, null);

/** Every record that a way leads over, from the first. */
function along(first: ProposalRecord, steps: readonly Attempt[]): readonly ProposalRecord[] {
  const records = [first];
  for (const step of steps) records.push(attempt(records.at(-1)!, step));
  return records;
}

test("no way through the process comes to preparing or to a call, or stands there, with a required gate open", () => {
  const reached = { preparing: 0, in_call: 0 };
  fc.assert(
    fc.property(begins, way, (part, steps) => {
      for (const record of along(dialogueOf(part), steps)) {
        if (record.status !== "preparing" && record.status !== "in_call") continue;
        reached[record.status]++;
        expect(openByHand(record)).toEqual([]);
      }
    }),
    { numRuns: 4000 },
  );
  // A test that never comes there would prove nothing.
  expect(reached.preparing).toBeGreaterThan(200);
  expect(reached.in_call).toBeGreaterThan(200);
});

test("the straight way comes to both", () => {
  expect(along(dialogueOf("requested"), straight(0)).at(-1)!.status).toBe("preparing");
  expect(along(dialogueOf("requested"), straight(1)).at(-1)!.status).toBe("in_call");
});
