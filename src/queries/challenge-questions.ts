import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { type ChallengeQuestion, questionFrom, questionsOf } from "../db/stores/question-store.ts";
import { isId } from "../domain/kernel/ids.ts";
import { isOfDesk, type Person } from "../domain/policy/actor.ts";

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

/** Challenges with questions whose turn is the reader's, those first that were asked first. */
export type QuestionsToAnswer = { challengeId: string; code: string; count: number; firstAskedAt: Date };

/** What the desk looks at or publishes, what a department answers of its own challenges; at most 20 challenges. */
export async function questionsToAnswer(tx: Tx, person: Person): Promise<readonly QuestionsToAnswer[]> {
  const own = person.departments.map(({ id }) => id);
  const { rows } = await sql<{ challenge_id: string; code: string; count: number; first: Date }>`
    select q.challenge_id, c.code, count(*)::int as count, min(q.asked_at) as first
    from challenge_questions q join challenges c on c.id = q.challenge_id
    where q.state in ('asked', 'passed_on', 'answered')
      and case q.state when 'passed_on' then c.department_id = any (${own}::uuid[]) else ${isOfDesk(person)} end
    group by q.challenge_id, c.code order by first, q.challenge_id limit 20`.execute(tx);
  return rows.map((row) => ({
    ...{ challengeId: row.challenge_id, code: row.code },
    ...{ count: row.count, firstAskedAt: row.first },
  }));
}
