import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { hashToken } from "../accounts/tokens.ts";
import type { SessionRow } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import type { Actor, Person, StaffRole } from "../domain/policy/actor.ts";
import { staffRoles } from "../domain/policy/actor.ts";

const cookieName = "session";

/** Who sends this request: the person of a living session, or a visitor. The database is asked each time, so ending a session works at once. */
export async function actorOf(program: Program, c: Context): Promise<Actor> {
  const token = getCookie(c, cookieName, "host");
  const visitor: Actor = { kind: "visitor", municipality: program.municipality };
  if (!token || token.length > 100) return visitor;
  const session = await program.db.findSession(hashToken(token), program.now());
  return session && session.municipality_id === program.municipality ? personOf(session) : visitor;
}

/** Puts the token of a new session into the browser: readable by no script, sent to this host alone (`__Host-`). */
export function giveSession(c: Context, token: string, expiresAt: Date): void {
  setCookie(c, cookieName, token, {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    expires: expiresAt,
  });
}

/** Takes the token out of the browser. */
export function takeSession(c: Context): void {
  deleteCookie(c, cookieName, { prefix: "host", path: "/", secure: true });
}

/** The hash of the token that this browser sent, to end its session; null when it sent none. */
export function sessionHash(c: Context): Buffer | null {
  const token = getCookie(c, cookieName, "host");
  return token ? hashToken(token) : null;
}

/** The person that a session row speaks of. */
export function personOf(session: SessionRow): Person {
  return {
    kind: "person",
    municipality: session.municipality_id,
    id: session.person_id,
    name: session.name,
    organisation: session.organisation,
    departments: session.posts.flatMap((post) =>
      post.department_id && (post.role === "staff" || post.role === "head")
        ? [{ id: post.department_id, name: post.department ?? "", role: post.role } as const]
        : [],
    ),
    roles: session.posts
      .map((post) => post.role)
      .filter((role): role is StaffRole => (staffRoles as readonly string[]).includes(role)),
  };
}
