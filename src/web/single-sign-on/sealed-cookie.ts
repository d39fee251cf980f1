import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { seal, unseal } from "../../accounts/sealed.ts";
import type { Env } from "../route.ts";

/**
 * A cookie that only the program can read and write: what has to be remembered of somebody who is not signed in yet, without a row for
 * every stranger. A browser takes up to 4 KB.
 */
export function sealedCookie<T>(name: string, lastsMs: number) {
  const purpose = `cookie ${name}`;
  return {
    lastsMs,
    give: (c: Context<Env>, content: T): void => {
      const sealed = seal(c.var.program.key, purpose, "", JSON.stringify(content)).toString("base64url");
      setCookie(c, name, sealed, { ...place, httpOnly: true, sameSite: "Lax", maxAge: lastsMs / 1000 });
    },
    read: (c: Context<Env>): T | null => {
      const text = getCookie(c, name, "host");
      const content = text ? unseal(c.var.program.key, purpose, "", Buffer.from(text, "base64url")) : null;
      return content === null ? null : (JSON.parse(content) as T);
    },
    take: (c: Context<Env>): void => void deleteCookie(c, name, place),
  };
}

const place = { prefix: "host", path: "/", secure: true } as const;
