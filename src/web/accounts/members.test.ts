import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝の匂い";

let city: TestCity;
let mailbox: Mailbox;
let app: ReturnType<typeof appOf>["app"];

beforeAll(async () => {
  mailbox = await startMailbox();
  city = await aCity();
  city.program.mail = mailbox.mailer;
  app = appOf(city.program, createLog("silent")).app;
});
afterAll(async () => {
  await city.drop();
  await mailbox.stop();
});

type Fields = Record<string, string>;
const post = (path: string, fields: Fields, cookie = "") =>
  app.request(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie } });
const get = (path: string, cookie = "") => app.request(path, { headers: { cookie } });
const cookieOf = async (key: PersonKey) => (await signIn(city.program, city.person(key).id)).headers.cookie;

function givenCookie(answer: Response): string {
  return `__Host-session=${/__Host-session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1]}`;
}

/** Invites by the representative's page; @returns the link in the mail. */
async function invite(mail: string, role = "member"): Promise<string> {
  const sent = await post("/account/members", { mail, role }, await cookieOf("representative"));
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/account/members?done=memberInvited"]);
  await deliverMail(city.program);
  return /http:\/\/127\.0\.0\.1(\/invitations\/[\w-]{43})/.exec(mailbox.to(mail).at(-1)?.text ?? "")?.[1] ?? "";
}

const rolesOf = async (organisation: string) => {
  const { rows } = await city.owner.query<{ name: string; role: string }>(
    `select p.name, m.role from memberships m join people p on p.id = m.person_id
     where m.organisation_id = $1 and m.ended_at is null order by m.since, p.name`,
    [city.seeded.organisations.get(organisation)],
  );
  return Object.fromEntries(rows.map(({ name, role }) => [name, role]));
};

const newcomer = { name: "新田 実", kana: "にった みのる", password };

describe("an invitation", () => {
  test("goes out by mail without a name or an organisation; who gets it registers, is in, and their address is proven", async () => {
    const link = await invite("nitta@a.example.jp");
    expect(mailbox.to("nitta@a.example.jp").at(-1)!.text).not.toMatch(/架空ウェルネス|𠮷田/);
    for (const _ of [1, 2]) {
      const page = await get(link);
      expect([page.status, page.headers.get("referrer-policy")]).toEqual([200, "same-origin"]);
      const text = await page.text();
      for (const shown of ["株式会社架空ウェルネス", "𠮷田 恵子", "nitta@a.example.jp", "担当者"])
        expect(text).toContain(shown);
    }
    const short = await post(link, { ...newcomer, password: "short" });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('value="新田 実"');
    const [first, second] = await Promise.all([post(link, newcomer), post(link, newcomer)]);
    // The second of two at once finds the address taken, or the invitation used: one person either way.
    expect([first.status, second.status].filter((status) => status === 303).length).toBe(1);
    const entered = first.status === 303 ? first : second;
    expect(entered.headers.get("location")).toBe("/account/members?done=invitationAccepted");
    expect((await rolesOf("a"))["新田 実"]).toBe("member");
    const own = await (await get("/account/address", givenCookie(entered))).text();
    expect(own).toContain("確かめ済みです");
    expect((await get(link)).status).toBe(404);
    const list = await (await get("/account/members", await cookieOf("representative"))).text();
    expect(list).toContain("加わりました");
  });

  test("to who is registered leads to the sign-in and back, and they join beside their own organisation", async () => {
    const link = await invite("partner@b.example.jp", "representative");
    const owned =
      "insert into accounts (person_id, municipality_id, login, password_hash, verified_at) values ($1, '272060', $2, '', $3)";
    await city.owner.query(owned, [city.person("otherCompany").id, "partner@b.example.jp", null]);
    const visitor = await (await get(link)).text();
    expect(visitor).toContain(`/sign-in?next=${encodeURIComponent(link)}`);
    const cookie = await cookieOf("otherCompany");
    expect(await (await get(link, cookie)).text()).toContain("株式会社架空ウェルネスに加わる");
    // Passed on to somebody else, or to who has not proven that the address is theirs, the link opens nothing.
    expect((await post(`${link}/acceptance`, {}, cookie)).status).toBe(403);
    await city.owner.query("update accounts set verified_at = now() where login = 'partner@b.example.jp'");
    const joined = await post(`${link}/acceptance`, {}, cookie);
    expect(joined.headers.get("location")).toBe("/account/members?done=invitationAccepted");
    expect((await rolesOf("a"))["山﨑 大輔"]).toBe("representative");
    expect(Object.keys(await rolesOf("b"))).toEqual(["山﨑 大輔"]);
    expect((await post(`${link}/acceptance`, {}, cookie)).status).toBe(404);
    // They act for the one that they joined, and go back to their own by leaving it.
    const members = await (await get("/account/members", cookie)).text();
    expect(members).toContain("株式会社架空ウェルネス");
    expect(
      (await post(`/account/members/${city.person("otherCompany").id}/ending`, {}, cookie)).headers.get("location"),
    ).toBe("/account?done=organisationLeft");
    expect(await (await get("/account", cookie)).text()).toContain("例示繊維工業株式会社");
    expect((await rolesOf("a"))["山﨑 大輔"]).toBeUndefined();
  });

  test("is dead once it is taken back, after 14 days, and with a second one to the same address", async () => {
    const first = await invite("again@a.example.jp");
    const second = await invite("again@a.example.jp", "representative");
    expect((await get(first)).status).toBe(404);
    const page = await (await get("/account/members", await cookieOf("representative"))).text();
    const revoking = /action="(\/account\/members\/invitations\/[\w-]+\/revoking)"/.exec(page)![1]!;
    expect((await post(revoking, {}, await cookieOf("member"))).status).toBe(403);
    expect((await post(revoking, {}, await cookieOf("representative"))).status).toBe(303);
    expect((await post(revoking, {}, await cookieOf("representative"))).status).toBe(404);
    expect((await get(second)).status).toBe(404);
    expect((await post(second, newcomer)).status).toBe(404);
    const late = await invite("late@a.example.jp");
    city.hoursLater(14 * 24);
    expect((await get(late)).status).toBe(404);
    const list = await (await get("/account/members", await cookieOf("representative"))).text();
    for (const state of ["取り消しました", "期限が過ぎました"]) expect(list).toContain(state);
  });

  test("is sent by representatives alone, and not to who belongs to them; wrong ones come back with what would be right", async () => {
    const fields = { mail: "x@a.example.jp", role: "representative" };
    expect((await post("/account/members", fields, await cookieOf("member"))).status).toBe(403);
    expect((await post("/account/members", fields, await cookieOf("officer"))).status).toBe(403);
    const cookie = await cookieOf("representative");
    const wrong = await post("/account/members", { mail: "x", role: "chief" }, cookie);
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const message of ["「名前@example.jp」の形で", "役割を1つ選んでください"]) expect(page).toContain(message);
    const twice = await post("/account/members", { mail: "nitta@a.example.jp", role: "member" }, cookie);
    expect(await twice.text()).toContain("すでに団体の人です");
  });

  test("makes nobody of the city a partner", async () => {
    const link = await invite("officer@city.example.jp");
    const answer = await post(`${link}/acceptance`, {}, await cookieOf("officer"));
    expect(answer.status).toBe(403);
    expect((await get(link)).status).toBe(200);
  });

  test("without mail is shown once, and proves no address", async () => {
    const without = { ...city.program, mail: null };
    const silent = appOf(without, createLog("silent")).app;
    const ask = (path: string, fields: Fields, cookie = "") =>
      silent.request(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie } });
    const shown = await ask(
      "/account/members",
      { mail: "hand@a.example.jp", role: "member" },
      await cookieOf("representative"),
    );
    const link = /http:\/\/127\.0\.0\.1(\/invitations\/[\w-]{43})/.exec(await shown.text())![1]!;
    expect((await ask(link, newcomer)).status).toBe(303);
    const { rows } = await city.owner.query("select verified_at from accounts where login = 'hand@a.example.jp'");
    expect(rows).toEqual([{ verified_at: null }]);
  });
});

