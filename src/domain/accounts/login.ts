import { normaliseCode } from "../kernel/text.ts";

/** A mail address as a login is compared: width, case and spaces do not matter; null when it is none. At most 254 characters (RFC 5321). */
export function readLogin(typed: string): string | null {
  const login = normaliseCode(typed).toLowerCase();
  return login.length <= 254 && /^[^\s@"<>()[\]\\,;:]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u.test(login) ? login : null;
}
