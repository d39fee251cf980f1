import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

/** How the mail is doing: counts and codes, no address and no content. Settled letters count for a month. */
export type MailHealth = {
  waiting: number;
  oldest: Date | null;
  sent: number;
  refused: number;
  expired: number;
  lastAnswer: string;
};

/** For the administrator and the chief; for anybody else nothing waits and nothing was sent. */
export async function mailHealth(program: Program, actor: Person): Promise<MailHealth> {
  return program.db.asActor(actor, async (tx) => {
    const { rows } = await sql<{
      waiting: number;
      oldest: Date | null;
      sent: number;
      refused: number;
      expired: number;
      last_answer: string;
    }>`select waiting::int, oldest, sent::int, refused::int, expired::int, last_answer from app.mail_health()`.execute(
      tx,
    );
    const { last_answer: lastAnswer, ...counts } = rows[0]!;
    return { ...counts, lastAnswer };
  });
}
