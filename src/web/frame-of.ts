import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { langOf, words } from "../words/words.ts";
import type { Env } from "./route.ts";
import type { Frame } from "./ui/frame.ts";

/** What the pages of this request need around them. */
export function frameOf(c: Context<Env>): Frame {
  const url = new URL(c.req.url);
  const { lang, path } = langOf(url.pathname);
  const { city, actor, program } = c.var;
  const done = url.searchParams.get("done") ?? "";
  const sentences: Readonly<Record<string, string>> = words(lang).done;
  const text = Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  url.searchParams.delete("done");
  return {
    lang,
    actor,
    hasUnread: c.var.hasUnread,
    path: path + url.search,
    site: program.publicUrl,
    city: {
      name: lang === "en" ? city.nameEn : city.name,
      desk: words(lang).common.siteName,
      hours: lang === "en" ? city.settings.hoursEn : city.settings.hours,
      telephone: city.settings.telephone,
    },
    demo: program.isDemo,
    mail: program.mail !== null,
    flash: text ? { kind: "done", text } : null,
    idempotencyKey: randomUUID(),
  };
}
