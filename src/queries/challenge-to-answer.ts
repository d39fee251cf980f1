import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { isChallengeOpen } from "../domain/challenge/closing.ts";
import type { Actor } from "../domain/policy/actor.ts";

export type ChallengeToAnswer = {
  code: string;
  title: string;
  ask: string;
  deadline: string | null;
  isOpen: boolean;
  isSealed: boolean;
};

/** The published challenge that somebody wants to answer; null when there is none of this code. */
export async function findChallengeToAnswer(
  program: Program,
  actor: Actor,
  code: string,
): Promise<ChallengeToAnswer | null> {
  const { settings } = await cityOf(program);
  const row = await program.db.asActor(actor, (tx) =>
    tx
      .selectFrom("challenges")
      .select(["code", "title", "ask", "deadline", "status", "is_sealed"])
      .where("code", "=", code)
      .where("published_at", "is not", null)
      .executeTakeFirst(),
  );
  if (!row) return null;
  const isOpen = isChallengeOpen(row, program.now(), settings.closingMinutes);
  return { code: row.code, title: row.title, ask: row.ask, deadline: row.deadline, isOpen, isSealed: row.is_sealed };
}
