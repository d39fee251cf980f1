import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { Program } from "../db/program.ts";
import { type City, cityOf } from "../db/stores/city-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { firstOpenDeadline } from "../domain/challenge/closing.ts";
import type { Env } from "./route.ts";

/** Bounds of what is kept: a city's public face is a few hundred pages of some 20 kB. */
const mostPages = 500;
const mostBytes = 32 * 1024 * 1024;
const longestAddress = 300;
/** How long an answer may rest on the last look at the city (which itself is read at most once a second). */
const lookAgainMs = 200;

type Encoding = "br" | "gzip" | "identity";
type KeptPage = {
  route: string;
  etag: string;
  /** Names and values in turn, as node writes them; of an unchanged page without what describes a body. */
  head: readonly string[];
  unchangedHead: string[];
  plain: Buffer;
  packed: Partial<Record<Encoding, { bytes: Buffer; head: string[] }>>;
};

/** Told of every answer that was given without the rest of the program. */
export type Noted = (answer: { method: string; route: string; status: number; ms: number }) => void;

export type PublicPages = {
  /** First in the order of the middleware: what it keeps carries the security headers of the answer. */
  middleware: MiddlewareHandler<Env>;
  /** For `serve`: answers kept pages before anything else of the program runs. */
  createServer: typeof createServer;
};

/**
 * Keeps pages that are the same for everybody who is signed out, in each language, until something that they show changes:
 * the city (its public revision is raised by every publication), the date (pages count days), or the closing time (challenges close). A route says of its
 * answer that it may be kept (`keepPage`). Whoever carries a session never gets a kept page and never leaves one.
 */
export function publicPages(program: Program, noted: Noted): PublicPages {
  const kept = new Map<string, KeptPage>();
  let bytes = 0;
  let generation = "";
  let known: { city: City; print: string } | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const look = async (): Promise<string> => {
    const city = await cityOf(program);
    if (known?.city !== city) known = { city, print: printOf(city) };
    const at = program.now();
    // Challenges close at the city's closing time, not at midnight (domain/challenge/closing.ts).
    const now = `${known.print} ${todayInTokyo(at)} ${firstOpenDeadline(at, city.settings.closingMinutes)}`;
    if (now !== generation) {
      kept.clear();
      bytes = 0;
      generation = now;
    }
    lookedAt = performance.now();
    return now;
  };

  const find = (address: string): KeptPage | undefined => {
    const page = kept.get(address);
    if (!page) return undefined;
    // The map keeps the order of use: what was used least recently stands first.
    kept.delete(address);
    kept.set(address, page);
    return page;
  };

  const keep = (address: string, page: KeptPage): void => {
    const before = kept.get(address);
    if (before) bytes -= sizeOf(before);
    kept.delete(address);
    kept.set(address, page);
    bytes += sizeOf(page);
    for (const [oldest, one] of kept) {
      if (kept.size <= mostPages && bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= sizeOf(one);
    }
  };

  const middleware: MiddlewareHandler<Env> = async (c, next) => {
    if (c.req.method !== "GET" || carriesSession(c.req.header("cookie"))) return next();
    // Without a database nothing is kept and nothing answered from here; health and assets go on.
    const began = await look().catch(() => null);
    if (began === null) return next();
    const address = addressOf(c.req.url);
    const found = find(address);
    if (found) {
      c.set("keptRoute", found.route);
      return responseOf(found, c.req.header("if-none-match"), c.req.header("accept-encoding"));
    }
    await next();
    if (!c.var.keep || c.res.status !== 200 || c.res.headers.has("set-cookie")) return;
    const page = pageOf(c.req.routePath, Buffer.from(await c.res.arrayBuffer()), c.res.headers);
    // Drawn from what was known when it began: when that has changed meanwhile, it is shown and not kept.
    if (began === generation && address.length <= longestAddress) keep(address, page);
    c.res = undefined;
    c.res = responseOf(page, c.req.header("if-none-match"), c.req.header("accept-encoding"));
  };

  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const began = performance.now();
    if (request.method !== "GET" || began - lookedAt > lookAgainMs) return false;
    if (carriesSession(request.headers.cookie)) return false;
    const page = find(request.url ?? "");
    if (!page) return false;
    const unchanged = matches(page, request.headers["if-none-match"]);
    if (unchanged) response.writeHead(304, page.unchangedHead).end();
    else {
      const { head, bytes } = packedFor(page, request.headers["accept-encoding"] as string | undefined);
      response.writeHead(200, head).end(bytes);
    }
    noted({ method: "GET", route: page.route, status: unchanged ? 304 : 200, ms: performance.now() - began });
    return true;
  };

  const listenFirst = (options: object, listener: RequestListener) =>
    createServer(options, (request, response) => {
      if (!answer(request, response)) listener(request, response);
    });
  return { middleware, createServer: listenFirst as typeof createServer };
}

