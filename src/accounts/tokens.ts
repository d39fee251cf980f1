import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 random bits for a session, a link or a form, fit for an address or a cookie (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** True for text that could be such a token: asked before it is looked up. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is stored of a token. A fast hash is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
