import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { dropIdentities, keepIdentity, lockIdentity } from "../../db/stores/identity-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import type { Identity, IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import { justSignedInMs } from "../../domain/accounts/session-times.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { tellOfChange } from "../second-factor/tell-of-change.ts";

export type Connected =
  | "connected"
  /** It is somebody else's, or of the other side: staff are not connected with a provider of companies. */
  | "not-theirs"
  /** The sign-in is too long ago. */
  | "sign-in-again";

/**
 * Connects an identity at a provider with the account of who is signed in. They have to have signed in just now: an open session alone must
 * not be enough for a way in that stays (ASVS 7.5.1). Its owner hears of it by mail.
 */
export async function connectIdentity(
  program: Program,
  input: { actor: Person; session: Buffer; identity: Identity; side: IdentityProvider["settings"]["side"] },
): Promise<Connected> {
  const { actor, identity } = input;
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const own = await tx
      .selectFrom("sessions as s")
      .innerJoin("people as p", "p.id", "s.person_id")
      .select(["s.created_at", "p.side"])
      .where("s.token_hash", "=", input.session)
      .where("s.person_id", "=", actor.id)
      .where("s.ended_at", "is", null)
      .where("s.expires_at", ">", at)
      .forUpdate("s")
      .executeTakeFirst();
    // Ended since this request came in, perhaps by the owner of the account.
    if (!own) return "sign-in-again";
    if (own.side !== input.side) return "not-theirs";
    const known = await lockIdentity(tx, identity);
    if (known) return known.personId === actor.id ? "connected" : "not-theirs";
    if (at.getTime() - own.created_at.getTime() > justSignedInMs) return "sign-in-again";
    await keepIdentity(tx, actor.id, identity, at);
    await tellOfChange(tx, actor.id, "sign-on-connected", at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { provider: identity.provider } };
    await appendAudit(tx, program.key, { ...entry, kind: "identity-connected" });
    return "connected";
  });
}

/** Takes an identity off one's own account; whoever is signed in elsewhere, perhaps by it, is out. @returns false when there is none. */
export async function disconnectIdentity(
  program: Program,
  input: { actor: Person; session: Buffer; identityId: string },
): Promise<boolean> {
  const { actor } = input;
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if ((await dropIdentities(tx, actor.id, { id: input.identityId })) === 0) return false;
    await endHalfSessions(tx, actor.id, at);
    const { ended } = await endSessions(tx, { of: actor.id, except: input.session }, at);
    await tellOfChange(tx, actor.id, "sign-on-disconnected", at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "identity-disconnected" });
    return true;
  });
}
