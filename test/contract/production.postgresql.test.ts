import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generate } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { derivedPassword } from "../../src/db/logins.ts";
import { type OwnedDatabase, ownedDatabase } from "../faults/owned-database.ts";
import { freePort, type Served, serveProgram } from "../faults/served-program.ts";
import { formOn, unescaped, wordsOf } from "../support/requests.ts";

// Contract "production": the built program with nothing but an owner's address of an empty PostgreSQL database.

const root = resolve(import.meta.dirname, "../..");
const secret = "a secret of the production tests, long enough";
const password = "銀の自転車で 港まで 走る 朝";
const cityForm = {
  code: "272060",
  cityName: "泉大津市",
  cityNameEn: "Izumiotsu City",
  deskCode: "0102",
  deskDivision: "市長公室",
  deskName: "成長戦略課",
  name: "髙﨑 花子",
  kana: "たかさき はなこ",
  mail: "admin@city.example.jp",
  password,
};

let place: OwnedDatabase;
let running: Served | null = null;
let link = "";
const folder = mkdtempSync(join(tmpdir(), "kanmin-production-"));

const start = async (env: Record<string, string> = {}) => {
  running = await serveProgram({ ...place.env, SECRET_KEY: secret, LOG_LEVEL: "info", ...env });
  return running;
};
const stop = async () => {
  await running?.stop();
  running = null;
};
const post = (url: string, fields: Record<string, string>, cookie = "") =>
  fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(fields), headers: { cookie } });

/** A cookie as the browser would send it next; "" when the answer did not set it. */
const cookieOf = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((set) => set.startsWith(`${name}=`) && !set.startsWith(`${name}=;`))
    ?.split(";")[0] ?? "";