describe("roles and leaving", () => {
  test("the last representative neither leaves nor steps down before another is named", async () => {
    const [rep, member] = [city.person("representative").id, city.person("member").id];
    const cookie = await cookieOf("representative");
    const page = await (await get("/account/members", cookie)).text();
    expect(page).toContain("先に、ほかの人を代表者にしてください");
    expect(page).not.toContain(`/account/members/${rep}/role`);
    for (const answer of [
      await post(`/account/members/${rep}/ending`, {}, cookie),
      await post(`/account/members/${rep}/role`, { role: "member" }, cookie),
    ])
      expect([answer.status, (await answer.text()).includes("代表者がひとりもいなくなるため")]).toEqual([403, true]);
    expect((await post(`/account/members/${member}/role`, { role: "owner" }, cookie)).status).toBe(422);
    expect((await post(`/account/members/${member}/role`, { role: "representative" }, cookie)).status).toBe(303);
    expect((await rolesOf("a"))["髙橋 亮"]).toBe("representative");

    // Two who leave at once: one stays.
    const other = await cookieOf("member");
    const answers = await Promise.all([
      post(`/account/members/${rep}/ending`, {}, cookie),
      post(`/account/members/${member}/ending`, {}, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    const left = Object.values(await rolesOf("a")).filter((role) => role === "representative");
    expect(left).toEqual(["representative"]);
  });

  test("who has left sees nothing of the organisation from the next request on, and a member ends nobody's membership", async () => {
    const { rows } = await city.owner.query<{ person_id: string }>(
      `select m.person_id from memberships m join people p on p.id = m.person_id where m.organisation_id = $1 and m.ended_at is null
       and m.role = 'member' order by p.name limit 1`,
      [city.seeded.organisations.get("a")],
    );
    const id = rows[0]!.person_id;
    const cookie = (await signIn(city.program, id)).headers.cookie;
    const others = [city.person("representative").id, city.person("member").id];
    for (const other of others) expect((await post(`/account/members/${other}/ending`, {}, cookie)).status).toBe(403);
    expect((await post(`/account/members/${id}/ending`, {}, cookie)).status).toBe(303);
    expect((await get("/account/members", cookie)).status).toBe(403);
    expect((await get("/account", cookie)).status).toBe(200);
  });
});
