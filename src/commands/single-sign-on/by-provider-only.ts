import type { Program } from "../../db/program.ts";
import type { Settings } from "../../domain/settings.ts";

/**
 * Whether somebody signs in by single sign-on only: staff, where the city has switched their passwords and passkeys off. Without a provider of
 * staff the setting says nothing, so that a lost configuration shuts nobody out. The link that an administrator makes stays a way in.
 */
export function isByProviderOnly(
  { providers }: Pick<Program, "providers">,
  settings: Pick<Settings, "staffPasswordSignIn">,
  side: string,
): boolean {
  return side === "city" && !settings.staffPasswordSignIn && providers.some((one) => one.settings.side === "city");
}
