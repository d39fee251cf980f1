import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The network address a request comes from. Behind a proxy of one's own (a peer on loopback or a private network) it is the last
 * address that the proxy wrote; what stands before it could be anybody's invention. "" when unknown (tests).
 */
export function clientAddress(c: Context): string {
  const peer = peerOf(c);
  if (!isPrivate(peer)) return peer;
  const last = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return /^[0-9a-f.:]{2,45}$/i.test(last) ? last : peer;
}

function peerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address?.replace(/^::ffff:/, "") ?? "";
  } catch {
    return "";
  }
}

function isPrivate(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(address);
}
