import { sql } from "kysely";
import { hashToken, newToken } from "../../accounts/tokens.ts";
import { sessionEnd } from "../../domain/accounts/session-times.ts";
import type { Tx } from "../connect.ts";

/** What the browser gets of a new session: the token, which is stored nowhere, and when it ends. */
export type OpenedSession = { token: string; expiresAt: Date };

/**
 * Opens a session for a person, as the authenticator. They act for the organisation of their last session, as long as they belong to
 * it, otherwise for the one they have belonged to longest.
 * @param browser what the browser calls itself (User-Agent), for the list of one's own sessions; cut after 300 characters.
 */
export async function openSession(
  tx: Tx,
  person: { id: string; side: "partner" | "city" },
  at: Date,
  browser = "",
): Promise<OpenedSession> {
  const token = newToken();
  const expiresAt = sessionEnd(person.side, at);
  await tx
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      person_id: person.id,
      organisation_id: await lastOrganisation(tx, person.id),
      created_at: at,
      last_seen_at: at,
      expires_at: expiresAt,
      browser: browser.slice(0, 300).toWellFormed(),
    })
    .execute();
  return { token, expiresAt };
}

async function lastOrganisation(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ organisation_id: string }>`
    select m.organisation_id from memberships m where m.person_id = ${personId} and m.ended_at is null
    order by (select max(s.created_at) from sessions s where s.person_id = m.person_id and s.organisation_id = m.organisation_id) desc nulls last,
      m.since, m.organisation_id limit 1`.execute(tx);
  return rows[0]?.organisation_id ?? null;
}

/** Whether a session is somebody's and has not ended; it is held until the transaction ends. What an act that outlasts its request asks for. */
export async function holdsSession(tx: Tx, tokenHash: Buffer, personId: string, at: Date): Promise<boolean> {
  const alive = await tx
    .selectFrom("sessions")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", at)
    .forUpdate()
    .executeTakeFirst();
  return alive !== undefined;
}

/** Ends sessions of a person: one by its token's hash or by its id, all of them, or all but one. @returns how many ended. */
export async function endSessions(
  tx: Tx,
  which: { only: Buffer } | { of: string; except?: Buffer | undefined; id?: string },
  at: Date,
): Promise<{ ended: number; personId: string | null }> {
  let ending = tx.updateTable("sessions").set({ ended_at: at }).where("ended_at", "is", null);
  if ("only" in which) ending = ending.where("token_hash", "=", which.only);
  else {
    ending = ending.where("person_id", "=", which.of);
    if (which.id) ending = ending.where("id", "=", which.id);
    if (which.except) ending = ending.where("token_hash", "!=", which.except);
  }
  const rows = await ending.returning("person_id").execute();
  return { ended: rows.length, personId: rows[0]?.person_id ?? null };
}
