import { timingSafeEqual } from "node:crypto";
import { derivedSecret } from "./derived-id.ts";

/** What a link in a mail about challenges ends: one watch, or the news that follow from the organisation's profile. */
export type NewsEnd = { of: "watch" | "member"; id: string };

/** The secret of such a link; it follows from the program's key, and is stored nowhere. */
export function newsToken(key: Buffer, { of, id }: NewsEnd): string {
  return `${of}-${id}-${derivedSecret(key, `news ${of} ${id}`).toString("base64url").slice(0, 32)}`;
}

/** What a link ends; null when it is none of ours. */
export function readNewsToken(key: Buffer, token: string): NewsEnd | null {
  const found = /^(watch|member)-([0-9a-f-]{36})-[\w-]{32}$/.exec(token);
  if (!found) return null;
  const end = { of: found[1] as NewsEnd["of"], id: found[2]! };
  const [given, right] = [Buffer.from(token), Buffer.from(newsToken(key, end))];
  return given.length === right.length && timingSafeEqual(given, right) ? end : null;
}
