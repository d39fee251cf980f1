import type { Program } from "../../db/program.ts";
import { longestQuestion } from "../../domain/challenge/question.ts";
import { done, type FieldError, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import { actOnQuestion, type OnQuestion } from "./act-on-question.ts";

/**
 * Publishes question and answer to all alike, without a name (P2). The desk may shorten the question, so that nothing in it tells who
 * asked or what they plan; whoever asked is told by mail.
 */
export function publishAnswer(program: Program, input: OnQuestion & { publicQuestion: string; publicAnswer: string }) {
  return actOnQuestion(program, input, "publish", async ({ tx, at, question, save, tell, publish }) => {
    const limits = { max: longestQuestion, isMultiline: true, isRequired: true };
    const asked = readText(input.publicQuestion, limits, "公開する質問");
    const answer = readText(input.publicAnswer, limits, "公開する答え");
    const errors: FieldError[] = [
      ...(asked.ok ? [] : [{ field: "publicQuestion", message: asked.message }]),
      ...(answer.ok ? [] : [{ field: "publicAnswer", message: answer.message }]),
    ];
    if (!asked.ok || !answer.ok) return refused({ kind: "invalid", errors });
    await save({ state: "published", answer: answer.text, settled_at: at });
    await tx
      .insertInto("challenge_answers")
      .values({
        question_id: question.id,
        challenge_id: question.challengeId,
        question: asked.text,
        answer: answer.text,
        published_at: at,
      })
      .execute();
    await tell("question-answered");
    await publish();
    return done(null);
  });
}
