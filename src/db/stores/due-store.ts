import { sql } from "kysely";
import type { NoticeKind } from "../../domain/mail/news.ts";
import type { Tx } from "../connect.ts";

/** Something beside proposals that somebody in the city has to do until a day. */
export type OpenDue = {
  about: "consultation" | "challenge" | "request";
  id: string;
  holder: "desk" | "department" | "approver";
  departmentId: string | null;
  task: string;
  due: string;
  /** Of a challenge: the question about it that waits. */
  questionId?: string;
};

/** As the clock: consultations and questions to departments with a date in the range, begun before `midnight`; at most 500. */
export async function listOpenDues(tx: Tx, from: string, to: string, midnight: Date): Promise<readonly OpenDue[]> {
  const { rows } = await sql<Omit<OpenDue, "departmentId"> & { department_id: string | null }>`
    select about, id, holder, department_id, task, due from wall.open_dues
    where due between ${from} and ${to} and since < ${midnight} order by due, id limit 500`.execute(tx);
  return rows.map(({ department_id: departmentId, ...row }) => ({ ...row, departmentId }));
}

/** As the clock: challenges that wait for somebody in the city, with their last move; at most 500. */
export async function listWaitingChallenges(
  tx: Tx,
): Promise<readonly { id: string; status: string; departmentId: string; movedAt: Date }[]> {
  const { rows } = await sql<{ id: string; status: string; department_id: string; moved_at: Date }>`
    select id, status, department_id, moved_at from wall.waiting_challenges
    where moved_at is not null order by moved_at, id limit 500`.execute(tx);
  return rows.map((row) => ({
    ...{ id: row.id, status: row.status, departmentId: row.department_id, movedAt: row.moved_at },
  }));
}

/** As the clock: questions about challenges that wait for somebody in the city, with the day of asking; at most 500. */
export async function listWaitingQuestions(
  tx: Tx,
): Promise<readonly { id: string; challengeId: string; state: string; departmentId: string; askedAt: Date }[]> {
  const { rows } = await sql<{
    id: string;
    challenge_id: string;
    state: string;
    department_id: string;
    asked_at: Date;
  }>`
    select id, challenge_id, state, department_id, asked_at from wall.waiting_questions
    order by asked_at, id limit 500`.execute(tx);
  return rows.map((row) => ({
    ...{ id: row.id, challengeId: row.challenge_id, state: row.state },
    ...{ departmentId: row.department_id, askedAt: row.asked_at },
  }));
}

/** As the clock: tells the people of each audience, who were not told in this way of this date before. */
export async function remindOf(
  tx: Tx,
  reminders: readonly (OpenDue & { kind: NoticeKind; audience: string })[],
  at: Date,
): Promise<void> {
  if (reminders.length === 0) return;
  const rows = reminders.map(({ about, id, departmentId, questionId, ...one }) => ({
    ...one,
    [about]: id,
    department: departmentId,
    question: questionId,
  }));
  await sql`select app.remind(${JSON.stringify(rows)}::jsonb, ${at})`.execute(tx);
}
