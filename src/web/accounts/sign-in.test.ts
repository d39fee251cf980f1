import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { passwords } from "../../commands/accounts/passwords.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";
import { nextPath } from "./next-path.ts";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝";
let city: TestCity;
let app: ReturnType<typeof appOf>["app"];

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  for (const key of ["representative", "officer"] as const)
    await city.owner.query(
      "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, $3, $4)",
      [city.person(key).id, city.program.municipality, `${key}@example.jp`, await passwords.hash(password)],
    );
});
afterAll(() => city.drop());

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request(path, { method: "POST", body: new URLSearchParams(fields), headers });
}

/** The cookie header that the browser would send next; "" when it was taken away. */
function cookieOf(answer: Response): string {
  const set = answer.headers.get("set-cookie") ?? "";
  const found = /__Host-session=([^;]+)/.exec(set);
  return found ? `__Host-session=${found[1]}` : "";
}

describe("signing in", () => {
  test("the right password opens a session, readable by no script and sent to this host alone", async () => {
    const answer = await post("/sign-in", { login: "representative@example.jp", password });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/proposals");
    const set = answer.headers.getSetCookie().find((one) => one.includes("session"))!;
    expect(set).toMatch(/^__Host-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("the address may be written in capitals and full-width", async () => {
    const answer = await post("/sign-in", { login: " ＲＥＰＲＥＳＥＮＴＡＴＩＶＥ@Example.JP ", password });
    expect(answer.status).toBe(303);
  });

  test("a wrong password and an unknown address are answered alike, and keep what was typed but the password", async () => {
    const wrong = await post("/sign-in", {
      login: "representative@example.jp",
      password: "まちがったパスワード文字列",
    });
    const unknown = await post("/sign-in", { login: "nobody@example.jp", password: "まちがったパスワード文字列" });
    const [first, second] = [await wrong.text(), await unknown.text()];
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(first).toContain("メールアドレスかパスワードが違います");
    expect(first).toContain('value="representative@example.jp"');
    expect(first).not.toContain("まちがったパスワード文字列");
    const bare = (html: string) =>
      html.replace(/[0-9a-f-]{36}/g, "").replace(/(representative|nobody)@example\.jp/g, "");
    expect(bare(first)).toBe(bare(second));
  });

  test("who comes from 「提案を書きはじめる」 meets 「はじめての方」 before the form; everybody else after it", async () => {
    const order = async (next: string) => {
      const html = await (await app.request(`/sign-in?next=${encodeURIComponent(next)}`)).text();
      return html.indexOf("はじめての方") < html.indexOf('name="login"');
    };
    expect(await order("/proposals/new")).toBe(true);
    expect(await order("/proposals/new?challenge=C01")).toBe(true);
    expect(await order("/proposals")).toBe(false);
    expect(await order("/desk/board")).toBe(false);
  });

  test("an empty form names both fields", async () => {
    const answer = await post("/sign-in", { login: "", password: "" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("メールアドレスを書いてください。");
  });

  test("it leads back to where one was going, and never to another site", async () => {
    const back = await post("/sign-in", {
      login: "officer@example.jp",
      password,
      next: "/desk/search?q=%E6%B8%AF",
    });
    expect(back.headers.get("location")).toBe("/desk/search?q=%E6%B8%AF");
    const away = await post("/sign-in", { login: "officer@example.jp", password, next: "//evil.example/" });
    expect(away.headers.get("location")).toBe("/desk/board");
  });

  test("the sixth wrong answer has to wait, and the same person elsewhere does not", async () => {
    const guess = (address: string, typed: string) =>
      post("/sign-in", { login: "officer@example.jp", password: typed }, { "x-forwarded-for": address });
    for (let i = 0; i < 5; i++) expect((await guess("", `まちがい${i}まちがい${i}まちがい`)).status).toBe(422);
    const sixth = await guess("", password);
    expect(sixth.status).toBe(429);
    // A header that anybody can write makes nobody somebody else.
    expect((await guess("198.51.100.7", password)).status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("whoever sends passwords by the dozen over one line waits, and keeps nobody else out", async () => {
    const from = (line: string, login: string, typed: string) =>
      app.request(
        "/sign-in",
        { method: "POST", body: new URLSearchParams({ login, password: typed }) },
        { incoming: { socket: { remoteAddress: line, remotePort: 50_000, remoteFamily: "IPv4" } } },
      );
    const flood = Array.from({ length: 60 }, (_, n) => from("192.0.2.66", `guess-${n}@example.jp`, "x".repeat(20)));
    const calm = await from("198.51.100.7", "representative@example.jp", password);
    expect(calm.status).toBe(303);
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([422, 503]));
  });

  test("only addresses of this site from the list are led back to", () => {
    expect(nextPath("/proposals/new")).toBe("/proposals/new");
    expect(nextPath("/en/challenges?field=port")).toBe("/en/challenges?field=port");
    for (const away of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example/desk",
      "/%09/evil",
      "/sign-out",
      "/desk\n",
      "",
      "/proposals/../../sign-out",
      "/assets/x",
    ])
      expect(nextPath(away), away).toBeNull();
  });
});

describe("a session", () => {
  test("ends with signing out: the old cookie is worth nothing", async () => {
    const { headers } = await signIn(city.program, city.person("representative").id);
    const answer = await post("/sign-out", {}, headers);
    expect(answer.status).toBe(303);
    expect(cookieOf(answer)).toBe("");
    const later = await app.request("/account", { headers });
    expect(later.headers.get("location")).toBe("/sign-in?next=%2Faccount");
  });

  test("ends after 8 hours without use, and lives on while it is used", async () => {
    const used = await signIn(city.program, city.person("representative").id);
    const idle = await signIn(city.program, city.person("representative").id);
    city.hoursLater(5);
    expect((await app.request("/account", used)).status).toBe(200);
    city.hoursLater(5);
    expect((await app.request("/account", used)).status).toBe(200);
    expect((await app.request("/account", idle)).status).toBe(303);
  });

  test("of the city's staff ends after 12 hours, whatever they do", async () => {
    const staff = await signIn(city.program, city.person("officer").id);
    city.hoursLater(7);
    expect((await app.request("/account", staff)).status).toBe(200);
    city.hoursLater(5.1);
    expect((await app.request("/account", staff)).status).toBe(303);
  });
});

describe("outside the demo", () => {
  test("there are no cards and no sign-in without a password", async () => {
    expect((await app.request("/demo")).status).toBe(404);
    expect((await post("/demo/sign-in", { as: "company-a" })).status).toBe(404);
  });
});

describe("in the demo", () => {
  test("one becomes a person by the key of their card, and a visitor again", async () => {
    const { app } = appOf({ ...city.program, isDemo: true }, createLog("silent"));
    const send = (as: string, headers: Record<string, string> = {}) =>
      app.request("/demo/sign-in", { method: "POST", body: new URLSearchParams({ as }), headers });
    await city.owner.query("update people set demo_key = 'desk-officer' where id = $1", [city.person("officer").id]);
    const signedIn = await send("desk-officer");
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/desk/board"]);
    const cookie = cookieOf(signedIn);
    const listed = await app.request("/demo", { headers: { accept: "application/json" } });
    const body = (await listed.json()) as { people: { key: string; role: string }[]; canaries: unknown[] };
    expect(body.people.map((person) => person.key)).toContain("desk-officer");
    expect(body.canaries).toEqual([]);
    expect((await send("visitor", { cookie })).headers.get("location")).toBe("/");
    expect((await app.request("/account", { headers: { cookie } })).status).toBe(303);
    expect((await send("nobody-such")).status).toBe(404);
  });

  test("the page says plainly that it is a demonstration, in both languages", async () => {
    const { app } = appOf({ ...city.program, isDemo: true }, createLog("silent"));
    expect(await (await app.request("/demo")).text()).toContain("これは実演用です");
    expect(await (await app.request("/en/demo")).text()).toContain("This is a demonstration");
  });
});
