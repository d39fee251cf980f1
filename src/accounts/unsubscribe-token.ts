import { timingSafeEqual } from "node:crypto";
import { derivedSecret } from "./derived-id.ts";

/**
 * What the link in a mail ends: `mails`: those of a person but for their turns; `watch`: of one thing that somebody watches; `member`: those
 * that follow from the profile of a person's organisation. The id is the person's, or the watch's.
 */
export type MailEnd = { of: "mails" | "watch" | "member"; id: string };

/** The secret of such a link. It follows from the program's key, is stored nowhere, and opens nothing else. */
export function unsubscribeToken(key: Buffer, { of, id }: MailEnd): string {
  return `${of}-${id}-${derivedSecret(key, `unsubscribe ${of} ${id}`).toString("base64url").slice(0, 32)}`;
}

/** What a link ends; null when it is none of ours. */
export function readUnsubscribeToken(key: Buffer, token: string): MailEnd | null {
  const found = /^(mails|watch|member)-([0-9a-f-]{36})-[\w-]{32}$/.exec(token);
  if (!found) return null;
  const end = { of: found[1] as MailEnd["of"], id: found[2]! };
  const [given, right] = [Buffer.from(token), Buffer.from(unsubscribeToken(key, end))];
  return given.length === right.length && timingSafeEqual(given, right) ? end : null;
}
