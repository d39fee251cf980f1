import { type BlockList, isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { Env } from "../route.ts";

/** The network address a request comes from, as far as one line has one of its own; "" when unknown (tests). */
export function clientAddress(c: Context<Env>): string {
  return lineOf(addressBehind(peerOf(c), c.req.header("x-forwarded-for") ?? "", c.var.trustedProxies));
}

/** An IPv6 line has 2^64 addresses, a new one for every guess: its network of 64 bits (RFC 6177) counts as one address. */
export function lineOf(address: string): string {
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(":")}::/64` : address;
}

/** The network that a line belongs to, as a company or a renter of servers has one whole: IPv4 /24, IPv6 /48. Takes what `lineOf` gives. */
export function networkOf(line: string): string {
  const address = line.replace(/\/64$/, "");
  if (isIP(address) === 6) return `${groupsOf(address).slice(0, 3).join(":")}::/48`;
  return isIP(address) === 4 ? `${address.split(".").slice(0, 3).join(".")}.0/24` : line;
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [front = "", back] = address.split("::") as [string, string | undefined];
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const missing = 8 - groups(front).length - groups(back ?? "").length;
  const all = [...groups(front), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(back ?? "")];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}

/**
 * Who sent it, as far as it can be known: the peer of the connection; from a trusted proxy (TRUSTED_PROXIES) the last address in
 * X-Forwarded-For that is no proxy of ours. What stands before that one could be anybody's invention, and so is the whole header
 * when it comes from anybody else: whoever could write it would have a new address for every guess at a password.
 */
export function addressBehind(peer: string, forwardedFor: string, proxies: BlockList): string {
  let nearest = peer;
  for (const address of forwardedFor.split(",").map(plain).toReversed()) {
    if (!isIn(proxies, nearest) || isIP(address) === 0) return nearest;
    nearest = address;
  }
  return nearest;
}

function peerOf(c: Context): string {
  try {
    return plain(getConnInfo(c).remote.address ?? "");
  } catch {
    return "";
  }
}

/** Without the spaces of a list, and an IPv4 address as such where IPv6 carries it. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function isIn(proxies: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? "ipv4" : "ipv6");
}
