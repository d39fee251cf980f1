import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { type StepAnswer, stepAnswerErrors } from "../domain/dialogue/step-request.ts";
import { done, type Refusal, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act, undo } from "./act.ts";

/** The side that was asked for a step says that it is done, or why not now and when it looks at it again; who asked takes it back. */
export function answerStep(
  program: Program,
  input: Acting & { stepId: string } & (StepAnswer | { answer: "withdrawn" }),
) {
  return act(program, input, "answerStep", async ({ tx, record, actor, at, today, log }) => {
    const step = record.stepRequests.find(({ id }) => id === input.stepId);
    if (!step) return undo(await whyGone(tx, record.id, input.stepId));
    const isWithdrawn = input.answer === "withdrawn";
    if ((twoSided(speakerOf(actor, record)!) === step.side) !== isWithdrawn)
      return refused({
        kind: "not-allowed",
        reason: isWithdrawn ? "この希望を書いたのは相手です。" : "この希望には、相手が返事をします。",
      });
    const { words, day } = isWithdrawn ? { words: "", day: null } : input;
    const errors = isWithdrawn ? [] : stepAnswerErrors(input, today);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .updateTable("step_requests")
      .set({
        answer: input.answer,
        answer_words: normaliseLineBreaks(words),
        answer_day: day,
        answered_by: actor.id,
        answered_at: at,
      })
      .where("id", "=", step.id)
      .where("proposal_id", "=", record.id)
      .execute();
    await log(isWithdrawn ? "step-withdrawn" : "step-answered", "dialogue", { step: step.id, answer: input.answer });
    return done({ id: step.id });
  });
}

/** Somebody was first, or there is no such request here. */
async function whyGone(tx: Tx, proposalId: string, id: string): Promise<Refusal> {
  const found = await tx
    .selectFrom("step_requests")
    .select("id")
    .where("id", "=", id)
    .where("proposal_id", "=", proposalId)
    .executeTakeFirst();
  return found ? { kind: "stale", changed: "返事をした希望" } : { kind: "not-found" };
}
