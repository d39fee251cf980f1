import type { Context } from "hono";
import type { Identity } from "../../domain/accounts/identity-provider.ts";
import type { Env } from "../route.ts";
import { sealedCookie } from "./sealed-cookie.ts";

/** What a provider has said of somebody who is nobody here yet, while they register or sign in once to connect it. */
type Waiting = Omit<Identity, "roles" | "department"> & { at: number };

/** Time for registering an organisation, or for the mail with a new password. */
const identityLasts = 60 * 60_000;

const cookie = sealedCookie<Waiting>("identity", identityLasts);

/** Remembers a proven identity in this browser. */
export function giveIdentity(c: Context<Env>, { roles: _, department: __, ...identity }: Identity): void {
  cookie.give(c, { ...identity, at: c.var.program.now().getTime() });
}

/** The identity that waits in this browser to be connected; null: none, or its provider is not configured any more. */
export function identityOf(c: Context<Env>): Identity | null {
  const waiting = cookie.read(c);
  if (!waiting) return null;
  const { at, ...identity } = waiting;
  const age = c.var.program.now().getTime() - at;
  const isLiving = age >= 0 && age < identityLasts;
  const isKnown = c.var.program.providers.some(
    ({ settings }) => settings.code === identity.provider && settings.issuer === identity.issuer,
  );
  return isLiving && isKnown ? { ...identity, roles: [], department: "" } : null;
}

/** Takes it out of the browser. */
export function takeIdentity(c: Context<Env>): void {
  cookie.take(c);
}
