import type { Context } from "hono";
import { everyLanguage } from "../languages.ts";
import type { Env, Routes } from "../route.ts";

type Answer = Response | Promise<Response>;

/**
 * A page of the public face, in every language. It is the same
 * for everybody who is signed out, so it is kept (cache.ts), as long as its query has no other names than `kept`:
 * free words and whatever others add to an address would only push out what is read often.
 */
export function openPage(
  routes: Routes,
  path: { pattern: string },
  kept: readonly string[],
  draw: (c: Context<Env>) => Answer,
): void {
  for (const page of everyLanguage(path))
    routes.get(page, { may: "everyone", audit: null }, (c) => {
      const asked = Object.keys(c.req.query());
      if (asked.every((name) => kept.includes(name))) c.set("keep", true);
      return draw(c);
    });
}

/** The value of a known name in the query; undefined when empty, cut where nobody types more. */
export function asked(c: Context<Env>, name: string): string | undefined {
  const text = c.req.query(name)?.toWellFormed().replaceAll("\u0000", "").trim().slice(0, 100);
  return text === "" ? undefined : text;
}
