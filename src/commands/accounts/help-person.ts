import type { Program } from "../../db/program.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { type MadeLink, makeLink } from "../../db/stores/link-store.ts";
import { dropFactor } from "../../db/stores/second-factor-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { tellOfChange } from "../second-factor/tell-of-change.ts";
import { administer } from "./administer.ts";

/** Ends every session of somebody: a lost device, a person who left their desk unlocked. */
export function endSessionsOf(
  program: Program,
  input: { actor: Person; personId: string },
): Promise<Result<{ ended: number }>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const person = await tx.selectFrom("people").select("id").where("id", "=", input.personId).executeTakeFirst();
    if (!person) return undo({ kind: "not-found" });
    const { ended } = await endSessions(tx, { of: input.personId }, at);
    await audit("sessions-ended", input.personId, { sessions: ended });
    return done({ ended });
  });
}

/** Ends one session of somebody: a machine that was left open. */
export function endSessionOf(
  program: Program,
  input: { actor: Person; personId: string; sessionId: string },
): Promise<Result<null>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const { ended } = await endSessions(tx, { of: input.personId, id: input.sessionId }, at);
    if (ended === 0) return undo({ kind: "not-found" });
    await audit("sessions-ended", input.personId, { sessions: ended });
    return done(null);
  });
}

/** A new link for who forgot their password. Nothing ends until it is used; that it was made stays in the log, with who made it. */
export function makePasswordLink(
  program: Program,
  input: { actor: Person; personId: string },
): Promise<Result<MadeLink & { name: string }>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const person = await tx
      .selectFrom("people")
      .innerJoin("accounts", "accounts.person_id", "people.id")
      .select(["people.id", "people.name"])
      .where("people.id", "=", input.personId)
      .where("people.ended_at", "is", null)
      .where("people.blocked_at", "is", null)
      .executeTakeFirst();
    if (!person) return undo({ kind: "not-found" });
    const link = await makeLink(tx, { personId: person.id, madeBy: input.actor.id }, at);
    await tellOfChange(tx, person.id, "password-link-made", at);
    await audit("password-link-made", person.id);
    return done({ ...link, name: person.name });
  });
}

/**
 * Takes the second factor of somebody away who has lost their telephone and their recovery codes: all their sessions end, and the next
 * sign-in begins with the password. Never one's own: that is done with a code, so that an open session alone is not enough.
 */
export async function removeFactorOf(
  program: Program,
  input: { actor: Person; personId: string },
): Promise<Result<{ ended: number }>> {
  if (input.personId === input.actor.id)
    return refused({
      kind: "not-allowed",
      reason: "自分の認証アプリは、「アカウント」の画面で、コードを書いて外します。",
    });
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    if (!(await dropFactor(tx, input.personId))) return undo({ kind: "not-found" });
    await endHalfSessions(tx, input.personId, at);
    const { ended } = await endSessions(tx, { of: input.personId }, at);
    await tellOfChange(tx, input.personId, "factor-removed-for-you", at);
    await audit("second-factor-removed", input.personId, { sessions: ended });
    return done({ ended });
  });
}
