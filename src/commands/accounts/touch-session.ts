import type { Program } from "../../db/program.ts";
import { sessionTimes } from "../../domain/accounts/session-times.ts";

/** Writes down that a session is alive; two requests at once write it once. */
export async function touchSession(program: Program, session: Buffer): Promise<void> {
  const at = program.now();
  const before = new Date(at.getTime() - sessionTimes.touch);
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    await tx
      .updateTable("sessions")
      .set({ last_seen_at: at })
      .where("token_hash", "=", session)
      .where("last_seen_at", "<", before)
      .execute();
  });
}
