import { checkSignIn, credentialOf, type PasskeySite } from "../../accounts/passkeys.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { lockPasskey, useChallenge, usePasskey } from "../../db/stores/passkey-store.ts";
import { endSessions, openSession } from "../../db/stores/session-store.ts";
import { isByProviderOnly } from "../single-sign-on/by-provider-only.ts";
import type { LetIn } from "./let-in.ts";

/**
 * Signs in with a passkey: instead of password and code, or after the password. The device has asked for its owner (PIN, finger, face), so that it
 * is two factors in one. An answer works once. @returns null for anything that is not right, without saying why.
 */
export async function signInByPasskey(
  program: Program,
  input: { site: PasskeySite; answer: string; browser: string; earlier: Buffer | null },
): Promise<(LetIn & { login: string }) | null> {
  const credentialId = credentialOf(input.answer);
  if (!credentialId) return null;
  const at = program.now();
  const { settings } = await cityOf(program);
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const passkey = await lockPasskey(tx, credentialId);
    const right = passkey && (await checkSignIn(input.site, passkey, input.answer, at));
    if (!passkey || !right || !(await useChallenge(tx, right.challenge, right.expiresAt, at))) return null;
    const { id, side, login } = await tx
      .selectFrom("people")
      .innerJoin("accounts", "accounts.person_id", "people.id")
      .select(["people.id", "people.side", "accounts.login"])
      .where("people.id", "=", passkey.personId)
      .executeTakeFirstOrThrow();
    if (isByProviderOnly(program, settings, side)) return null;
    await usePasskey(tx, passkey.id, right.counter, at);
    await endHalfSessions(tx, id, at);
    if (input.earlier) await endSessions(tx, { only: input.earlier }, at);
    const opened = await openSession(tx, { id, side: side as "partner" | "city" }, at, input.browser);
    await appendAudit(tx, program.key, { kind: "signed-in", byId: id, subjectId: id, at, facts: { by: "passkey" } });
    return { ...opened, step: "whole", login };
  });
}
