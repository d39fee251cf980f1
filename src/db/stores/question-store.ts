import { sql } from "kysely";
import type { QuestionState } from "../../domain/challenge/question.ts";
import type { Tx } from "../connect.ts";

/** A question about a challenge, as its reader inside sees it. */
export type ChallengeQuestion = {
  id: string;
  challengeId: string;
  code: string;
  departmentId: string;
  question: string;
  answer: string;
  reason: string;
  state: QuestionState;
  askedAt: Date;
  version: number;
  /** Who asked: the desk alone sees it. */
  asker: { name: string; mail: string; lang: "ja" | "en" } | null;
};

/** Questions with who asked, as far as the actor may read it, for a list to order and bound. */
export function questionsOf(tx: Tx) {
  return tx
    .selectFrom("challenge_questions as q")
    .innerJoin("challenges as c", "c.id", "q.challenge_id")
    .leftJoin("challenge_askers as a", "a.question_id", "q.id")
    .selectAll("q")
    .select(["c.code", "c.department_id", "a.name", "a.mail", "a.lang"]);
}

/** One question of a challenge, locked; null when it does not exist for this person. */
export async function lockQuestion(tx: Tx, challengeId: string, id: string): Promise<ChallengeQuestion | null> {
  await sql`select id from challenge_questions where id = ${id} for update`.execute(tx);
  const row = await questionsOf(tx).where("q.id", "=", id).where("q.challenge_id", "=", challengeId).executeTakeFirst();
  return row ? questionFrom(row) : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof questionsOf>["executeTakeFirstOrThrow"]>>;

/** The CHECKs of the tables hold their words to the types of the domain. */
export function questionFrom(row: Row): ChallengeQuestion {
  return {
    id: row.id,
    challengeId: row.challenge_id,
    code: row.code,
    departmentId: row.department_id,
    question: row.question,
    answer: row.answer,
    reason: row.reason,
    state: row.state as QuestionState,
    askedAt: row.asked_at,
    version: row.version,
    asker: row.mail && row.name ? { name: row.name, mail: row.mail, lang: row.lang as "ja" | "en" } : null,
  };
}
