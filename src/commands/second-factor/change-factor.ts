import { recoveryCodesFor } from "../../accounts/recovery-codes.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import {
  dropApp,
  findApp,
  keepRecoveryCodes,
  lockAccount,
  wereMadeSince,
} from "../../db/stores/second-factor-store.ts";
import { endSessions, holdsSession } from "../../db/stores/session-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type CheckedCode, type CodeSource, checkCode } from "./check-code.ts";
import { hashesOf, sentAgainMs } from "./enrol-app.ts";
import { tellOfChange } from "./tell-of-change.ts";

/** `session`: what the change is asked for in; when it has ended meanwhile, nothing changes. */
export type FactorChange = { actor: Person; typed: string; source: CodeSource; session: Buffer };
type NotRight = Exclude<CheckedCode, { kind: "right" }> | { kind: "none" };

/**
 * Makes ten recovery codes anew, with a code; the earlier ones are worth nothing. Shown once; the form sent twice shows the same ones.
 * `form`: the key of the form.
 */
export async function makeRecoveryCodes(
  program: Program,
  input: FactorChange & { form: string },
): Promise<NotRight | { kind: "made"; codes: string[] }> {
  const { actor } = input;
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (!(await findApp(tx, actor.id))) return { kind: "none" };
    const codes = recoveryCodesFor(program.key, actor.id, input.form);
    const hashes = hashesOf(program.key, actor.id, codes);
    if (await wereMadeSince(tx, actor.id, hashes[0]!, new Date(at.getTime() - sentAgainMs)))
      return { kind: "made", codes };
    await lockAccount(tx, actor.id);
    if (!(await holdsSession(tx, input.session, actor.id, at))) return { kind: "none" };
    const checked = await checkCode(tx, program, { ...input, personId: actor.id }, at);
    if (checked.kind !== "right") return checked;
    await keepRecoveryCodes(tx, actor.id, hashes, at);
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: {} };
    await appendAudit(tx, program.key, { ...entry, kind: "recovery-codes-made" });
    return { kind: "made", codes };
  });
}

/** Takes one's own app away, with a code; all other sessions end, and the person's own too where they have to set one up anew. */
export async function removeOwnFactor(
  program: Program,
  input: FactorChange & { keepsSession: boolean },
): Promise<NotRight | { kind: "removed" }> {
  const { actor } = input;
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (!(await findApp(tx, actor.id))) return { kind: "none" };
    await lockAccount(tx, actor.id);
    if (!(await holdsSession(tx, input.session, actor.id, at))) return { kind: "none" };
    const checked = await checkCode(tx, program, { ...input, personId: actor.id }, at);
    if (checked.kind !== "right") return checked;
    await dropApp(tx, actor.id);
    await endHalfSessions(tx, actor.id, at);
    await tellOfChange(tx, actor.id, "factor-removed", at);
    const { ended } = await endSessions(
      tx,
      { of: actor.id, except: input.keepsSession ? input.session : undefined },
      at,
    );
    const entry = { byId: actor.id, subjectId: actor.id, at, facts: { sessions: ended } };
    await appendAudit(tx, program.key, { ...entry, kind: "second-factor-removed" });
    return { kind: "removed" };
  });
}
