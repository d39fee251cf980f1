import { spawnSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { furtherWidths, notScanned, scannedWidths } from "../../src/web/accessibility-scope.ts";
import { formsOf } from "../contract/forms.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type CrawledPage, matcherOf, perRoute, tiesQuestion, walk } from "../support/crawl.ts";
import { formOn } from "../support/requests.ts";
import { type ServedDemo, serveDemo, signInByCard } from "../support/served-demo.ts";
import { faultsOn, sendWrongly } from "./scan.ts";

// Every page that a person of the demo can reach, at a phone's and a desk's width, and every form once as it comes back when it was
// filled in wrongly: no violation of WCAG 2.2 A and AA, no complaint of the browser about our own content security policy.

const keys = [
  "visitor",
  "company-a",
  "university",
  "desk-officer",
  "desk-chief",
  "dept-health",
  "mayor-office",
  "admin",
];
/**
 * Two pages of each route are scanned for each person; a form that nobody met yet is scanned wherever it stands. Whoever meets the very page
 * that was scanned for somebody else has nothing new on it but the header, which is scanned on the first page of theirs.
 */
const scanned = 2;
/** One page of each route in a further language is scanned once in all, at fewer widths; it is measured at all three (accessibility-scope.ts). */
const isFurther = (path: string) => /^\/(en|easy)(\/|$)/.test(path);

let demo: ServedDemo;
let browser: Browser;
let patterns: string[];
let posts: string[];
const met = { routes: new Set<string>(), forms: new Set<string>(), contents: new Set<string>() };

const withBrowser = test.skipIf(!chromiumPath());

beforeAll(async () => {
  if (!chromiumPath()) return;
  const routes = spawnSync("npm", ["run", "-s", "routes", "--", "--json"], { encoding: "utf8" });
  const entries = JSON.parse(routes.stdout) as { method: string; path: string }[];
  const ofMethod = (method: string) => entries.filter((route) => route.method === method).map((route) => route.path);
  [patterns, posts] = [ofMethod("GET"), ofMethod("POST")];
  demo = await serveDemo();
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const key of keys) {
  withBrowser(`every page that ${key} reaches is free of violations`, { timeout: 900_000 }, async () => {
    const signedIn = key === "visitor" ? null : await signInByCard(demo.url, key);
    const starts = signedIn ? [signedIn.first] : await visitorsStarts();
    const { tab, complaints } = await openTab(signedIn?.cookie ?? null);
    const found: string[] = [];
    let count = 0;
    const counts = new Map<string, number>();
    for await (const page of walk(demo.url, signedIn?.cookie ?? null, starts, patterns, perRoute(key))) {
      const forms = newFormsOn(page);
      if (!isToScan(page, counts) && forms.length === 0) continue;
      count++;
      const widths = isFurther(page.pattern) ? furtherWidths : scannedWidths;
      await tab.goto(`${demo.url}${page.path}`);
      found.push(...(await faultsOn(tab, page.path, widths)));
      for (const { form, name } of forms) {
        await tab.goto(`${demo.url}${page.path}`);
        const status = await sendWrongly(tab, form);
        if (status !== 422 && status !== 409) found.push(`${page.path}: ${name} filled in wrongly answers ${status}`);
        found.push(...(await faultsOn(tab, `${page.path}: ${name} filled in wrongly`, widths)));
      }
    }
    await tab.context().close();
    expect(count).toBeGreaterThan(3);
    expect({ found, complaints }).toEqual({ found: [], complaints: [] });
  });
}

withBrowser("no page is left out but those listed here with the reason", () => {
  expect(patterns.filter((pattern) => !met.routes.has(pattern))).toEqual(
    patterns.filter((pattern) => pattern in notScanned),
  );
  expect(Object.keys(notScanned).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
});

/** What no link leads to: the front doors, a page that is not there, the one-time link of a new colleague, and a sender's own page. */
async function visitorsStarts(): Promise<string[]> {
  const { cookie } = await signInByCard(demo.url, "admin");
  const people = await (await fetch(`${demo.url}/desk/people`, { headers: { cookie } })).text();
  const colleague = { name: "葛󠄀城 翔", kana: "かつらぎ しょう", mail: "katsuragi@city.example.jp", role: "officer" };
  const body = new URLSearchParams({ ...formOn(people, "/desk/people"), ...colleague });
  const added = await (await fetch(`${demo.url}/desk/people`, { method: "POST", headers: { cookie }, body })).text();
  const link = /\/setup\/[\w-]+/.exec(added)?.[0];
  if (!link) throw new Error("no one-time link for a new colleague");
  const own = await sendConsultation();
  const begun = ["", "/en", "/easy"].flatMap((lang) =>
    ["", "/registration"].map((page) => `${lang}/proposals/begun${page}`),
  );
  const invitation = await inviteMember();
  const [doors, links] = [
    ["/", "/en/", "/easy/", "/demo", "/gallery", "/register", "/sign-in"],
    [link, own, invitation],
  ];
  return [
    ...begun,
    ...doors,
    ...links,
    ...["/en", "/easy"].flatMap((lang) => links.map((path) => `${lang}${path}`)),
    "/nowhere",
  ];
}

/** @returns the link of an invitation, which is shown once where no mail leaves the city. */
async function inviteMember(): Promise<string> {
  const { cookie } = await signInByCard(demo.url, "company-a");
  const page = await (await fetch(`${demo.url}/account/members`, { headers: { cookie } })).text();
  const typed = { mail: "nitta@partner.example.jp", role: "member" };
  const body = new URLSearchParams({ ...formOn(page, "/account/members"), ...typed });
  const shown = await fetch(`${demo.url}/account/members`, { method: "POST", headers: { cookie }, body });
  return /\/invitations\/[\w-]+/.exec(await shown.text())![0];
}

/** @returns the address of the page on which its sender follows it. */
async function sendConsultation(): Promise<string> {
  const page = await (await fetch(`${demo.url}/consult`)).text();
  const typed = { kind: "wish", body: "①手話の動画を、𠮷田が作ります。", name: "髙橋", mail: "takahashi@example.jp" };
  const body = new URLSearchParams({ ...formOn(page, "/consult"), ...typed });
  const sent = await fetch(`${demo.url}/consult`, { method: "POST", body, redirect: "manual" });
  return sent.headers.get("location")!.split("?")[0]!;
}

async function openTab(cookie: string | null): Promise<{ tab: Page; complaints: string[] }> {
  const context = await browser.newContext({ bypassCSP: false, extraHTTPHeaders: cookie ? { cookie } : {} });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on("console", (message) => {
    if (message.type() === "error" && !/404|422/.test(message.text())) complaints.push(message.text());
  });
  return { tab, complaints };
}

/** The first pages of a route that somebody meets; of the pages that are not there one. */
function isToScan(page: CrawledPage, counts: Map<string, number>): boolean {
  if (!page.type.includes("html") || (page.status >= 300 && page.status !== 404)) return false;
  const name = page.status === 404 ? "404" : page.pattern;
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  if (page.status === 404) return count <= 1;
  const isNew = !met.routes.has(page.pattern);
  met.routes.add(page.pattern);
  const content = contentOf(page.text);
  const isKnown = counts.size > 1 && met.contents.has(content);
  met.contents.add(content);
  if (isKnown) return false;
  if (isFurther(page.pattern)) return isNew;
  return count <= (page.pattern === tiesQuestion ? 1 : scanned);
}

/** What stands below the header, without the keys of its forms, which are new in each drawing. */
function contentOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  return main.replace(/(name="idempotency_key" value=")[^"]*/g, "$1");
}

/**
 * The forms of a page that nobody sent yet, each by its route and its fields. A button alone has nothing to fill in, and the
 * gallery's forms send to nobody.
 */
function newFormsOn(page: CrawledPage) {
  if (!page.type.includes("html") || page.status !== 200) return [];
  return formsOf(page.text, page.path).flatMap((form) => {
    const route = posts.find((post) => matcherOf(post).test(form.action.split("?")[0]!));
    const name = `${route} (${form.fields.map((field) => field.name).join(", ")})`;
    if (!route || form.fields.length === 0 || met.forms.has(name)) return [];
    met.forms.add(name);
    return [{ form, name }];
  });
}
