import type { Program } from "../db/program.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import type { Actor } from "../domain/policy/actor.ts";

export type ChallengeToAnswer = { code: string; title: string; ask: string; deadline: string | null; isOpen: boolean };

/** The published challenge that somebody wants to answer; null when there is none of this code. */
export async function findChallengeToAnswer(
  program: Program,
  actor: Actor,
  code: string,
): Promise<ChallengeToAnswer | null> {
  const row = await program.db.asActor(actor, (tx) =>
    tx
      .selectFrom("challenges")
      .select(["code", "title", "ask", "deadline", "status"])
      .where("code", "=", code)
      .where("status", "<>", "draft")
      .executeTakeFirst(),
  );
  if (!row) return null;
  const isOpen = row.status === "open" && (row.deadline === null || row.deadline >= todayInTokyo(program.now()));
  return { code: row.code, title: row.title, ask: row.ask, deadline: row.deadline, isOpen };
}
