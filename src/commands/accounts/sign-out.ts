import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import type { Person } from "../../domain/policy/actor.ts";

/** Ends the session of this browser. Unknown and ended ones are no error: the outcome is the same. */
export async function signOut(program: Program, session: Buffer): Promise<void> {
  const at = program.now();
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const { personId } = await endSessions(tx, { only: session }, at);
    if (!personId) return;
    await appendAudit(tx, program.key, { kind: "signed-out", byId: personId, subjectId: personId, at, facts: {} });
  });
}

/** Ends one of one's own sessions, by its id. @returns false when there is none: unknown, ended, or somebody else's. */
export async function endOwnSession(program: Program, input: { actor: Person; sessionId: string }): Promise<boolean> {
  const at = program.now();
  const { id } = input.actor;
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const { ended } = await endSessions(tx, { id: input.sessionId, of: id }, at);
    if (ended === 0) return false;
    const entry = { byId: id, subjectId: id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "sessions-ended" });
    return true;
  });
}

/** Ends every session of a person, on every device, at once; `except`: but the one of this token's hash. */
export async function signOutEverywhere(program: Program, actor: Person, except?: Buffer): Promise<number> {
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const { ended } = await endSessions(tx, { of: actor.id, except }, at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "sessions-ended" });
    return ended;
  });
}
