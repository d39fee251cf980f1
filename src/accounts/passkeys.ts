import { randomBytes, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { derivedSecret } from "./derived-id.ts";

/** What is known of a passkey: who holds its device can prove it, and nobody else. */
export type PasskeyCredential = { credentialId: Buffer; publicKey: Buffer; counter: number; transports: string[] };

/** Where passkeys belong to: the program's key, its public origin, and what the device shows as its name. */
export type PasskeySite = { key: Buffer; publicUrl: string; name: string };

/** EdDSA, ES256, RS256 (COSE): what devices make today. Newer ones would be tried out at every page, and the runtime warns of them. */
const algorithms = [-8, -7, -257];

/** How long a page may stand before its button is pressed. */
const challengeMs = 10 * 60_000;

/** Passkeys belong to a name of a host; where the program is reached by an address alone there are none. */
export function hasPasskeys(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0;
}

/** What the browser needs to make a passkey for somebody; as JSON for the page. */
export async function registrationOptions(
  site: PasskeySite,
  person: { id: string; login: string; name: string; known: readonly PasskeyCredential[] },
  now: Date,
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: new URL(site.publicUrl).hostname,
    userID: new TextEncoder().encode(person.id),
    userName: person.login,
    userDisplayName: person.name,
    challenge: new Uint8Array(challengeFor(site.key, `registration of ${person.id}`, now)),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: person.known.map(toAllowed),
    // It signs in by itself: it has to be found without a login, and the device has to ask for its owner (PIN, finger, face).
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/** What the browser needs to prove a passkey: one of these, or with null whichever it finds. */
export async function signInOptions(
  site: PasskeySite,
  known: readonly PasskeyCredential[] | null,
  now: Date,
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: new URL(site.publicUrl).hostname,
    challenge: new Uint8Array(challengeFor(site.key, "sign-in", now)),
    userVerification: "required",
    ...(known ? { allowCredentials: known.map(toAllowed) } : {}),
  });
  return JSON.stringify(options);
}

/** The passkey that a browser has just made; null when the answer is not right for this person, place and time. */
export async function readRegistration(
  site: PasskeySite,
  personId: string,
  typed: string,
  now: Date,
): Promise<PasskeyCredential | null> {
  const response = parse<RegistrationResponseJSON>(typed);
  if (!response) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isChallenge(site.key, `registration of ${personId}`, challenge, now),
      expectedOrigin: site.publicUrl,
      expectedRPID: new URL(site.publicUrl).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return {
      credentialId: Buffer.from(id, "base64url"),
      publicKey: Buffer.from(publicKey),
      counter,
      transports: (transports ?? []).map(String),
    };
  } catch {
    // What the library throws is a wrong answer of a browser, never a fault of ours: there is nothing but its input.
    return null;
  }
}

/** Which passkey an answer speaks of, before it is checked; null when it is none. */
export function credentialOf(typed: string): Buffer | null {
  const id = parse<AuthenticationResponseJSON>(typed)?.id;
  return typeof id === "string" && /^[\w-]{16,1400}$/.test(id) ? Buffer.from(id, "base64url") : null;
}

/** The new counter and the challenge of a right answer (to be used up); null for a wrong one. */
export async function checkSignIn(
  site: PasskeySite,
  credential: PasskeyCredential,
  typed: string,
  now: Date,
): Promise<{ counter: number; challenge: Buffer; expiresAt: Date } | null> {
  const response = parse<AuthenticationResponseJSON>(typed);
  if (!response) return null;
  let seen = "";
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => {
        seen = challenge;
        return isChallenge(site.key, "sign-in", challenge, now);
      },
      expectedOrigin: site.publicUrl,
      expectedRPID: new URL(site.publicUrl).hostname,
      credential: {
        id: credential.credentialId.toString("base64url"),
        publicKey: new Uint8Array(credential.publicKey),
        counter: credential.counter,
      },
      requireUserVerification: true,
    });
    if (!verified) return null;
    const expiresAt = new Date(now.getTime() + challengeMs);
    return { counter: authenticationInfo.newCounter, challenge: Buffer.from(seen, "base64url"), expiresAt };
  } catch {
    return null;
  }
}

const [nonceBytes, timeBytes, macBytes] = [16, 8, 16];

/**
 * A challenge that the program knows again without having kept it: chance, its end, and a signature of both with what it is for. A page that
 * nobody answers leaves nothing behind.
 */
function challengeFor(key: Buffer, purpose: string, now: Date): Buffer {
  const end = Buffer.alloc(timeBytes);
  end.writeBigUInt64BE(BigInt(now.getTime() + challengeMs));
  const front = Buffer.concat([randomBytes(nonceBytes), end]);
  return Buffer.concat([front, macOf(key, purpose, front)]);
}

function isChallenge(key: Buffer, purpose: string, challenge: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== nonceBytes + timeBytes + macBytes) return false;
  const front = bytes.subarray(0, nonceBytes + timeBytes);
  if (!timingSafeEqual(bytes.subarray(nonceBytes + timeBytes), macOf(key, purpose, front))) return false;
  return front.readBigUInt64BE(nonceBytes) > BigInt(now.getTime());
}

function macOf(key: Buffer, purpose: string, front: Buffer): Buffer {
  return derivedSecret(key, `passkey ${purpose} ${front.toString("hex")}`).subarray(0, macBytes);
}

function toAllowed({ credentialId, transports }: PasskeyCredential) {
  return { id: credentialId.toString("base64url"), transports };
}

/** An answer of a browser as JSON; null for anything else, and for one that is longer than any. */
function parse<T>(typed: string): T | null {
  if (typed.length > 20_000) return null;
  try {
    const read: unknown = JSON.parse(typed);
    return typeof read === "object" && read !== null ? (read as T) : null;
  } catch {
    return null;
  }
}
