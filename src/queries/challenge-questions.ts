import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { type ChallengeQuestion, questionFrom, questionsOf } from "../db/stores/question-store.ts";
import { isId } from "../domain/kernel/ids.ts";

const pageSize = 20;

/** A page of the questions about a challenge that the actor may read, the newest first. */
export async function listQuestions(
  tx: Tx,
  challengeId: string,
  after: string | null,
): Promise<{ questions: readonly ChallengeQuestion[]; next: string | null }> {
  let query = questionsOf(tx).where("q.challenge_id", "=", challengeId);
  const [time, id] = (after ?? "").split("_");
  if (/^\d{1,15}$/.test(time ?? "") && isId(id ?? "")) {
    const at = new Date(Number(time));
    query = query.where((eb) =>
      eb.or([eb("q.asked_at", "<", at), eb.and([eb("q.asked_at", "=", at), eb("q.id", ">", id!)])]),
    );
  }
  const rows = await query
    .orderBy("q.asked_at", "desc")
    .orderBy("q.id")
    .limit(pageSize + 1)
    .execute();
  const questions = rows.slice(0, pageSize).map(questionFrom);
  const last = questions.at(-1);
  return { questions, next: rows.length > pageSize && last ? `${last.askedAt.getTime()}_${last.id}` : null };
}

/** How many questions about a challenge wait for somebody in the city, as far as the actor may read them. */
export async function countWaitingQuestions(tx: Tx, challengeId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("challenge_questions")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("challenge_id", "=", challengeId)
    .where("state", "in", ["asked", "passed_on", "answered"])
    .executeTakeFirstOrThrow();
  return count;
}
