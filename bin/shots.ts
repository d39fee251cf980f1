// Pictures of every page for every role, at 375, 768 and 1280 pixels: `npm run shots -- DIR`. The demo city is served from a
// directory of its own; each route is taken once for each person, from the first page that they reach, and a public page once in
// all, since it is the same for everybody; whoever is asked about ties answers that there are none, after a picture of the question.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBrowser } from "../test/support/browser.ts";
import { perRoute, walk } from "../test/support/crawl.ts";
import { serveDemo, signInByCard } from "../test/support/served-demo.ts";

const widths = [375, 768, 1280];
const directory = process.argv[2];
if (!directory) {
  console.error("Say where to: npm run shots -- DIR [KEY …]");
  process.exit(2);
}
const only = process.argv.slice(3);

const routes = JSON.parse(
  spawnSync("npm", ["run", "-s", "routes", "--", "--json"], {
    encoding: "utf8",
    cwd: resolve(import.meta.dirname, ".."),
  }).stdout,
) as { method: string; path: string; policy: string }[];
const pages = routes.filter((route) => route.method === "GET");
const patterns = pages.map((route) => route.path);
const publicPatterns = new Set(pages.filter((route) => route.policy === "everyone").map((route) => route.path));
const takenInPublic = new Set<string>();

console.log("Serving the demo city.");
const demo = await serveDemo();
const browser = await openBrowser();
try {
  const { people } = (await (await fetch(`${demo.url}/demo`, { headers: { accept: "application/json" } })).json()) as {
    people: { key: string }[];
  };
  const keys = [
    "visitor",
    ...people.map((person) => person.key).filter((key) => key !== "visitor" && key !== "visitor-none"),
  ];
  for (const key of keys.filter((one) => only.length === 0 || only.includes(one))) {
    const count = await takeAll(key);
    console.log(`${key}: ${count} pages`);
  }
} finally {
  await browser.close();
  await demo.stop();
}

async function takeAll(key: string): Promise<number> {
  const signedIn = key === "visitor" ? null : await signInByCard(demo.url, key);
  const starts = signedIn ? [signedIn.first] : ["/", "/demo", "/gallery"];
  const folder = join(directory!, key);
  mkdirSync(folder, { recursive: true });
  const context = await browser.newContext({ extraHTTPHeaders: signedIn ? { cookie: signedIn.cookie } : {} });
  const tab = await context.newPage();
  const taken = new Set<string>();
  for await (const page of walk(demo.url, signedIn?.cookie ?? null, starts, patterns, perRoute(key))) {
    if (!page.type.includes("html") || page.status >= 300) continue;
    if (taken.has(page.pattern) || takenInPublic.has(page.pattern)) continue;
    taken.add(page.pattern);
    if (publicPatterns.has(page.pattern)) takenInPublic.add(page.pattern);
    await tab.goto(`${demo.url}${page.path}`);
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.screenshot({ path: join(folder, `${nameOf(page.pattern)}-${width}.png`), fullPage: true });
    }
  }
  await context.close();
  return taken.size;
}

function nameOf(pattern: string): string {
  return pattern.replace(/^\//, "").replace(/[/:]+/g, "_") || "home";
}
