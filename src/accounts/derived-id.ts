import { createHmac } from "node:crypto";

/** Bytes that follow from a text and the program's key: the same each time, and foretold by nobody without the key. */
export function derivedSecret(key: Buffer, of: string): Buffer {
  return createHmac("sha256", key).update(of).digest();
}

/** A UUID (version 8) that follows from a text in the same way: a form sent twice makes one record. */
export function derivedId(key: Buffer, of: string): string {
  const hash = derivedSecret(key, of);
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
