import type { Context } from "hono";
import { isByProviderOnly } from "../../commands/single-sign-on/by-provider-only.ts";
import type { IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { Env } from "../route.ts";

type Provider = IdentityProvider["settings"];

/** The providers of single sign-on, and the one that is the only way of the city's staff, where the city wants it so. */
export function waysOf(c: Context<Env>): { providers: readonly Provider[]; onlyOfStaff: Provider | null } {
  const { program, city } = c.var;
  const providers = program.providers.map(({ settings }) => settings);
  const isOnly = isByProviderOnly(program, city.settings, "city");
  return { providers, onlyOfStaff: isOnly ? providers.find(({ side }) => side === "city")! : null };
}
