import type { Context } from "hono";
import { hasPasskeys, type PasskeyCredential, type PasskeySite, signInOptions } from "../../accounts/passkeys.ts";
import type { Env } from "../route.ts";

/** Where the passkeys of this city belong to; null where it has no name of a host, and so none. */
export function passkeySite(c: Context<Env>): PasskeySite | null {
  const { program, frame } = c.var;
  if (!hasPasskeys(program.publicUrl)) return null;
  return { key: program.key, publicUrl: program.publicUrl, name: `${frame.city.name} ${frame.city.desk}` };
}

/** What the page needs for signing in with a passkey: one of these, or with null whichever the device has. Null where there are none. */
export async function passkeyQuestion(
  c: Context<Env>,
  known: readonly PasskeyCredential[] | null,
): Promise<string | null> {
  const site = passkeySite(c);
  return site && known?.length !== 0 ? signInOptions(site, known, c.var.program.now()) : null;
}
