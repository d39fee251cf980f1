import { randomUUID } from "node:crypto";
import { createLog } from "../../src/log.ts";
import { appOf } from "../../src/web/app.tsx";
import type { RouteEntry } from "../../src/web/route.ts";
import type { TestCity } from "./city.ts";
import { signIn } from "./sign-in.ts";
import type { PersonKey } from "./small-world.ts";

export type Fields = Readonly<Record<string, string>>;
export type Answered = { status: number; to: string; text: string; bytes: Buffer; headers: Headers };

/** The pages of a city without a server: what its people get and send. `null` is a visitor. */
export type Requests = {
  entries: readonly RouteEntry[];
  get(key: PersonKey | null, href: string): Promise<Answered>;
  /** As the browser sends a form; a fresh `idempotency_key` unless the fields bring one. */
  post(key: PersonKey | null, href: string, fields?: Fields, headers?: Fields): Promise<Answered>;
  /** Anything else: the person's cookie is added. */
  send(key: PersonKey | null, href: string, init: RequestInit): Promise<Answered>;
};

export function requestsOf(city: TestCity): Requests {
  const { app, entries } = appOf(city.program, createLog("silent"));
  const cookies = new Map<PersonKey, string>();
  const cookieOf = async (key: PersonKey) => {
    const known = cookies.get(key) ?? (await signIn(city.program, city.person(key).id)).headers.cookie;
    cookies.set(key, known);
    return known;
  };
  const send: Requests["send"] = async (key, href, init) => {
    const headers = new Headers(init.headers);
    if (key) headers.set("cookie", await cookieOf(key));
    const answer = await app.request(href, { ...init, headers });
    const to = answer.headers.get("location") ?? "";
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, to, text: bytes.toString("utf8"), bytes, headers: answer.headers };
  };
  return {
    entries,
    send,
    get: (key, href) => send(key, href, {}),
    post: (key, href, fields = {}, headers = {}) =>
      send(key, href, {
        method: "POST",
        headers: { "sec-fetch-site": "same-origin", ...headers },
        body: new URLSearchParams({ idempotency_key: randomUUID(), ...fields }),
      }),
  };
}

/** The fields of a page's form by its address, as the browser would send them untouched; throws when there is none. */
export function formOn(page: string, action: string): Record<string, string> {
  const form = page.match(new RegExp(`<form[^>]*action="${action}(\\?[^"]*)?"[\\s\\S]*?</form>`))?.[0];
  if (!form) throw new Error(`no form that sends to ${action}`);
  const named = (tag: string) => /\sname="([^"]*)"/.exec(tag)?.[1];
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => named(tag) && (!/type="(radio|checkbox)"/.test(tag) || /\schecked/.test(tag)))
    .map((tag) => [named(tag)!, unescaped(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? "")]);
  const areas = [...form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, tag, text]) => [
    named(tag!)!,
    unescaped(text!.replace(/^\n/, "")),
  ]);
  const selects = [...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag, options]) => {
    const chosen =
      /<option[^>]*\svalue="([^"]*)"[^>]*\sselected/.exec(options!) ?? /<option[^>]*\svalue="([^"]*)"/.exec(options!);
    return [named(tag!)!, unescaped(chosen?.[1] ?? "")];
  });
  return Object.fromEntries([...inputs, ...areas, ...selects]);
}

/** The words of a page without its marks. */
export function wordsOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]+>/g, " ")).replaceAll(/\s+/g, " ");
}

export function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
