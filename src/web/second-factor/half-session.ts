import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { findHalfSession, type HalfSession } from "../../db/stores/half-session-store.ts";
import { type Lang, langPath } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";

const cookieName = "half-session";

/** Puts the token of a half session into the browser: it opens the next step of signing in and nothing else. */
export function giveHalfSession(c: Context<Env>, half: { token: string; expiresAt: Date }): void {
  setCookie(c, cookieName, half.token, {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    maxAge: Math.floor((half.expiresAt.getTime() - c.var.program.now().getTime()) / 1000),
  });
}

/** Takes it out of the browser. */
export function takeHalfSession(c: Context<Env>): void {
  deleteCookie(c, cookieName, { prefix: "host", path: "/", secure: true });
}

/** The half session of this browser with its token, while it lives. */
export async function halfSessionOf(c: Context<Env>): Promise<(HalfSession & { token: string }) | null> {
  const token = getCookie(c, cookieName, "host");
  const half = await findHalfSession(c.var.program, token);
  return half && token ? { ...half, token } : null;
}

/** The address of the step that a half session stands at; `next`: where the person wants to go. */
export function stepPath(step: HalfSession["step"], lang: Lang, next: string | null): string {
  const query = next ? { next } : {};
  return langPath(lang, step === "code" ? paths.signInCode({}, query) : paths.signInEnrolment({}, query));
}
