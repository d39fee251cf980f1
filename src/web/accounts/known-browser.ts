import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { derivedSecret } from "../../accounts/derived-id.ts";
import type { CodeSource } from "../../commands/second-factor/check-code.ts";
import type { Env } from "../route.ts";
import { clientAddress } from "./client-address.ts";

const cookieName = "known-browser";
const year = 365 * 24 * 3600;
/** A shared machine in a town hall or a shop knows some people; the longest unseen is forgotten first. */
const mostPeople = 8;

/**
 * Remembers in the browser that somebody has signed in here: a random name, and for each login a signature that only the program can make. It
 * signs nobody in. Wrong answers from here are counted by themselves, so that a stranger who guesses elsewhere, or behind the same address,
 * never makes the person wait (decision 0025).
 */
export function rememberBrowser(c: Context<Env>, login: string): void {
  const known = readCookie(c);
  const name = known?.name ?? randomBytes(16).toString("base64url");
  const mine = signatureOf(c, name, login);
  const others = (known?.signatures ?? []).filter((one) => one !== mine).slice(0, mostPeople - 1);
  setCookie(c, cookieName, [name, mine, ...others].join("."), {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    maxAge: year,
  });
}

/** Where an answer for a login comes from: a browser that they have signed in with before, and the address. */
export function sourceOf(c: Context<Env>, login: string): CodeSource {
  const address = clientAddress(c);
  const known = readCookie(c);
  if (!known) return { browser: null, address };
  const mine = Buffer.from(signatureOf(c, known.name, login));
  const isKnown = known.signatures.some((one) => one.length === mine.length && timingSafeEqual(Buffer.from(one), mine));
  return { browser: isKnown ? `browser ${known.name}` : null, address };
}

function readCookie(c: Context<Env>): { name: string; signatures: string[] } | null {
  const text = getCookie(c, cookieName, "host") ?? "";
  const [name = "", ...signatures] = text.split(".");
  const isSound = [name, ...signatures].every((part) => /^[\w-]{22}$/.test(part));
  return isSound && signatures.length > 0 && signatures.length <= mostPeople ? { name, signatures } : null;
}

function signatureOf(c: Context<Env>, name: string, login: string): string {
  return derivedSecret(c.var.program.key, `browser ${name} knows ${login}`).subarray(0, 16).toString("base64url");
}
