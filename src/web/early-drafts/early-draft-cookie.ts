import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isToken } from "../../accounts/tokens.ts";
import { earlyDraftEnd } from "../../domain/proposal/early-draft.ts";

const cookieName = "early-draft";

/** The secret of what this browser wrote before registering; null when it has none. */
export function earlyDraftToken(c: Context): string | null {
  const token = getCookie(c, cookieName, "host");
  return token && isToken(token) ? token : null;
}

/** Puts the secret into the browser: readable by no script, sent to this host alone (`__Host-`), as long as the draft is kept. */
export function giveEarlyDraft(c: Context, token: string, now: Date): void {
  setCookie(c, cookieName, token, {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    // Seconds from now, not a date: the demo city's time is not the browser's.
    maxAge: Math.floor((earlyDraftEnd(now).getTime() - now.getTime()) / 1000),
  });
}

/** Takes the secret out of the browser. */
export function takeEarlyDraftCookie(c: Context): void {
  deleteCookie(c, cookieName, { prefix: "host", path: "/", secure: true });
}
