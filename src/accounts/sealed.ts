import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedSecret } from "./derived-id.ts";

const ivBytes = 12;
const tagBytes = 16;

/**
 * A secret that the database may keep: AES-256-GCM under a key that follows from the program's key and the purpose. `of` (a person's
 * id) is bound to it, so that a row copied to somebody else opens nothing.
 */
export function seal(key: Buffer, purpose: string, of: string, secret: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", derivedSecret(key, `seal ${purpose}`), iv);
  cipher.setAAD(Buffer.from(of));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** What was sealed for this purpose and person; null for anything else: damaged, foreign, or sealed with another key. */
export function unseal(key: Buffer, purpose: string, of: string, sealed: Buffer): string | null {
  if (sealed.length <= ivBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", derivedSecret(key, `seal ${purpose}`), sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(of));
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
