import type { MiddlewareHandler } from "hono";
import { counters, readings } from "../words/easy/readings.ts";
import type { Env } from "./route.ts";

/** Puts the readings over the kanji of a page in やさしい日本語, when it is drawn: texts stay plain strings, in titles and labels too. */
export function addReadings(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (c.var.frame?.lang !== "easy" || !c.res.headers.get("content-type")?.startsWith("text/html")) return;
    c.res = new Response(withReadings(await c.res.text()), c.res);
  };
}

/** What shows no ruby, or must not be changed; and what is not Japanese. */
const left = /^<(title|script|style|option|textarea|svg|code|ruby)\b|^<[a-z0-9]+\b[^>]*\slang="en"/;

/** HTML with `<ruby>` around the kanji that have a reading; tags and attributes stay as they are. */
export function withReadings(html: string): string {
  let out = "";
  /** The element whose text is left as it is, and how deep we are in others of its name. */
  let skipped = "";
  let depth = 0;
  for (const [piece] of html.matchAll(/<!--.*?-->|<[^>]*>|[^<]+/gs)) {
    if (piece.startsWith("<")) {
      const name = /^<\/?([a-z0-9]+)/i.exec(piece)?.[1] ?? "";
      if (skipped === "" && left.test(piece) && !piece.endsWith("/>")) [skipped, depth] = [name, 1];
      else if (name === skipped) depth += piece.startsWith("</") ? -1 : piece.endsWith("/>") ? 0 : 1;
      if (depth === 0) skipped = "";
      out += piece;
    } else out += skipped === "" ? textWithReadings(piece) : piece;
  }
  return out;
}

type Entry = { plain: string; html: string; kanji: number };

const isKanji = (one: string | undefined) => one !== undefined && /[\u4e00-\u9fff\u3005]/u.test(one);
const ruby = (text: string, reading: string) => `<ruby>${text}<rt>${reading}</rt></ruby>`;

/** By their first character, the longest first. */
const entries: ReadonlyMap<string, readonly Entry[]> = byFirst(
  readings.map((entry) => {
    const plain = entry.replace(/\[.*?\]/g, "");
    const html = entry.replace(/([\u4e00-\u9fff\u3005]+)\[(.*?)\]/gu, (_, text, reading) => ruby(text, reading));
    return { plain, html, kanji: [...plain].filter(isKanji).length };
  }),
);

function byFirst(all: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of [...all].sort((a, b) => b.plain.length - a.plain.length))
    found.set(entry.plain[0]!, [...(found.get(entry.plain[0]!) ?? []), entry]);
  return found;
}

/** A run of kanji gets its readings only as a whole: half of an unknown word would be read wrongly. */
export function textWithReadings(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; ) {
    const whole = isKanji(text[at]) ? runAt(text, at) : entryAt(text, at);
    const end = whole?.end ?? at + lengthOfRun(text, at);
    out += whole?.html ?? text.slice(at, end);
    at = end;
  }
  return out;
}

/** The kanji from here on, word by word; null where one is unknown. A single character counts only as the last word. */
function runAt(text: string, start: number): { html: string; end: number } | null {
  const counted = counterAt(text, start);
  // 3日 is みっか, 20日 はつか, and each of them にち where days are counted.
  if (text[start] === "日" && /[0-9０-９]/u.test(text[start - 1] ?? "")) return null;
  let [at, html] = counted ? [counted.end, counted.html] : [start, ""];
  while (isKanji(text[at])) {
    const found = entryAt(text, at);
    if (!found || (found.kanji === 1 && isKanji(text[at + 1]))) return null;
    html += found.html;
    at = found.end;
  }
  return { html, end: at };
}

function entryAt(text: string, at: number): { html: string; end: number; kanji: number } | null {
  const found = entries.get(text[at]!)?.find(({ plain }) => text.startsWith(plain, at));
  return found ? { html: found.html, end: at + found.plain.length, kanji: found.kanji } : null;
}

function counterAt(text: string, at: number): { html: string; end: number } | null {
  const digit = /[0-9０-９]/u.exec(text[at - 1] ?? "")?.[0];
  if (!digit) return null;
  const run = text.slice(at, at + lengthOfRun(text, at));
  // 1分 is いっぷん, 2分 にふん.
  const reading = run === "分" ? (/[2579]/.test(digit) ? "ふん" : "ぷん") : counters[run];
  return reading ? { html: ruby(run, reading), end: at + run.length } : null;
}

/** How many characters belong together here: all kanji of a run, or one other character. */
function lengthOfRun(text: string, start: number): number {
  let end = start;
  while (isKanji(text[end])) end++;
  return Math.max(1, end - start);
}