/** Starts the program where it must refuse: how it ended, and the lines it said. */
async function refusal(env: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [join(root, "dist/main.js"), ...args], {
    env: { ...process.env, LOG_LEVEL: "warn", PORT: String(await freePort()), DATABASE_OWNER_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (piece: Buffer) => {
    said += piece;
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const [code] = await once(child, "close");
  return { code, lines: said.trim().split("\n") };
}

beforeAll(async () => {
  const built = spawnSync(join(root, "bin/build"), ["--quiet"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr || built.stdout);
  place = await ownedDatabase("postgresql", secret);
}, 120_000);
afterAll(async () => {
  await stop();
  await place?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

test("on an empty database it migrates, prints a one-time link and answers for its health", {
  timeout: 180_000,
}, async () => {
  const { url, said } = await start();
  link = /https?:\/\/\S+(\/setup\/[\w-]+)/.exec(said())?.[1] ?? "";
  expect(link).toMatch(/^\/setup\/[\w-]{20,}$/);
  const health = await fetch(`${url}/healthz`);
  expect([health.status, health.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(await health.json()).toEqual({
    status: "ok",
    database: "postgresql",
    version: expect.stringMatching(/^\d+\./),
  });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  // Nobody sees anything before the city is set up, and no address is the demo's.
  expect((await fetch(`${url}/`)).status).toBe(503);
});

test("its link is drawn, keeps what was typed, makes the administrator, and works once", {
  timeout: 180_000,
}, async () => {
  const { url } = running!;
  const page = await fetch(`${url}${link}`);
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect((await fetch(`${url}${link.slice(0, -1)}`)).status).toBe(404);
  const wrong = await post(`${url}${link}`, { ...cityForm, code: "272061", password: "short" });
  const text = unescaped(await wrong.text());
  expect(wrong.status).toBe(422);
  for (const typed of [cityForm.cityName, cityForm.deskName, cityForm.name, cityForm.mail, "272061"])
    expect(text).toContain(`value="${typed}"`);
  expect(text).not.toContain("short");
  const made = await post(`${url}${link}`, cityForm);
  // Who sets the city up is the first of its staff: nothing opens before a second factor is there.
  const enrolment = "/sign-in/second-factor";
  const then = `${enrolment}?next=${encodeURIComponent("/desk/people?done=citySetUp")}`;
  expect([made.status, made.headers.get("location")]).toEqual([303, then]);
  const half = cookieOf(made, "__Host-half-session");
  expect(half).not.toBe("");
  expect(cookieOf(made, "__Host-session")).toBe("");
  expect((await fetch(`${url}/desk/people`, { headers: { cookie: half }, redirect: "manual" })).status).toBe(303);
  const form = await (await fetch(`${url}${then}`, { headers: { cookie: half } })).text();
  const appKey = wordsOf(/<code class="secret-key">([^<]+)/.exec(form)![1]!).replaceAll(" ", "");
  const fields = { ...formOn(form, enrolment), code: await generate({ secret: appKey }) };
  const entered = await post(`${url}${enrolment}`, fields, half);
  const shown = await entered.text();
  expect([entered.status, shown.includes('href="/desk/people?done=citySetUp"')]).toEqual([200, true]);
  expect(entered.headers.getSetCookie().join("\n")).toMatch(/^__Host-session=.*HttpOnly; Secure; SameSite=Lax/m);
  const cookie = cookieOf(entered, "__Host-session");
  const people = await fetch(`${url}/desk/people`, { headers: { cookie } });
  expect(wordsOf(await people.text())).toContain("髙﨑 花子");
  expect((await fetch(`${url}${link}`)).status).toBe(404);
  expect((await post(`${url}${link}`, { ...cityForm, mail: "second@city.example.jp" })).status).toBe(404);
  const signedIn = await post(`${url}/sign-in`, { login: cityForm.mail, password });
  expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/sign-in/code"]);
  const recovery = /<li><code>([^<]+)/.exec(shown)![1]!;
  const again = await post(`${url}/sign-in/code`, { code: recovery }, cookieOf(signedIn, "__Host-half-session"));
  expect([again.status, again.headers.get("location")]).toEqual([303, "/account/second-factor"]);
  expect((await fetch(`${url}/`)).status).toBe(200);
});

test("nothing of the demo exists in production, and metrics stay off the public port", async () => {
  const { url } = running!;
  expect((await fetch(`${url}/demo`)).status).toBe(404);
  expect((await post(`${url}/demo/sign-in`, { as: "admin" })).status).toBe(404);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

test("what it logs names neither the link nor the password", () => {
  const logged = running!
    .said()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .join("\n");
  expect(logged).toContain("/setup/:token");
  expect(logged).not.toContain(link.replace("/setup/", ""));
  expect(logged).not.toContain(password);
  expect(logged).not.toContain(cityForm.mail);
});

test("the second start prints no link; metrics answer on their own port", { timeout: 180_000 }, async () => {
  await stop();
  const metricsPort = await freePort();
  const { url, said } = await start({ METRICS_PORT: String(metricsPort) });
  expect(said()).not.toContain("/setup/");
  expect((await fetch(`${url}/`)).status).toBe(200);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect([metrics.status, await metrics.text()]).toEqual([200, expect.stringContaining("desk_http_seconds")]);
  expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);
  await stop();
});

test("it runs with the owner's and its own address side by side", { timeout: 180_000 }, async () => {
  const owner = place.env.DATABASE_URL!;
  const own = new URL(owner);
  own.username = `${own.pathname.slice(1)}_program`;
  own.password = derivedPassword(secret, own.username);
  const { url, said } = await start({ DATABASE_OWNER_URL: owner, DATABASE_URL: own.href });
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ database: "postgresql" });
  expect(said()).not.toContain("/setup/");
  await stop();
});

test("a public address without https is refused in one line that says what would be right", async () => {
  const { code, lines } = await refusal({ ...place.env, PUBLIC_URL: "http://example.jp" });
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toMatch(
    /^PUBLIC_URL must be https beyond this machine \("http:\/\/example\.jp"\).*PUBLIC_URL=https:/,
  );
});

test("a database that is not there, or no address, is refused in one line too", async () => {
  const away = await refusal({
    ...place.env,
    SECRET_KEY: secret,
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  });
  expect([away.code, away.lines.length]).toEqual([1, 1]);
  const none = await refusal({ ...place.env, DATABASE_URL: "mysql://localhost/desk" });
  expect(none).toEqual({ code: 1, lines: [expect.stringContaining("DATABASE_URL is not a PostgreSQL address")] });
});

test("a second program on the same embedded directory is refused in one line", { timeout: 180_000 }, async () => {
  const env = { DATA_DIR: join(folder, "embedded"), DATABASE_URL: "", DATABASE_OWNER_URL: "" };
  const first = await serveProgram(env);
  try {
    const { code, lines } = await refusal(env);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toContain(join(folder, "embedded"));
    expect(await (await fetch(`${first.url}/healthz`)).json()).toMatchObject({ database: "pglite" });
  } finally {
    await first.stop();
  }
});

test("the demo is not loaded beside a city, and a demo's database is not served as a city", {
  timeout: 120_000,
}, async () => {
  const beside = await refusal(place.env, ["demo"]);
  expect([beside.code, beside.lines.length]).toEqual([1, 1]);
  expect(beside.lines[0]).toContain("the demo is never loaded beside one");
  await place.open((_, owner) => owner.query("update municipalities set is_demo = true"));
  const { code, lines } = await refusal({ ...place.env, SECRET_KEY: secret });
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toContain("This database holds the demo city");
});
