import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statuses } from "../../src/domain/process/status.ts";
import { words } from "../../src/words/words.ts";
import { type CrawledPage, crawl } from "../support/crawl.ts";
import { wordsOf } from "../support/requests.ts";
import { type ServedDemo, serveDemo, signInByCard } from "../support/served-demo.ts";
import { unzipped } from "../support/unzipped.ts";

// The demo as somebody outside checks it: every page that anybody reaches, and who opens a protected part. The canary words stand in
// protected parts alone; they reach their readers by a form with a purpose, and nobody by a link.

type Demo = {
  people: { key: string; name: string; role: string }[];
  canaries: { word: string; proposal: string; readers: string[] }[];
};

const keys = [
  ...["company-a", "company-b", "university", "nonprofit", "desk-officer", "desk-chief"],
  ...["dept-health", "dept-disaster", "dept-school", "mayor-office", "admin"],
];
const partners = ["company-a", "company-b", "university", "nonprofit"];
const canaryWords = ["封印語甲", "封印語乙"];

let demo: ServedDemo;
let told: Demo;
const cookies = new Map<string, string | null>();
const pagesOf = new Map<string, CrawledPage[]>();

beforeAll(async () => {
  demo = await serveDemo();
  const answer = await fetch(`${demo.url}/demo`, { headers: { accept: "application/json" } });
  told = (await answer.json()) as Demo;
  cookies.set("visitor", null);
  for (const key of keys) cookies.set(key, (await signInByCard(demo.url, key)).cookie);
}, 400_000);
afterAll(() => demo?.stop());

const ask = (key: string, path: string, init: RequestInit = {}) => {
  const cookie = cookies.get(key);
  return fetch(`${demo.url}${path}`, {
    redirect: "manual",
    ...init,
    headers: { ...(cookie ? { cookie } : {}), ...init.headers },
  });
};
const send = (key: string, path: string, fields: Record<string, string>) =>
  ask(key, path, { method: "POST", body: new URLSearchParams(fields) });

/** The parts of a proposal that somebody is offered to open. */
async function partsOffered(key: string, proposal: string): Promise<string[]> {
  const text = await (await ask(key, `${proposal}/text`)).text();
  return [...new Set([...text.matchAll(/\/protected-parts\/([0-9a-f-]{36})\/readings/g)].map((match) => match[1]!))];
}

