import { acceptedStep, openAppSecret } from "../../accounts/authenticator-app.ts";
import { hashRecoveryCode, readRecoveryCode, recoveryCodesFor } from "../../accounts/recovery-codes.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions, findHalfSession, useHalfSession } from "../../db/stores/half-session-store.ts";
import { findApp, keepApp, keepRecoveryCodes, lockAccount } from "../../db/stores/second-factor-store.ts";
import { endSessions, type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import { normaliseCode } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isStillRight, proveOwnPassword } from "../accounts/own-password.ts";
import { undo, undoing } from "../act.ts";
import { tellOfChange } from "./tell-of-change.ts";

export type Enrolment = {
  /** The secret that the page showed, sealed for this person: what the form carried. */
  sealed: string;
  typed: string;
};

export type Enrolled =
  /** `codes`: the recovery codes, to be shown once. */
  | { kind: "enrolled"; codes: string[] }
  | { kind: "wrong" }
  /** The form's secret is none of ours for this person, or another app was set up meanwhile: begin again. */
  | { kind: "over" };

type AtSignIn = Enrolled | { kind: "entered"; codes: string[]; opened: OpenedSession };

/**
 * Sets up an authenticator app for who is signed in: the first code shows that the app has the secret. Whoever is signed in elsewhere with the
 * password alone is out. The password is asked for again: with an open session alone a thief would lock its owner out by an app of their own
 * (ASVS 7.5.1). The same form sent twice shows the same recovery codes.
 */
export async function enrolApp(
  program: Program,
  input: Enrolment & { actor: Person; current: string; session: Buffer },
): Promise<Enrolled | { kind: "wrong-password" }> {
  const at = program.now();
  const { actor } = input;
  const proven = await proveOwnPassword(program, actor.id, input.current);
  if (!proven) return { kind: "wrong-password" };
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (!(await isStillRight(tx, proven, input.session, at))) return { kind: "wrong-password" };
    const enrolled = await enrol(tx, program, actor.id, input, at);
    if (enrolled.kind !== "enrolled" || enrolled.isRepeated) return enrolled;
    await endHalfSessions(tx, actor.id, at);
    const { ended } = await endSessions(tx, { of: actor.id, except: input.session }, at);
    await logEnrolment(tx, program, actor.id, at, { sessions: ended });
    return enrolled;
  });
}

/** The same for who has to set one up before anything opens (staff): the half session becomes a whole one. */
export async function enrolAppAtSignIn(
  program: Program,
  input: Enrolment & { half: string; browser: string; earlier: Buffer | null },
): Promise<AtSignIn> {
  const half = await findHalfSession(program, input.half);
  if (half?.step !== "enrolment") return { kind: "over" };
  const at = program.now();
  const entered = await undoing(() =>
    program.db.asActor(
      { kind: "authenticator", municipality: program.municipality },
      async (tx): Promise<Result<AtSignIn>> => {
        const { personId } = half;
        const enrolled = await enrol(tx, program, personId, input, at);
        if (enrolled.kind !== "enrolled") return done(enrolled);
        // Ended meanwhile: the app that was just kept goes with the transaction.
        if (!(await useHalfSession(tx, input.half, at))) return undo({ kind: "not-found" });
        await endHalfSessions(tx, personId, at);
        const { ended } = await endSessions(tx, { of: personId }, at);
        if (input.earlier) await endSessions(tx, { only: input.earlier }, at);
        const opened = await openSession(tx, { id: personId, side: half.side }, at, input.browser);
        await logEnrolment(tx, program, personId, at, { sessions: ended });
        await appendAudit(tx, program.key, {
          kind: "signed-in",
          byId: personId,
          subjectId: personId,
          at,
          facts: { by: "app" },
        });
        return done({ kind: "entered", codes: enrolled.codes, opened });
      },
    ),
  );
  return entered.ok ? entered.value : { kind: "over" };
}

async function enrol(
  tx: Tx,
  program: Program,
  personId: string,
  { sealed, typed }: Enrolment,
  at: Date,
): Promise<Exclude<Enrolled, { kind: "enrolled" }> | { kind: "enrolled"; codes: string[]; isRepeated: boolean }> {
  const login = await lockAccount(tx, personId);
  const kept = Buffer.from(sealed, "base64url");
  const secret = openAppSecret(program.key, personId, kept);
  if (!login || !secret) return { kind: "over" };
  const codes = recoveryCodesFor(program.key, personId, sealed);
  const app = await findApp(tx, personId);
  if (app) {
    const isRepeated = app.sealed.equals(kept) && at.getTime() - app.since.getTime() < sentAgainMs;
    return isRepeated ? { kind: "enrolled", codes, isRepeated } : { kind: "over" };
  }
  const step = await acceptedStep(secret, normaliseCode(typed), at, -1);
  if (step === null) return { kind: "wrong" };
  await keepApp(tx, { personId, sealed: kept, lastStep: step }, at);
  await keepRecoveryCodes(tx, personId, hashesOf(program.key, personId, codes), at);
  return { kind: "enrolled", codes, isRepeated: false };
}

/** A form counts as sent twice for this long; afterwards it shows no codes again. */
export const sentAgainMs = 10 * 60_000;

/** What is stored of recovery codes. */
export function hashesOf(key: Buffer, personId: string, codes: readonly string[]): Buffer[] {
  return codes.map((code) => hashRecoveryCode(key, personId, readRecoveryCode(code)!));
}

async function logEnrolment(tx: Tx, program: Program, personId: string, at: Date, facts: Record<string, unknown>) {
  await tellOfChange(tx, personId, "factor-set-up", at);
  const entry = { byId: personId, subjectId: personId, at, facts };
  await appendAudit(tx, program.key, { ...entry, kind: "second-factor-set-up" });
}
