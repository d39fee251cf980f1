import { hashToken, isToken, newToken } from "../../accounts/tokens.ts";
import { halfSessionTimes } from "../../domain/accounts/session-times.ts";
import type { Tx } from "../connect.ts";
import type { Program } from "../program.ts";
import type { OpenedSession } from "./session-store.ts";

/** Somebody between the right password and a session. It opens the next step and nothing else: no session is found by its token. */
export type HalfSession = {
  personId: string;
  side: "partner" | "city";
  name: string;
  login: string;
  step: "code" | "enrolment";
};

/** Begins the time between password and second factor. */
export async function openHalfSession(
  tx: Tx,
  of: { personId: string; step: "code" | "enrolment" },
  at: Date,
): Promise<OpenedSession> {
  const token = newToken();
  const expiresAt = new Date(at.getTime() + halfSessionTimes[of.step]);
  await tx
    .insertInto("half_sessions")
    .values({
      token_hash: hashToken(token),
      person_id: of.personId,
      step: of.step,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/** Whose half session a token belongs to, while it lives; null otherwise. */
export async function findHalfSession(program: Program, token: string | undefined): Promise<HalfSession | null> {
  if (!token || !isToken(token)) return null;
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const half = await tx
      .selectFrom("half_sessions")
      .innerJoin("people", "people.id", "half_sessions.person_id")
      .innerJoin("accounts", "accounts.person_id", "half_sessions.person_id")
      .select(["people.id", "people.side", "people.name", "accounts.login", "half_sessions.step"])
      .where("half_sessions.token_hash", "=", hashToken(token))
      .where("half_sessions.ended_at", "is", null)
      .where("half_sessions.expires_at", ">", program.now())
      .where("people.ended_at", "is", null)
      .where("people.blocked_at", "is", null)
      .executeTakeFirst();
    if (!half) return null;
    return {
      personId: half.id,
      side: half.side as HalfSession["side"],
      name: half.name,
      login: half.login,
      step: half.step as HalfSession["step"],
    };
  });
}

/** Uses a half session up. @returns false when it is dead already: of two who come at once, one goes on. */
export async function useHalfSession(tx: Tx, token: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("half_sessions")
    .set({ ended_at: at })
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends every half session of a person: a changed password, a lost factor, the end of their use. */
export async function endHalfSessions(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable("half_sessions")
    .set({ ended_at: at })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .execute();
}