/** Everything of the city that a public page may show: names, settings, calendar, departments, and the revision. */
function printOf({ calendar, ...city }: City): string {
  const days = [[...calendar.closed], [...calendar.open], calendar.closingMinutes];
  return createHash("sha256")
    .update(JSON.stringify([city, days]))
    .digest("base64");
}

function pageOf(route: string, plain: Buffer, from: Headers): KeptPage {
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers(from);
  headers.delete("content-length");
  headers.set("etag", etag);
  // Asked again each time, so that a publication or a sign-in shows at once; the answer is mostly "unchanged".
  headers.set("cache-control", "no-cache");
  headers.set("vary", "cookie, accept-encoding");
  const all = [...headers];
  const unchangedHead = all.filter(([name]) => name !== "content-type").flat();
  return { route, etag, head: all.flat(), unchangedHead, plain, packed: {} };
}

function responseOf(page: KeptPage, ifNoneMatch: string | undefined, accepted: string | undefined): Response {
  if (matches(page, ifNoneMatch)) return new Response(null, { status: 304, headers: inPairs(page.unchangedHead) });
  const { bytes, head } = packedFor(page, accepted);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: inPairs(head) });
}

function inPairs(head: readonly string[]): [string, string][] {
  return Array.from({ length: head.length / 2 }, (_, index) => [head[index * 2]!, head[index * 2 + 1]!]);
}

/** The page as the reader takes it; packed when it is first asked for like this, and then kept so. */
function packedFor(page: KeptPage, accepted: string | undefined): { bytes: Buffer; head: string[] } {
  const encoding = encodingFor(accepted);
  const known = page.packed[encoding];
  if (known) return known;
  const bytes = pack(page.plain, encoding);
  const head = [...page.head];
  if (encoding !== "identity") head.push("content-encoding", encoding);
  head.push("content-length", String(bytes.byteLength));
  page.packed[encoding] = { bytes, head };
  return page.packed[encoding]!;
}

function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return "identity";
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/u.test(accepted)) return "br";
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/u.test(accepted) ? "gzip" : "identity";
}

function pack(plain: Buffer, encoding: Encoding): Buffer {
  if (encoding === "br") return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return encoding === "gzip" ? gzipSync(plain, { level: 6 }) : plain;
}

/** Packed forms come to about half of the plain one; counted from the beginning so that the bound holds later too. */
function sizeOf(page: KeptPage): number {
  return page.plain.byteLength * 1.5 + 2000;
}

function matches(page: KeptPage, ifNoneMatch: string | undefined): boolean {
  if (!ifNoneMatch) return false;
  const weak = page.etag.slice(2);
  return ifNoneMatch.split(",").some((one) => {
    const tag = one.trim();
    return tag === "*" || tag === page.etag || tag === weak;
  });
}

function carriesSession(cookie: string | undefined): boolean {
  return cookie?.includes("session=") ?? false;
}

/** Path and query of an address. */
function addressOf(url: string): string {
  return url.slice(url.indexOf("/", 8));
}
