import { type PasskeySite, readRegistration } from "../../accounts/passkeys.ts";
import { recoveryCodesFor } from "../../accounts/recovery-codes.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { keepPasskey, listPasskeys, mostPasskeys } from "../../db/stores/passkey-store.ts";
import { countRecoveryCodes, keepRecoveryCodes } from "../../db/stores/second-factor-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isStillRight, proveOwnPassword } from "../accounts/own-password.ts";
import { hashesOf } from "./enrol-app.ts";
import { tellOfChange } from "./tell-of-change.ts";

export type PasskeyAdded =
  /** `codes`: recovery codes, made with the first second factor; null when there are some. */
  | { kind: "added"; codes: string[] | null }
  | { kind: "wrong-password" }
  /** The browser's answer is none for this person, place and time, or the passkey is known already. */
  | { kind: "not-taken" };

/**
 * Adds a passkey to one's own account, with the password: an open session alone must not be enough for a way in that stays. Whoever is signed in
 * elsewhere with the password alone is out.
 */
export async function addPasskey(
  program: Program,
  input: {
    actor: Person;
    site: PasskeySite;
    current: string;
    answer: string;
    session: Buffer;
    browser: string;
    form: string;
  },
): Promise<PasskeyAdded> {
  const { actor } = input;
  const proven = await proveOwnPassword(program, actor.id, input.current);
  if (!proven) return { kind: "wrong-password" };
  const at = program.now();
  const made = await readRegistration(input.site, actor.id, input.answer, at);
  if (!made) return { kind: "not-taken" };
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (!(await isStillRight(tx, proven, input.session, at))) return { kind: "wrong-password" };
    const known = await listPasskeys(tx, actor.id);
    if (known.length >= mostPasskeys) return { kind: "not-taken" };
    if (!(await keepPasskey(tx, actor.id, { ...made, browser: input.browser }, at))) return { kind: "not-taken" };
    const isFirst = (await countRecoveryCodes(tx, actor.id)) === 0;
    const codes = isFirst ? recoveryCodesFor(program.key, actor.id, input.form) : null;
    if (codes) await keepRecoveryCodes(tx, actor.id, hashesOf(program.key, actor.id, codes), at);
    await endHalfSessions(tx, actor.id, at);
    const { ended } = await endSessions(tx, { of: actor.id, except: input.session }, at);
    await tellOfChange(tx, actor.id, "passkey-added", at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "passkey-added" });
    return { kind: "added", codes };
  });
}
