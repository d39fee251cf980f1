import { acceptedStep, openAppSecret } from "../../accounts/authenticator-app.ts";
import { derivedSecret } from "../../accounts/derived-id.ts";
import { hashRecoveryCode, readRecoveryCode } from "../../accounts/recovery-codes.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import {
  findApp,
  findWrongCodes,
  forgetWrongCodes,
  keepWrongCodes,
  lockAccount,
  unknownBrowsers,
  useRecoveryCode,
  useStep,
} from "../../db/stores/second-factor-store.ts";
import { isForgotten, secondsToWait, type WrongCodes } from "../../domain/accounts/guessing.ts";
import { normaliseCode } from "../../domain/kernel/text.ts";

/** Where a code was typed: the name of a browser in which the person has signed in before, otherwise the address. */
export type CodeSource = { browser: string | null; address: string };

export type CheckedCode =
  | { kind: "right"; by: "app" | "recovery-code" }
  | { kind: "wrong" }
  | { kind: "wait"; seconds: number };

/**
 * Looks at a code of somebody's second factor, from the app or one of the recovery codes, and uses it up. Wrong ones are counted for where
 * they come from (guessing.ts); the counts are in the database, because all copies of the program have to count together and a restart
 * must not forgive: whoever types codes knows the password (decision 0025). A wrong code is written down: commit what this answers.
 */
export async function checkCode(
  tx: Tx,
  program: Program,
  input: { personId: string; typed: string; source: CodeSource },
  at: Date,
): Promise<CheckedCode> {
  const { personId } = input;
  await lockAccount(tx, personId);
  const isKnown = input.source.browser !== null;
  const own = derivedSecret(program.key, `code from ${input.source.browser ?? input.source.address}`);
  const wrong = {
    own: await findWrongCodes(tx, personId, own),
    unknown: isKnown ? null : await findWrongCodes(tx, personId, unknownBrowsers),
  };
  const seconds = secondsToWait(wrong, at);
  if (seconds > 0) return { kind: "wait", seconds };

  const by = await useCode(tx, program, personId, input.typed, at);
  if (by) {
    await forgetWrongCodes(tx, personId, own);
    return { kind: "right", by };
  }
  await keepWrongCodes(tx, personId, own, oneMore(wrong.own, at));
  if (!isKnown) await keepWrongCodes(tx, personId, unknownBrowsers, oneMore(wrong.unknown, at));
  await appendAudit(tx, program.key, { kind: "code-failed", byId: null, subjectId: personId, at, facts: {} });
  return { kind: "wrong" };
}

async function useCode(
  tx: Tx,
  program: Program,
  personId: string,
  typed: string,
  at: Date,
): Promise<"app" | "recovery-code" | null> {
  const recovery = readRecoveryCode(typed);
  if (recovery) {
    const hash = hashRecoveryCode(program.key, personId, recovery);
    return (await useRecoveryCode(tx, personId, hash, at)) ? "recovery-code" : null;
  }
  const app = await findApp(tx, personId);
  const secret = app && openAppSecret(program.key, personId, app.sealed);
  if (!app || !secret) return null;
  const step = await acceptedStep(secret, normaliseCode(typed), at, app.lastStep);
  if (step === null) return null;
  await useStep(tx, personId, step);
  return "app";
}

function oneMore(counted: WrongCodes | null, at: Date): WrongCodes {
  const before = counted && !isForgotten(counted.lastAt, at) ? counted.failures : 0;
  return { failures: before + 1, lastAt: at };
}
