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

/** Ends every session of a person, on every device, at once. */
export async function signOutEverywhere(program: Program, actor: Person): Promise<number> {
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const { ended } = await endSessions(tx, { of: actor.id }, at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "sessions-ended" });
    return ended;
  });
}