describe("the list of the demo's people", () => {
  test("is a page of cards, and JSON for programs, with every key of the contract", async () => {
    const page = await fetch(`${demo.url}/demo`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(Object.keys(told)).toEqual(["people", "canaries"]);
    expect(told.people.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    for (const person of told.people) {
      expect(Object.keys(person)).toEqual(["key", "name", "role"]);
      expect(person.name).not.toBe("");
      expect(person.role).not.toBe("");
    }
    expect(told.canaries.map(({ word }) => word)).toEqual(canaryWords);
    for (const { proposal, readers } of told.canaries) {
      expect(proposal).toMatch(/^\/proposals\/[0-9a-f-]{36}$/);
      expect(readers.length).toBeGreaterThan(0);
      expect(told.people.map(({ key }) => key)).toEqual(expect.arrayContaining(readers));
    }
  });

  test("signs in with 303 and a cookie of the host alone; a key of nobody's is not there", async () => {
    const answer = await send("visitor", "/demo/sign-in", { as: "dept-health" });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-session=.+Path=\/.*HttpOnly.*Secure.*SameSite=Lax/);
    expect((await send("visitor", "/demo/sign-in", { as: "visitor" })).status).toBe(303);
    expect((await send("visitor", "/demo/sign-in", { as: "mayor" })).status).toBe(404);
    expect((await send("visitor", "/demo/sign-in", {})).status).toBe(404);
  });
});

describe("everything that anybody reaches by links", { timeout: 400_000 }, () => {
  const routes = spawnSync("npm", ["run", "-s", "routes", "--", "--json"], { encoding: "utf8" });
  const patterns = (JSON.parse(routes.stdout) as { method: string; path: string }[])
    .filter(({ method }) => method === "GET")
    .map(({ path }) => path);
  const secretWords = (
    JSON.parse(readFileSync("db/worlds/izumiotsu-demo/proposals-own.json", "utf8")) as {
      proposals: { protectedParts?: { secretWords: string[] }[] }[];
    }
  ).proposals.flatMap(({ protectedParts = [] }) => protectedParts.flatMap((part) => part.secretWords));

  test.each(["visitor", ...keys])("by %s holds no protected word, and nothing breaks", async (key) => {
    // Who is asked about ties says that there are none: so they see as much as they ever can.
    for (const { proposal } of told.canaries) {
      const page = await (await ask(key, proposal)).text();
      if (page.includes("/conflict-declarations"))
        await send(key, `${proposal}/conflict-declarations`, { hasTie: "no" });
    }
    const starts = ["/", "/en/", "/easy/", "/nowhere", "/account", "/proposals", "/desk/board", "/desk/proposals"];
    const feeds = ["/feeds/challenges.atom", "/feeds/cases.atom", "/robots.txt", "/sitemap.xml"];
    const canaries = told.canaries.flatMap(({ proposal }) => [proposal, `${proposal}/text`, `${proposal}/history`]);
    const pages = await crawl(demo.url, cookies.get(key) ?? null, [...starts, ...feeds, ...canaries], patterns, 60);
    pagesOf.set(key, pages);
    expect(pages.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
    expect(pages.length).toBeGreaterThan(25);
    const found: string[] = [];
    for (const page of pages.filter(({ path }) => !/^(\/en)?\/demo$/.test(path))) {
      const text = /officedocument/.test(page.type)
        ? unzipped(Buffer.from(await (await ask(key, page.path)).arrayBuffer()))
        : page.text;
      // Whoever writes a part reads it in its own form, until it is submitted.
      for (const word of secretWords.filter((one) => text.includes(one)))
        if (!isOwnForm(key, page, word)) found.push(`${word} at ${page.path}`);
    }
    expect(found).toEqual([]);
  });

  test("has at least forty proposals, and every state on the lists", () => {
    const ids = (key: string) =>
      new Set(pagesOf.get(key)!.flatMap(({ path }) => /^\/proposals\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? []));
    expect(ids("desk-officer").size).toBeGreaterThanOrEqual(40);
    const names = words("ja").common.status as Readonly<Record<string, string>>;
    const lists = (key: string, at: string) =>
      wordsOf(
        pagesOf
          .get(key)!
          .filter(({ path }) => path.split("?")[0] === at)
          .map(({ text }) => text)
          .join(" "),
      );
    const inside = lists("desk-officer", "/desk/proposals");
    const own = partners.map((key) => lists(key, "/proposals")).join(" ");
    expect(statuses.filter((status) => !(status === "draft" ? own : inside).includes(names[status]!))).toEqual([]);
  });

  test("finds nothing by a protected word: the answer is that for a word which is nowhere", async () => {
    const asked = [
      "/desk/principles",
      "/challenges",
      "/cases",
      "/desk/proposals",
      "/desk/board",
      "/desk/people",
      "/proposals",
      "/search",
    ];
    for (const key of ["visitor", "desk-officer", "desk-chief", "company-a", "dept-health", "admin"])
      for (const path of asked)
        for (const word of canaryWords) {
          const [found, nowhere] = await Promise.all(
            [word, "封印語丙"].map(async (one) => {
              const answer = await ask(key, `${path}?q=${encodeURIComponent(one)}`);
              const text = (await answer.text()).replaceAll(/name="idempotency_key" value="[^"]*"/g, "");
              return `${answer.status} ${text.replaceAll(one, "").replaceAll(encodeURIComponent(one), "")}`;
            }),
          );
          expect(found === nowhere, `${key} at ${path} for ${word}`).toBe(true);
        }
  });
});

describe("a protected part", { timeout: 120_000 }, () => {
  test("is opened by each of its listed readers, with a purpose", async () => {
    for (const { word, proposal, readers } of told.canaries)
      for (const key of readers) {
        const answers: string[] = [];
        for (const part of await partsOffered(key, proposal)) {
          const answer = await send(key, `${proposal}/protected-parts/${part}/readings`, { purpose: "受付の確認" });
          answers.push(`${answer.status} ${await answer.text()}`);
        }
        expect([key, word, answers.some((one) => one.startsWith("200") && one.includes(word))]).toEqual([
          key,
          word,
          true,
        ]);
      }
  });

  test("stays closed to a reader who gives no purpose of the list", async () => {
    const { word, proposal } = told.canaries[0]!;
    for (const part of await partsOffered("desk-officer", proposal))
      for (const purpose of ["", "見てみたい"]) {
        const answer = await send("desk-officer", `${proposal}/protected-parts/${part}/readings`, { purpose });
        expect([answer.status, (await answer.text()).includes(word)]).toEqual([422, false]);
      }
  });

  test("is refused to everybody else, who is told no word of it", async () => {
    for (const { word, proposal, readers } of told.canaries) {
      const parts = await partsOffered(readers[0]!, proposal);
      for (const key of ["visitor", ...keys].filter((one) => !readers.includes(one)))
        for (const part of parts) {
          const answer = await send(key, `${proposal}/protected-parts/${part}/readings`, { purpose: "受付の確認" });
          const text = await answer.text();
          // Of two parts of one proposal somebody may read the other one.
          if (answer.status !== 200) expect([key, [403, 404].includes(answer.status)]).toEqual([key, true]);
          expect([key, text.includes(word)]).toEqual([key, false]);
        }
    }
  });

  test("of one organisation is opened by no other, and by no administrator", async () => {
    const all = new Map<string, string>();
    for (const [key, pages] of pagesOf)
      for (const { text } of pages)
        for (const [, path, id] of text.matchAll(
          /(\/proposals\/([0-9a-f-]{36})\/protected-parts\/[0-9a-f-]{36})\/readings/g,
        ))
          all.set(path!, partners.includes(key) ? key : (all.get(path!) ?? `of ${id}`));
    expect(all.size).toBeGreaterThan(5);
    for (const [path, owner] of all)
      for (const key of ["visitor", "admin", ...partners].filter((one) => one !== owner)) {
        const answer = await send(key, `${path}/readings`, { purpose: "受付の確認" });
        expect([key, path, [403, 404].includes(answer.status)]).toEqual([key, path, true]);
      }
  });

  test("is nowhere in what the program says to its log", () => {
    const said = demo.said();
    expect(said).toContain("/readings");
    for (const word of canaryWords) expect(said).not.toContain(word);
    expect(said).not.toContain("受付の確認");
  });
});

/** The form of a part in a draft, or in additions that are being written, as its own organisation sees it. */
function isOwnForm(key: string, page: CrawledPage, word: string): boolean {
  return (
    partners.includes(key) && page.pattern === "/proposals/:id/protected-parts/:part" && !canaryWords.includes(word)
  );
}

/** The texts within a file of Word: each entry of the archive, unpacked. */
