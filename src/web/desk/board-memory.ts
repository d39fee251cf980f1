import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";

const cookieName = "board";

/** Chosen from lists. Words that somebody searched for may be a proposal's: no browser keeps them. */
const kept = ["holder", "assigned", "status", "deadline", "field", "unanswered"] as const;
const asksForAll = "all";

/**
 * The filters of the board as this person left them: who comes back to the board meets them again, until they take them off (`?all=yes`).
 * Kept by the browser until it is closed, for the board's own address, and never for another person at the same desk.
 * @returns the address to go to; null when the board is to be drawn as asked.
 */
export function rememberedBoard(c: Context<Env>, person: Person): string | null {
  const place = { path: paths.board({}), httpOnly: true, sameSite: "Lax" as const, secure: true };
  const asked = Object.fromEntries(kept.flatMap((name) => (c.req.query(name) ? [[name, c.req.query(name)!]] : [])));
  if (c.req.query(asksForAll) !== undefined) {
    deleteCookie(c, cookieName, { path: place.path });
    return null;
  }
  if (Object.keys(asked).length > 0) {
    setCookie(c, cookieName, new URLSearchParams({ person: person.id, ...asked }).toString(), place);
    return null;
  }
  // A form that was sent with everything empty takes the filters off; a plain address goes back to them.
  if (kept.some((name) => c.req.query(name) !== undefined) || c.req.query("q") !== undefined) {
    deleteCookie(c, cookieName, { path: place.path });
    return null;
  }
  const remembered = new URLSearchParams(getCookie(c, cookieName) ?? "");
  if (remembered.get("person") !== person.id) return null;
  const filters = kept.flatMap((name) => (remembered.get(name) ? [[name, remembered.get(name)!] as const] : []));
  if (filters.length === 0) return null;
  return paths.board({}, { ...Object.fromEntries(filters), done: c.req.query("done") });
}
