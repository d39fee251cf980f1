import { once } from "node:events";
import { get as httpGet } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../test/support/city.ts";
import { publishedPartnership } from "../../test/support/public-rows.ts";
import { signIn } from "../../test/support/sign-in.ts";
import { createLog } from "../log.ts";
import { appOf } from "./app.tsx";

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
let server: ReturnType<typeof serve>;
let questions = 0;
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
let ask: (path: string, headers?: Record<string, string>) => Promise<Answer>;

beforeAll(async () => {
  city = await aCity();
  const { db } = city.program;
  const program = {
    ...city.program,
    db: {
      ...db,
      asActor: ((actor, work) => {
        questions++;
        return db.asActor(actor, work);
      }) as typeof db.asActor,
    },
  };
  const composed = appOf(program, createLog("silent"));
  app = composed.app;
  server = serve({ fetch: app.fetch, createServer: composed.createServer, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  ask = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      httpGet({ port, path, headers, host: "127.0.0.1" }, async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part as Buffer);
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) });
      }).on("error", reject);
    });
});
afterAll(async () => {
  server.close();
  await city.drop();
});

/** The city itself is looked at again after 0.2 s: on a busy machine two requests in a row may lie further apart than that. */
async function askTwiceAtOnce(path: string): Promise<{ first: Answer; second: Answer }> {
  for (let tries = 0; ; tries++) {
    const began = performance.now();
    const first = await ask(path);
    questions = 0;
    const second = await ask(path);
    if (performance.now() - began < 150 || tries === 20) return { first, second };
  }
}

const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1250));

test("a kept page is answered without asking the database, with the same bytes and headers", async () => {
  const { first, second } = await askTwiceAtOnce("/cases");
  expect(questions).toBe(0);
  expect(second.body.equals(first.body)).toBe(true);
  for (const name of ["etag", "content-type", "content-security-policy", "cache-control", "vary", "x-frame-options"])
    expect(second.headers[name], name).toBe(first.headers[name]);
  expect(second.headers["cache-control"]).toBe("no-cache");
});

test("who has the page already gets 304", async () => {
  const { headers } = await ask("/how");
  const again = await ask("/how", { "if-none-match": String(headers.etag) });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  expect(again.headers.etag).toBe(headers.etag);
  const other = await app.request("/how", { headers: { "if-none-match": `"x", ${headers.etag}` } });
  expect(other.status).toBe(304);
});

test("the page is packed as the reader takes it", async () => {
  const { body } = await ask("/how");
  const brotli = await ask("/how", { "accept-encoding": "gzip, deflate, br" });
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(brotli.body).equals(body)).toBe(true);
  const gzip = await ask("/how", { "accept-encoding": "gzip, br;q=0" });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.body).equals(body)).toBe(true);
});

test("each language and each question has a page of its own", async () => {
  const english = (await ask("/en/cases")).body.toString();
  expect(english).toContain('lang="en"');
  expect((await ask("/cases")).body.toString()).toContain('<html lang="ja">');
  expect((await ask("/challenges?state=closed")).body.toString()).not.toBe((await ask("/challenges")).body.toString());
});

test("somebody signed in neither gets a kept page nor leaves one", async () => {
  const signed = await signIn(city.program, city.person("representative").id);
  await ask("/numbers");
  const own = await ask("/numbers", signed.headers);
  expect(own.headers["cache-control"]).toBe("no-store");
  expect(own.body.toString()).toContain("株式会社架空ウェルネス");
  expect((await ask("/ideas", signed.headers)).body.toString()).toContain("株式会社架空ウェルネス");
  expect((await ask("/ideas")).body.toString()).not.toContain("株式会社架空ウェルネス");
});

test("a sentence about what was done, free words and foreign names in an address are never kept", async () => {
  const done = await ask("/?done=signedOut");
  expect(done.headers.etag).toBeUndefined();
  expect(done.body.toString()).toContain('class="page flash flash-done"');
  expect((await ask("/challenges?q=x")).headers.etag).toBeUndefined();
  expect((await ask("/?utm_source=x")).headers.etag).toBeUndefined();
  expect((await ask("/nothing")).headers.etag).toBeUndefined();
});

test("a page with a form's key in it is not kept", async () => {
  const home = (await ask("/")).body.toString();
  expect(home).not.toContain("idempotency_key");
});

test("a publication shows within a second or two after it raised the revision", async () => {
  const before = await ask("/cases");
  await publishedPartnership(city, {
    title: "新しい事例",
    serial: 9,
    case: { slug: "new-case", fields: ["健康"], body: { lead: "始まりました。" } },
  });
  await city.owner.query("update municipalities set public_revision = public_revision + 1");
  await aSecond();
  const after = await ask("/cases");
  expect(after.body.toString()).toContain("新しい事例");
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

test("a new setting shows too, and so does a new day", async () => {
  await city.owner.query(`update municipalities set settings = settings || '{"targetDays":{"firstAnswer":4}}'`);
  await aSecond();
  expect((await ask("/how")).body.toString()).toContain("受付のご連絡は4開庁日以内");
  const today = (await ask("/challenges")).body.toString();
  expect(today).toContain("あと57開庁日");
});
