import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { dropPasskey } from "../../db/stores/passkey-store.ts";
import { dropFactor, hasFactor } from "../../db/stores/second-factor-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isStillRight, proveOwnPassword } from "../accounts/own-password.ts";
import { tellOfChange } from "./tell-of-change.ts";

/**
 * Takes one of one's own passkeys away, with the password; all other sessions end. With the last second factor its recovery codes go too.
 */
export async function removePasskey(
  program: Program,
  input: { actor: Person; passkeyId: string; current: string; session: Buffer },
): Promise<"removed" | "wrong-password" | "none"> {
  const { actor } = input;
  const proven = await proveOwnPassword(program, actor.id, input.current);
  if (!proven) return "wrong-password";
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (!(await isStillRight(tx, proven, input.session, at))) return "wrong-password";
    if (!(await dropPasskey(tx, actor.id, input.passkeyId))) return "none";
    if (!(await hasFactor(tx, actor.id))) await dropFactor(tx, actor.id);
    await endHalfSessions(tx, actor.id, at);
    const { ended } = await endSessions(tx, { of: actor.id, except: input.session }, at);
    await tellOfChange(tx, actor.id, "passkey-removed", at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "passkey-removed" });
    return "removed";
  });
}
