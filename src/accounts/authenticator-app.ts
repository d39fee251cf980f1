import { generateSecret, generateURI, verify } from "otplib";
import { seal, unseal } from "./sealed.ts";

const purpose = "authenticator app";
/** Seconds of one code (RFC 6238), and how far a telephone's clock may be off: one code before, one after. */
const stepSeconds = 30;

/** A secret for somebody's authenticator app: to show once (`secret`, Base32), and as it is kept (`sealed`). */
export function newAppSecret(key: Buffer, personId: string): { secret: string; sealed: Buffer } {
  const secret = generateSecret({ length: 20 });
  return { secret, sealed: seal(key, purpose, personId, secret) };
}

/** The secret that was sealed for this person; null when it is none of ours or somebody else's. */
export function openAppSecret(key: Buffer, personId: string, sealed: Buffer): string | null {
  return unseal(key, purpose, personId, sealed);
}

/** What the QR code says to the app: whose code it is, and where. */
export function appUri(of: { issuer: string; login: string; secret: string }): string {
  return generateURI({ issuer: of.issuer, label: of.login, secret: of.secret });
}

/**
 * The time step of a right code, to be kept: only a later one is right the next time, so that a code works once.
 * @param after the step of the last accepted code; -1 when there was none.
 * @returns null: wrong, out of time, or used before.
 */
export async function acceptedStep(secret: string, code: string, at: Date, after: number): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: stepSeconds,
    ...(after >= 0 ? { afterTimeStep: after } : {}),
  });
  if (!result.valid || !("timeStep" in result)) return null;
  return result.timeStep > after ? result.timeStep : null;
}
