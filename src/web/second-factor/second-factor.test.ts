import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCity, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { formOn, unescaped, wordsOf } from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { passwords } from "../../commands/accounts/passwords.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝の海";
let city: TestCity;
let app: ReturnType<typeof appOf>["app"];

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  for (const key of ["representative", "otherCompany", "officer", "administrator"] as const)
    await city.owner.query(
      "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, $3, $4)",
      [city.person(key).id, city.program.municipality, loginOf(key), await passwords.hash(password)],
    );
});
afterAll(() => city.drop());

let clock = startOfTests.getTime();
beforeEach(async () => {
  for (const table of ["authenticator_apps", "recovery_codes", "half_sessions", "wrong_codes", "letters"])
    await city.owner.query(`delete from ${table}`);
  // Nobody waits for what an earlier test counted, and no code was used before.
  clock += 3_600_000;
  city.setNow(new Date(clock));
  await requireForStaff(true);
});

const loginOf = (key: PersonKey) => `${key.toLowerCase()}@example.jp`;

async function requireForStaff(required: boolean) {
  await city.owner.query("update municipalities set settings = settings || $1::jsonb", [
    JSON.stringify({ secondFactorForStaff: required }),
  ]);
  forgetCity(city.program);
}

/** A browser of these tests: keeps its cookies, follows nothing. */
function browser() {
  const jar = new Map<string, string>();
  const send = async (path: string, fields: Record<string, string> | null, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await app.request(path, {
      method: fields ? "POST" : "GET",
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
      headers: { cookie, ...headers },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "" || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
  };
  return {
    jar,
    get: (path: string) => send(path, null),
    post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) =>
      send(path, fields, headers),
    signIn: (key: PersonKey, typed = password, next = "") =>
      send("/sign-in", { login: loginOf(key), password: typed, ...(next ? { next } : {}) }),
  };
}
type Browser = ReturnType<typeof browser>;

const keyOn = (page: string) => wordsOf(/<code class="secret-key">([^<]+)/.exec(page)![1]!).replaceAll(" ", "");
const codeNow = (secret: string) => generate({ secret, epoch: Math.floor(city.program.now().getTime() / 1000) });
const codesOn = (page: string) => [...page.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code!);
const halfMinuteOn = () => {
  clock += 30_000;
  city.setNow(new Date(clock));
};

/** What somebody was told by mail of their sign-in, in this test. */
async function lettersTo(key: PersonKey): Promise<string[]> {
  const { rows } = await city.owner.query<{ what: string }>(
    "select facts ->> 'what' as what from letters where person_id = $1 and kind = 'account-safety' order by created_at",
    [city.person(key).id],
  );
  return rows.map(({ what }) => what);
}

/** Signs in, sets an app up where it is asked for, or in the account; the browser is signed in then. */
async function enrolled(key: PersonKey): Promise<{ tab: Browser; secret: string; codes: string[] }> {
  const tab = browser();
  const entered = await tab.signIn(key);
  const at = entered.to.startsWith("/sign-in/second-factor") ? "/sign-in/second-factor" : "/account/second-factor";
  const page = await tab.get(at);
  const secret = keyOn(page.text);
  const done = await tab.post(at, { ...formOn(page.text, at), current: password, code: await codeNow(secret) });
  expect(done.status).toBe(200);
  halfMinuteOn();
  return { tab, secret, codes: codesOn(done.text) };
}

describe("staff without a second factor", () => {
  test("are led to setting one up, and nothing else opens until it is done", async () => {
    const tab = browser();
    expect(await tab.signIn("officer", password, "/desk/proposals")).toMatchObject({
      status: 303,
      to: "/sign-in/second-factor?next=%2Fdesk%2Fproposals",
    });
    expect([...tab.jar.keys()]).toEqual(["__Host-half-session"]);
    for (const path of ["/desk/board", "/account", "/account/second-factor", "/desk/proposals", "/proposals"])
      expect((await tab.get(path)).to, path).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    expect((await tab.post("/account/password", { current: password, password: "x" })).status).toBe(403);
    // The half session is no session, whatever cookie it is sent in.
    const half = tab.jar.get("__Host-half-session")!;
    expect((await app.request("/account", { headers: { cookie: `__Host-session=${half}` } })).status).toBe(303);
    expect((await tab.get("/sign-in")).to).toBe("/sign-in/second-factor");
    expect((await tab.get("/sign-in/code")).to).toBe("/sign-in/second-factor");
  });

  test("set it up with the first code, see ten recovery codes once, and go on where they wanted to", async () => {
    const tab = browser();
    const { to } = await tab.signIn("officer", password, "/desk/proposals");
    const page = await tab.get(to);
    expect(page.text).toContain('class="qr-code"');
    expect(page.text).not.toMatch(/style=|<img|https?:\/\/(?!127)/);
    const secret = keyOn(page.text);
    const form = formOn(page.text, "/sign-in/second-factor");
    const wrong = await tab.post("/sign-in/second-factor", { ...form, code: "000000" });
    expect(wrong.status).toBe(422);
    // The app has read the key already: it stays the same.
    expect(keyOn(wrong.text)).toBe(secret);
    const done = await tab.post("/sign-in/second-factor", { ...form, code: await codeNow(secret) });
    expect(done.status).toBe(200);
    expect(codesOn(done.text)).toHaveLength(10);
    expect(done.text).toContain('href="/desk/proposals"');
    expect(tab.jar.has("__Host-half-session")).toBe(false);
    expect((await tab.get("/desk/proposals")).status).toBe(200);
    const { rows } = await city.owner.query(
      "select sealed_secret, encode(code_hash, 'hex') as hash from authenticator_apps a join recovery_codes c using (person_id)",
    );
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("cannot be given somebody else's app", async () => {
    const mine = browser();
    await mine.signIn("officer");
    const sealed = formOn((await mine.get("/sign-in/second-factor")).text, "/sign-in/second-factor").sealed!;
    const other = browser();
    await other.signIn("administrator");
    const page = await other.get("/sign-in/second-factor");
    const answer = await other.post("/sign-in/second-factor", {
      ...formOn(page.text, "/sign-in/second-factor"),
      sealed,
      code: "123456",
    });
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain("もう一度登録してください");
    expect((await city.owner.query("select * from authenticator_apps")).rows).toEqual([]);
  });

  test("go on with the password alone where the city has switched it off, and its settings say so plainly", async () => {
    await requireForStaff(false);
    expect((await browser().signIn("officer")).to).toBe("/desk/board");
    const { headers } = await signIn(city.program, city.person("administrator").id);
    const settings = await (await app.request("/desk/settings", { headers })).text();
    expect(settings).toContain("職員は、いまパスワードだけでログインできます");
    const saved = await app.request("/desk/settings/sign-in", {
      method: "POST",
      headers,
      body: new URLSearchParams({ secondFactorForStaff: "yes", passwordAlone: "15", passwordWithFactor: "12" }),
    });
    expect(saved.status).toBe(303);
    expect(await (await app.request("/desk/settings", { headers })).text()).not.toContain("いまパスワードだけ");
    expect((await browser().signIn("officer")).to).toBe("/sign-in/second-factor");
  });

  test("a choice that is none is asked for again, and a length is between 8 and 64", async () => {
    const { headers } = await signIn(city.program, city.person("administrator").id);
    const send = (fields: Record<string, string>) =>
      app.request("/desk/settings/sign-in", { method: "POST", headers, body: new URLSearchParams(fields) });
    const answer = await send({ secondFactorForStaff: "perhaps", passwordAlone: "7", passwordWithFactor: "65" });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("1つ選んでください");
    expect(page.match(/8から64までの文字数/g)!.length).toBeGreaterThanOrEqual(2);
    const weak = { secondFactorForStaff: "yes", passwordAlone: "10", passwordWithFactor: "8" };
    expect((await send(weak)).status).toBe(303);
    expect(await (await app.request("/desk/settings", { headers })).text()).toContain(
      "パスワードが、10文字から使えます",
    );
    expect((await send({ ...weak, passwordAlone: "15" })).status).toBe(303);
    expect(await (await app.request("/desk/settings", { headers })).text()).not.toContain("文字から使えます");
  });
});

describe("with a second factor", () => {
  test("the password leads to the code, and the code in", async () => {
    const { secret } = await enrolled("officer");
    const tab = browser();
    expect((await tab.signIn("officer")).to).toBe("/sign-in/code");
    expect((await tab.get("/desk/board")).to).toBe("/sign-in?next=%2Fdesk%2Fboard");
    const { rows } = await city.owner.query("select kind, by_id from audit_events order by seq desc limit 1");
    expect(rows).toEqual([{ kind: "password-accepted", by_id: null }]);
    expect((await tab.post("/sign-in/code", { code: "" })).status).toBe(422);
    const entered = await tab.post("/sign-in/code", { code: ` ${await codeNow(secret)}` });
    expect([entered.status, entered.to]).toEqual([303, "/desk/board"]);
    expect((await tab.get("/desk/board")).status).toBe(200);
    expect(tab.jar.has("__Host-half-session")).toBe(false);
  });

  test("a code works once: who looked over the shoulder comes too late", async () => {
    const { secret } = await enrolled("officer");
    const [tab, thief] = [browser(), browser()];
    await tab.signIn("officer");
    await thief.signIn("officer");
    const code = await codeNow(secret);
    expect((await tab.post("/sign-in/code", { code })).status).toBe(303);
    expect((await thief.post("/sign-in/code", { code })).status).toBe(422);
    expect((await thief.get("/desk/board")).status).toBe(303);
  });

  test("of two who send one code at once, one comes in", async () => {
    const { secret } = await enrolled("officer");
    const tabs = [browser(), browser(), browser()];
    for (const tab of tabs) await tab.signIn("officer");
    const code = await codeNow(secret);
    const answers = await Promise.all(tabs.map((tab) => tab.post("/sign-in/code", { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  });

  test("a half session ends after a quarter of an hour, and is used up by signing in", async () => {
    const { secret } = await enrolled("officer");
    const tab = browser();
    await tab.signIn("officer");
    const half = tab.jar.get("__Host-half-session")!;
    await tab.post("/sign-in/code", { code: await codeNow(secret) });
    halfMinuteOn();
    const again = browser();
    again.jar.set("__Host-half-session", half);
    expect((await again.post("/sign-in/code", { code: await codeNow(secret) })).to).toBe("/sign-in");
    await again.signIn("officer");
    clock += 15 * 60_000;
    city.setNow(new Date(clock));
    expect((await again.get("/sign-in/code")).to).toBe("/sign-in");
  });

  test("a recovery code signs in once, and leads to where new ones are made", async () => {
    const { codes } = await enrolled("officer");
    const tab = browser();
    await tab.signIn("officer");
    const entered = await tab.post("/sign-in/code", { code: codes[3]!.toUpperCase().replaceAll("-", " ") });
    expect([entered.status, entered.to]).toEqual([303, "/account/second-factor"]);
    expect(wordsOf((await tab.get("/account/second-factor")).text)).toContain("9個");
    expect(await lettersTo("officer")).toEqual(["factor-set-up", "recovery-code-used"]);
    const second = browser();
    await second.signIn("officer");
    expect((await second.post("/sign-in/code", { code: codes[3]! })).status).toBe(422);
    expect((await second.post("/sign-in/code", { code: codes[4]! })).status).toBe(303);
  });

  test("a link for a new password does not go round it", async () => {
    const { tab } = await enrolled("representative");
    expect((await tab.get("/account")).status).toBe(200);
    const { headers } = await signIn(city.program, city.person("administrator").id);
    const made = await app.request(`/desk/people/${city.person("representative").id}/password-link`, {
      method: "POST",
      headers,
    });
    const link = /\/setup\/[\w-]+/.exec(await made.text())![0];
    const thief = browser();
    expect((await thief.post(link, { password: "別の長い言葉を並べて決めました" })).to).toBe("/sign-in/code");
    expect((await thief.get("/proposals")).status).toBe(303);
    // Whoever owns the account hears of both where a thief cannot keep it from them.
    expect((await lettersTo("representative")).slice(-2)).toEqual(["password-link-made", "password-set"]);
    await city.owner.query("update accounts set password_hash = $1 where login = 'representative@example.jp'", [
      await passwords.hash(password),
    ]);
  });

  test("a company sets it up by itself, and those who were signed in with the password alone are out", async () => {
    const elsewhere = browser();
    await elsewhere.signIn("representative");
    const tab = browser();
    expect((await tab.signIn("representative")).to).toBe("/proposals");
    expect(wordsOf((await tab.get("/en/account")).text)).toContain("You sign in by password alone");
    const page = await tab.get("/en/account/second-factor");
    const code = await codeNow(keyOn(page.text));
    const form = { ...formOn(page.text, "/en/account/second-factor"), current: password, code };
    // With an open session alone a thief would lock the owner out.
    expect((await tab.post("/en/account/second-factor", { ...form, current: "another's guess" })).status).toBe(422);
    const done = await tab.post("/en/account/second-factor", form);
    expect(codesOn(done.text)).toHaveLength(10);
    // Pressed twice: the same codes, and nothing is done again.
    expect(codesOn((await tab.post("/en/account/second-factor", form)).text)).toEqual(codesOn(done.text));
    expect((await tab.get("/account")).status).toBe(200);
    expect((await elsewhere.get("/account")).status).toBe(303);
  });

  test("recovery codes are made anew with a code; the earlier ones are worth nothing", async () => {
    const { tab, secret, codes } = await enrolled("representative");
    const form = formOn((await tab.get("/account/second-factor")).text, "/account/recovery-codes");
    expect((await tab.post("/account/recovery-codes", { ...form, newCode: "000000" })).status).toBe(422);
    const made = await tab.post("/account/recovery-codes", { ...form, newCode: await codeNow(secret) });
    expect(codesOn(made.text)).toHaveLength(10);
    const twice = await tab.post("/account/recovery-codes", { ...form, newCode: "".padEnd(6, "1") });
    expect(codesOn(twice.text)).toEqual(codesOn(made.text));
    const later = browser();
    await later.signIn("representative");
    expect((await later.post("/sign-in/code", { code: codes[0]! })).status).toBe(422);
    expect((await later.post("/sign-in/code", { code: codesOn(made.text)[0]! })).status).toBe(303);
  });

  test("a company takes it off with a code and stays signed in; staff have to set up another", async () => {
    const company = await enrolled("representative");
    const wrong = await company.tab.post("/account/second-factor/removal", { removalCode: "000000" });
    expect(wrong.status).toBe(422);
    const off = { removalCode: await codeNow(company.secret) };
    expect((await company.tab.post("/account/second-factor/removal", off)).to).toBe("/account?done=factorRemoved");
    expect((await browser().signIn("representative")).to).toBe("/proposals");
    const officer = await enrolled("officer");
    const removed = await officer.tab.post("/account/second-factor/removal", { removalCode: officer.codes[0]! });
    expect(removed.to).toBe("/sign-in?done=factorRemovedSignIn");
    expect((await officer.tab.get("/desk/board")).status).toBe(303);
    expect((await browser().signIn("officer")).to).toBe("/sign-in/second-factor");
  });

  test("an administrator takes it off for who has lost everything: sessions end, the log says who, and never for oneself", async () => {
    const { tab } = await enrolled("officer");
    const officer = city.person("officer").id;
    const { headers } = await signIn(city.program, city.person("administrator").id);
    const page = await (await app.request(`/desk/people/${officer}`, { headers })).text();
    expect(page).toContain("認証アプリも予備のコードもないとき");
    const remove = (person: string) =>
      app.request(`/desk/people/${person}/second-factor/removal`, { method: "POST", headers });
    expect((await remove(officer)).headers.get("location")).toBe(`/desk/people/${officer}?done=factorOfPersonRemoved`);
    expect((await tab.get("/desk/board")).status).toBe(303);
    expect((await browser().signIn("officer")).to).toBe("/sign-in/second-factor");
    expect((await remove(officer)).status).toBe(404);
    expect((await remove(city.person("administrator").id)).status).toBe(403);
    const { rows } = await city.owner.query(
      "select by_id, subject_id from audit_events where kind = 'second-factor-removed' order by seq desc limit 1",
    );
    expect(rows).toEqual([{ by_id: city.person("administrator").id, subject_id: officer }]);
    expect(await lettersTo("officer")).toEqual(["factor-set-up", "factor-removed-for-you"]);
    const chief = (await signIn(city.program, city.person("chief").id)).headers;
    const refused = await app.request(`/desk/people/${officer}/second-factor/removal`, {
      method: "POST",
      headers: chief,
    });
    expect(refused.status).toBe(403);
  });

  test("who has no password, as on the demo's cards, has nothing to add to it", async () => {
    const { headers } = await signIn(city.program, city.person("chief").id);
    expect((await app.request("/account/second-factor", { headers })).status).toBe(404);
    expect(await (await app.request("/account", { headers })).text()).not.toContain("認証アプリ");
  });
});

describe("guessing", () => {
  test("wrong codes make the guesser wait, and never a browser in which the person has signed in before", async () => {
    const { tab: own, secret } = await enrolled("officer");
    await own.post("/sign-out", {});
    const thief = browser();
    await thief.signIn("officer");
    for (let i = 0; i < 5; i++) expect((await thief.post("/sign-in/code", { code: `00000${i}` })).status).toBe(422);
    const waiting = await thief.post("/sign-in/code", { code: await codeNow(secret) });
    expect(waiting.status).toBe(429);
    expect(unescaped(waiting.text)).toContain("おいてから");
    // The same address, the browser that is known.
    await own.signIn("officer");
    expect((await own.post("/sign-in/code", { code: await codeNow(secret) })).status).toBe(303);
  });

  test("a known browser that guesses waits as well, and what it counts is kept for all copies of the program", async () => {
    const { tab, secret } = await enrolled("officer");
    await tab.post("/sign-out", {});
    await tab.signIn("officer");
    for (let i = 0; i < 5; i++) expect((await tab.post("/sign-in/code", { code: `00000${i}` })).status).toBe(422);
    const copy = appOf(city.program, createLog("silent")).app;
    const cookie = [...tab.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = new URLSearchParams({ code: await codeNow(secret) });
    expect((await copy.request("/sign-in/code", { method: "POST", body, headers: { cookie } })).status).toBe(429);
  });

  test("a stranger's wrong passwords do not make a known browser wait, even behind the same address", async () => {
    const own = browser();
    expect((await own.signIn("otherCompany")).status).toBe(303);
    await own.post("/sign-out", {});
    const stranger = browser();
    for (let i = 0; i < 5; i++)
      expect((await stranger.signIn("otherCompany", `ちがう言葉を並べています${i}`)).status).toBe(422);
    expect((await stranger.signIn("otherCompany")).status).toBe(429);
    expect((await own.signIn("otherCompany")).status).toBe(303);
    // A cookie that somebody made up, or that was given for another login, is no known browser.
    const forged = browser();
    forged.jar.set("__Host-known-browser", `${"A".repeat(22)}.${"B".repeat(22)}`);
    expect((await forged.signIn("otherCompany")).status).toBe(429);
    const foreign = browser();
    await foreign.signIn("representative");
    expect((await foreign.signIn("otherCompany")).status).toBe(429);
  });
});
