import { timingSafeEqual } from "node:crypto";
import { derivedSecret } from "./derived-id.ts";

/** What the unsubscribing link of a mail carries: the person, and a proof that the program made it. It opens nothing else. */
export function unsubscribeToken(key: Buffer, personId: string): string {
  return `${personId.replaceAll("-", "")}${proofOf(key, personId)}`;
}

/** The person of such a token; null when the program did not make it. */
export function personOfUnsubscribe(key: Buffer, token: string): string | null {
  const [, hex = "", proof = ""] = /^([0-9a-f]{32})([A-Za-z0-9_-]{22})$/.exec(token) ?? [];
  if (!hex) return null;
  const personId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(key, personId))) ? personId : null;
}

function proofOf(key: Buffer, personId: string): string {
  return derivedSecret(key, `unsubscribe ${personId}`).toString("base64url").slice(0, 22);
}
