import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endSessions, type OpenedSession, openSession } from "../../db/stores/session-store.ts";

/** Signs in as a person of the demo city by the key of their card, without a password; null elsewhere and for an unknown key. */
export async function signInAs(
  program: Program,
  input: { key: string; earlier: Buffer | null; browser?: string },
): Promise<OpenedSession | null> {
  if (!program.isDemo) return null;
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const person = await tx
      .selectFrom("people")
      .select(["id", "side"])
      .where("demo_key", "=", input.key)
      .where("ended_at", "is", null)
      .where("blocked_at", "is", null)
      .executeTakeFirst();
    if (!person) return null;
    if (input.earlier) await endSessions(tx, { only: input.earlier }, at);
    const opened = await openSession(tx, { id: person.id, side: person.side as "partner" | "city" }, at, input.browser);
    const entry = { byId: person.id, subjectId: person.id, at, facts: { demo: true } };
    await appendAudit(tx, program.key, { ...entry, kind: "signed-in" });
    return opened;
  });
}
