import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { type Challenge, findChallenge, lockChallenge } from "../../db/stores/challenge-store.ts";
import { type City, cityOf } from "../../db/stores/city-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import {
  type ChallengeAction,
  challengeMoves,
  challengePartsOf,
  mayOnChallenge,
  whoDoesChallenge,
} from "../../domain/challenge/challenge.ts";
import { challengeDue } from "../../domain/challenge/challenge-ball.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

/** What every act on a challenge carries. */
export type OnChallenge = {
  actor: Person;
  challengeId: string;
  /** The version the form was drawn from; an act on an older one is refused as stale. */
  version?: number | undefined;
  formKey?: string | undefined;
};

/** What the work is given: the locked challenge, and the ways to change it. */
export type ChallengeAct = {
  tx: Tx;
  city: City;
  at: Date;
  today: string;
  actor: Person;
  challenge: Challenge;
  /** Writes down what was done; never rewritten. */
  step: (kind: string, body?: string) => Promise<void>;
  /** Moves it where the action leads, with other columns, and writes the step down. */
  move: (kind: string, body?: string, columns?: Record<string, unknown>) => Promise<void>;
  /** Columns that change without a move; the version rises with them. */
  save: (columns: Record<string, unknown>) => Promise<void>;
  /** Public pages are drawn anew. */
  publish: () => Promise<void>;
};

/** The write path of a challenge: lock · decide · save · write down, in one transaction; the same form sent twice is done once. */
export async function actOnChallenge<T>(
  program: Program,
  input: OnChallenge,
  action: ChallengeAction,
  work: (act: ChallengeAct) => Promise<Result<T>>,
): Promise<Result<T | null>> {
  const city = await cityOf(program);
  const at = program.now();
  return undoing(() =>
    program.db.asActor(input.actor, async (tx): Promise<Result<T | null>> => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, input.actor.id, at))) return done(null);
      await lockChallenge(tx, input.challengeId);
      const challenge = await findChallenge(tx, input.challengeId);
      if (!challenge) return undo({ kind: "not-found" });
      const answer = mayOnChallenge(input.actor, action, challenge);
      if (!answer.ok) return undo(answer.refusal);
      if (input.version !== undefined && input.version !== challenge.version)
        return undo({ kind: "stale", changed: challenge.state });
      const result = await work(actOn(tx, city, at, input.actor, challenge, action));
      return result.ok ? result : undo(result.refusal);
    }),
  );
}

function actOn(
  tx: Tx,
  city: City,
  at: Date,
  actor: Person,
  challenge: Challenge,
  action: ChallengeAction,
): ChallengeAct {
  const parts = challengePartsOf(actor, challenge);
  const side = whoDoesChallenge[action].find((part) => parts.has(part)) ?? "department";
  // 代決: the step says in whose place it was done.
  const isDeputys = (action === "approve" || action === "refuseApproval") && challenge.deciding !== actor.id;
  const in_place_of = isDeputys ? challenge.deciding : null;
  const write = async (kind: string, body: string, to_status: string | null) => {
    await tx
      .insertInto("challenge_steps")
      .values({ challenge_id: challenge.id, kind, body, by_id: actor.id, by_side: side, at, to_status, in_place_of })
      .execute();
  };
  const save = async (columns: Record<string, unknown>) => {
    await tx
      .updateTable("challenges")
      .set({ ...columns, version: challenge.version + 1 })
      .where("id", "=", challenge.id)
      .execute();
  };
  return {
    tx,
    city,
    at,
    today: todayInTokyo(at),
    actor,
    challenge,
    step: (kind, body = "") => write(kind, body, null),
    async move(kind, body = "", columns = {}) {
      const to = challengeMoves[action]!;
      await save({ ...columns, status: to, due: challengeDue(to, at, city.settings.targetDays, city.calendar) });
      await write(kind, body, to);
    },
    save,
    async publish() {
      await sql`select app.raise_public_revision()`.execute(tx);
    },
  };
}
