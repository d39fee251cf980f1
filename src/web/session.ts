import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { hashToken } from "../accounts/tokens.ts";
import { touchSession } from "../commands/accounts/touch-session.ts";
import type { SessionRow } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { isDueToTouch, isIdle } from "../domain/accounts/session-times.ts";
import type { Actor, Deputyship, Person, StaffRole } from "../domain/policy/actor.ts";
import { staffRoles } from "../domain/policy/actor.ts";

const cookieName = "session";

/** Who sends this request: the person of a living session, or a visitor. The database is asked each time, so ending a session works at once. */
export async function signedInOf(program: Program, c: Context): Promise<{ actor: Actor; hasUnread: boolean }> {
  const token = getCookie(c, cookieName, "host");
  const visitor = { actor: { kind: "visitor", municipality: program.municipality }, hasUnread: false } as const;
  if (!token || token.length > 100) return visitor;
  const hash = hashToken(token);
  const session = await program.db.findSession(hash, program.now());
  if (!session || session.municipality_id !== program.municipality) return visitor;
  if (isIdle(session.last_seen_at, program.now())) return visitor;
  // A page that asks by itself whether there is news is nobody at the desk: it must not keep a sign-in alive.
  if (!isByItself(c) && isDueToTouch(session.last_seen_at, program.now())) await touchSession(program, hash);
  return { actor: personOf(session), hasUnread: session.has_unread };
}

/** Whether a page asks, or fetches itself anew, without anybody doing anything there (public/js/live.js). */
export function isByItself(c: Context): boolean {
  return c.req.header("by-itself") !== undefined;
}

/** Puts the token of a new session into the browser: readable by no script, sent to this host alone (`__Host-`). */
export function giveSession(c: Context, token: string, expiresAt: Date, now: Date): void {
  setCookie(c, cookieName, token, {
    prefix: "host",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    // Seconds from now, not a date: the demo city's time is not the browser's.
    maxAge: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
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
    departments: departmentsOf(session.posts),
    roles: session.posts
      .map((post) => post.role)
      .filter((role): role is StaffRole => (staffRoles as readonly string[]).includes(role)),
    deputyOf: session.posts.flatMap(deputyshipOf),
  };
}

const deputyParts = { deputy_head: "head", deputy_chief: "chief", stands_in: "approver" } as const;

function deputyshipOf(post: SessionRow["posts"][number]): Deputyship[] {
  const part = deputyParts[post.role as keyof typeof deputyParts];
  if (!part || !post.person_id || !post.named_by) return [];
  return [{ personId: post.person_id, part, namedBy: post.named_by, departmentId: post.department_id }];
}

/** A department once; head of it, too, while its head is away and they are the deputy. */
function departmentsOf(posts: SessionRow["posts"]): Person["departments"] {
  const of = (role: string) => posts.filter((post) => post.role === role).map((post) => post.department_id);
  const [heads, deputies] = [of("head"), of("deputy_head")];
  return posts.flatMap((post): Person["departments"][number][] => {
    if (!post.department_id) return [];
    const place = { id: post.department_id, name: post.department ?? "" };
    if (post.role === "head") return [{ ...place, role: "head" }];
    if (post.role !== "staff" || heads.includes(place.id)) return [];
    return [deputies.includes(place.id) ? { ...place, role: "head", asDeputy: true } : { ...place, role: "staff" }];
  });
}
