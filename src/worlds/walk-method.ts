import { checkFairness } from "../commands/check-fairness.ts";
import { decideFeasibility } from "../commands/decide-feasibility.ts";
import { decidePaper } from "../commands/decide-paper.ts";
import { meetCondition } from "../commands/meet-condition.ts";
import { proposeMethod } from "../commands/propose-method.ts";
import { usualClassification } from "../commands/put-on-route.ts";
import { recordMethodFacts } from "../commands/record-method-facts.ts";
import { refused } from "../domain/kernel/result.ts";
import { readFacts } from "../domain/method/facts.ts";
import { typedFrom } from "../domain/method/typed-facts.ts";
import type { Status } from "../domain/process/status.ts";
import type { Step, Walk } from "./walk.ts";
import { as } from "./walk-coordination.ts";

/** The method review: feasibility, facts, fairness, the paper on its route. */
export function stepsOfMethod(walk: Walk): readonly Step[] {
  const { story, program } = walk;
  const { feasibility, fairness, methodFacts, method } = story;
  return [
    ...(feasibility ? ofFeasibility(walk, feasibility) : []),
    ...(methodFacts
      ? [
          inReview("record the method's facts", feasibility?.day ?? walk.dayOf("method_review")!, () => {
            const read = readFacts(methodFacts);
            if (!read.ok) return Promise.resolve(read);
            return recordMethodFacts(program, { ...as(walk, story.officer), facts: typedFrom(read.value) });
          }),
        ]
      : []),
    ...(fairness
      ? [
          inReview("check fairness", fairness.day, () =>
            checkFairness(program, {
              ...as(walk, fairness.by),
              answers: typedFairness(fairness.answers),
              conclusion: "fair",
            }),
          ),
        ]
      : []),
    ...(method ? ofPaper(walk, method) : []),
  ];
}

function inReview(name: string, day: number, act: Step["act"]): Step {
  return { name, day, in: ["method_review"], act };
}

function ofFeasibility(walk: Walk, feasibility: NonNullable<Walk["story"]["feasibility"]>): readonly Step[] {
  const head = () => as(walk, walk.cast.headOf(walk.lead!));
  const { answer, reason, conditions } = feasibility;
  // A condition is met before the method is proposed.
  const latest = walk.story.method?.day ?? 0;
  return [
    inReview("decide the feasibility", feasibility.day, () =>
      decideFeasibility(walk.program, {
        ...head(),
        answer,
        reason,
        conditions: conditions.map((one) => one.text).join("\n"),
      }),
    ),
    ...conditions.flatMap(({ metDay }, condition) =>
      metDay === null
        ? []
        : [
            inReview("mark a condition met", Math.max(metDay, latest), () =>
              meetCondition(walk.program, { ...head(), condition }),
            ),
          ],
    ),
  ];
}

function typedFairness(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, text]) =>
      key.includes("-")
        ? [[key, text]]
        : [
            [`holds-${key}`, "yes"],
            [`text-${key}`, text],
          ],
    ),
  );
}

function ofPaper(walk: Walk, method: NonNullable<Walk["story"]["method"]>): readonly Step[] {
  const { story, program, cast } = walk;
  let paperId = "";
  return [
    inReview("propose the method", method.day, async () => {
      const words = { method: method.method, reason: method.reason, departure: method.reason };
      const proposed = await proposeMethod(program, { ...as(walk, story.officer), ...words, ...usualClassification });
      if (proposed.ok) paperId = proposed.value.value!.paperId;
      return proposed;
    }),
    ...cast.route
      .slice(0, method.approvals ?? cast.route.length)
      .map((person, index) => approve(walk, person, () => paperId, method.day - 1 - index, "method_review")),
  ];
}

/** One person on the route approves a paper, of the words that they were shown. */
export function approve(walk: Walk, person: string, paperId: () => string, day: number, status: Status): Step {
  return {
    name: `approve a paper (${person})`,
    by: person,
    day,
    in: [status],
    act: async () => {
      const actor = walk.actor(person);
      const shown = await walk.program.db.asActor(actor, (tx) =>
        tx.selectFrom("approval_papers").select("content_hash").where("id", "=", paperId()).executeTakeFirst(),
      );
      if (!shown) return refused({ kind: "not-found" });
      return decidePaper(walk.program, {
        ...as(walk, person),
        paperId: paperId(),
        decision: "approved",
        comment: "",
        contentHash: shown.content_hash.toString("hex"),
      });
    },
  };
}
