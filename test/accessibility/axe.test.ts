import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { crawl } from "../support/crawl.ts";
import { type ServedDemo, serveDemo, signInByCard } from "../support/served-demo.ts";

// Every page that a person of the demo can reach by links, at a phone's and a desk's width: no violation of WCAG 2.2 A and AA,
// no complaint of the browser about our own content security policy.

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
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
let demo: ServedDemo;
let browser: Browser;
let patterns: string[];

const withBrowser = test.skipIf(!chromiumPath());

beforeAll(async () => {
  if (!chromiumPath()) return;
  const routes = spawnSync("npm", ["run", "-s", "routes", "--", "--json"], { encoding: "utf8" });
  patterns = (JSON.parse(routes.stdout) as { method: string; path: string }[])
    .filter((route) => route.method === "GET")
    .map((route) => route.path);
  demo = await serveDemo();
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const key of keys) {
  withBrowser(`every page that ${key} reaches is free of violations`, { timeout: 600_000 }, async () => {
    const signedIn = key === "visitor" ? null : await signInByCard(demo.url, key);
    const starts = signedIn ? [signedIn.first] : ["/", "/en/", "/demo", "/register", "/nowhere"];
    const pages = (await crawl(demo.url, signedIn?.cookie ?? null, starts, patterns, 2)).filter(
      (page) => page.type.includes("html") && (page.status < 300 || page.status === 404),
    );
    expect(pages.length).toBeGreaterThan(3);
    const context = await browser.newContext({
      bypassCSP: false,
      extraHTTPHeaders: signedIn ? { cookie: signedIn.cookie } : {},
    });
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on("console", (message) => {
      if (message.type() === "error" && !/404/.test(message.text())) complaints.push(message.text());
    });
    const found: string[] = [];
    for (const page of pages) {
      await tab.goto(`${demo.url}${page.path}`);
      for (const width of [375, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        const wide = await tab.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (Number(wide) > 1) found.push(`${page.path} at ${width}: ${wide} px wider than the window`);
        await tab.evaluate(axeSource);
        const violations = (await tab.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")))`,
        )) as string[];
        for (const violation of violations) found.push(`${page.path} at ${width}: ${violation}`);
      }
    }
    await context.close();
    expect({ found, complaints }).toEqual({ found: [], complaints: [] });
  });
}
