import type { BlockList } from "node:net";
import type { Context, Hono } from "hono";
import type { Program } from "../db/program.ts";
import type { City } from "../db/stores/city-store.ts";
import { type Actor, isOfDesk, type Person } from "../domain/policy/actor.ts";
import { mayEver } from "../domain/policy/may.ts";
import { type Action, whoMay } from "../domain/process/actions.ts";
import { askToSignIn } from "./ask-to-sign-in.tsx";
import { refuseByRole, refuseUnknown } from "./refusals.tsx";
import type { Frame } from "./ui/frame.ts";

/** What every request carries. */
export type Env = {
  Variables: {
    program: Program;
    city: City;
    actor: Actor;
    /** There is a notice that the person has not seen. */
    hasUnread: boolean;
    frame: Frame;
    requestId: string;
    /** Whose word about the sender's address is believed (TRUSTED_PROXIES). */
    trustedProxies: BlockList;
    /** The answer is the same for everybody who is signed out (cache.ts). */
    keep?: boolean;
    /** The route of an answer that was kept. */
    keptRoute?: string;
  };
};

/**
 * Who may come to a route, by what they are; an action of the process refuses at once whoever can never do it.
 * What a record says is asked again under its lock (commands/act.ts).
 */
export type Guard = "everyone" | "signedIn" | "partner" | "staff" | "desk" | "chief" | "administrator" | Action;

/** The line of a route: no policy, no compile; `audit` names what the log calls it, null where nothing is logged. */
export type RouteSpec = { may: Guard | readonly Guard[]; audit: string | null };
export type RouteEntry = { method: "GET" | "POST"; path: string; policy: string; audit: string | null };

type Answer = Response | Promise<Response>;
type Open = { may: "everyone"; audit: string | null };

export type Routes = {
  entries: RouteEntry[];
  get(path: { pattern: string }, spec: Open, handler: (c: Context<Env>) => Answer): void;
  get(path: { pattern: string }, spec: RouteSpec, handler: (c: Context<Env>, person: Person) => Answer): void;
  post(path: { pattern: string }, spec: Open, handler: (c: Context<Env>) => Answer): void;
  post(path: { pattern: string }, spec: RouteSpec, handler: (c: Context<Env>, person: Person) => Answer): void;
};

/** Routes on an app, each with its policy; the list is what `npm run routes` prints. */
export function routesOn(app: Hono<Env>): Routes {
  const entries: RouteEntry[] = [];
  const add =
    (method: "GET" | "POST") =>
    (path: { pattern: string }, spec: RouteSpec, handler: (c: Context<Env>, person: Person) => Answer) => {
      const guards = typeof spec.may === "string" ? [spec.may] : spec.may;
      entries.push({ method, path: path.pattern, policy: guards.join(" | "), audit: spec.audit });
      app.on(method, path.pattern, async (c) => {
        if (!hasSoundParams(c)) return refuseUnknown(c);
        const { actor } = c.var;
        if (guards.includes("everyone")) return handler(c, actor as Person);
        if (actor.kind !== "person") return askToSignIn(c);
        if (!guards.some((guard) => admits(guard, actor))) return refuseByRole(c, guards);
        return handler(c, actor);
      });
    };
  return { entries, get: add("GET"), post: add("POST") } as Routes;
}

/** Whether a person can ever come here, by what they are. */
export function admits(guard: Guard, person: Person): boolean {
  switch (guard) {
    case "everyone":
    case "signedIn":
      return true;
    case "partner":
      return person.organisation !== null;
    case "staff":
      return person.departments.length > 0 || person.roles.some((role) => role !== "administrator");
    case "desk":
      return isOfDesk(person);
    case "chief":
    case "administrator":
      return person.roles.includes(guard);
    default:
      return guard in whoMay && mayEver(person, guard);
  }
}

/** Ids in an address are UUIDs; anything else does not exist and never reaches the database. */
function hasSoundParams(c: Context<Env>): boolean {
  const params = c.req.param() as Record<string, string>;
  return Object.entries(params).every(([name, value]) => {
    if (["code", "section", "slug", "token", "version"].includes(name)) return /^[\p{L}\p{N}_-]{1,120}$/u.test(value);
    return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
  });
}
