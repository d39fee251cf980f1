import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝の匂い";
const nextPassword = "港の灯台と三毛猫の長い散歩道を";

let city: TestCity;
let mailbox: Mailbox;
let app: ReturnType<typeof appOf>["app"];

beforeAll(async () => {
  mailbox = await startMailbox();
  city = await aCity();
  city.program.mail = mailbox.mailer;
});
afterAll(async () => {
  await city.drop();
  await mailbox.stop();
});
// A new program each time: the limits on one address of the network begin anew.
beforeEach(() => {
  city.hoursLater(25);
  app = appOf(city.program, createLog("silent")).app;
});

type Fields = Record<string, string>;
const post = (path: string, fields: Fields, cookie = "") =>
  app.request(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie } });
const get = (path: string, cookie = "") => app.request(path, { headers: { cookie } });

function cookieOf(answer: Response): string {
  const found = /__Host-session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "");
  return found ? `__Host-session=${found[1]}` : "";
}

/** The link in the last mail to an address, without the origin. */
async function linkTo(address: string): Promise<string> {
  await deliverMail(city.program);
  return /http:\/\/127\.0\.0\.1(\/\S+)/.exec(mailbox.to(address).at(-1)?.text ?? "")?.[1] ?? "";
}

const form = (mail: string) => ({
  organisationName: "株式会社𠮷﨑製作所①㈱",
  organisationKana: "よしざきせいさくしょ",
  kind: "company",
  corporateNumber: "",
  name: "髙橋　葛󠄀子",
  kana: "たかはし かつらこ",
  mail,
  password,
});

/** Registers and proves the address. */
async function registered(mail: string): Promise<string> {
  const answer = await post("/register", form(mail));
  expect((await post(await linkTo(mail), {}, cookieOf(answer))).status).toBe(303);
  return cookieOf(answer);
}

describe("registering where mail leaves the city", () => {
  test("signs in at once, sends a link, and the account stands once its button is pressed; opening it uses nothing up", async () => {
    const answer = await post("/register", form("new@a.example.jp"));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/proposals?done=registeredToProve"]);
    expect((await get("/account", cookieOf(answer))).status).toBe(200);
    expect((await post("/sign-in", { login: "new@a.example.jp", password })).status).toBe(422);

    const link = await linkTo("new@a.example.jp");
    expect(link).toMatch(/^\/address\/[\w-]{43}$/);
    for (const _ of [1, 2]) {
      const page = await get(link);
      expect(page.status).toBe(200);
      expect(page.headers.get("referrer-policy")).toBe("same-origin");
      const text = await page.text();
      for (const shown of ["new@a.example.jp", "髙橋　葛󠄀子", "株式会社𠮷﨑製作所①㈱"]) expect(text).toContain(shown);
    }
    const proven = await post(link, {}, cookieOf(answer));
    expect(proven.headers.get("location")).toBe("/account?done=addressProven");
    expect((await post("/sign-in", { login: "new@a.example.jp", password })).status).toBe(303);
    expect((await get(link)).status).toBe(404);
    expect((await post(link, {})).status).toBe(404);
  });

  test("keeps only the hash of the link, and the letter forgets it once it has left", async () => {
    await post("/register", form("hash@a.example.jp"));
    const token = (await linkTo("hash@a.example.jp")).split("/").at(-1)!;
    for (const table of ["address_proofs", "letters", "audit_events"]) {
      const { rows } = await city.owner.query(`select * from ${table}`);
      expect(JSON.stringify(rows)).not.toContain(token);
    }
  });

  test("a link is dead after 24 hours, and with the next one that is sent", async () => {
    const answer = await post("/register", form("late@a.example.jp"));
    const first = await linkTo("late@a.example.jp");
    city.hoursLater(1);
    expect((await post("/account/address/letter", {}, cookieOf(answer))).headers.get("location")).toBe(
      "/account/address?done=letterSent",
    );
    const second = await linkTo("late@a.example.jp");
    expect((await get(first)).status).toBe(404);
    expect((await get(second)).status).toBe(200);
    city.hoursLater(24);
    expect((await get(second)).status).toBe(404);
    expect((await post(second, {})).status).toBe(404);
  });

  test("a machine that opens dead links by the dozen keeps nobody from signing in", async () => {
    await registered("calm@a.example.jp");
    const flood = Array.from({ length: 60 }, () => post("/address/nothing", {}));
    const signedIn = await post("/sign-in", { login: "calm@a.example.jp", password });
    expect([signedIn.status, cookieOf(signedIn) !== ""]).toEqual([303, true]);
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([404]));
  });

  test("of an address that is here already the answers tell nothing; its owner is told by mail", async () => {
    await registered("owner@a.example.jp");
    const again = await post("/register", { ...form("owner@a.example.jp"), password: nextPassword });
    const fresh = await post("/register", form("fresh@a.example.jp"));
    expect([again.status, again.headers.get("location")]).toEqual([fresh.status, fresh.headers.get("location")]);
    const page = async (path: string, answer: Response, mail: string) =>
      (await (await get(path, cookieOf(answer))).text()).replaceAll(mail, "MAIL").replaceAll(/[0-9a-f-]{36}/g, "ID");
    for (const path of ["/account", "/account/address", "/proposals"])
      expect(await page(path, again, "owner@a.example.jp")).toBe(await page(path, fresh, "fresh@a.example.jp"));
    const told = await linkTo("owner@a.example.jp");
    expect(told).toBe("/sign-in/forgotten");
    expect(mailbox.to("owner@a.example.jp").at(-1)!.text).not.toContain("髙橋");
    // Neither password signs in to what is not proven; the owner's still does.
    expect((await post("/sign-in", { login: "owner@a.example.jp", password: nextPassword })).status).toBe(422);
    expect((await post("/sign-in", { login: "fresh@a.example.jp", password })).status).toBe(422);
    expect((await post("/sign-in", { login: "owner@a.example.jp", password })).status).toBe(303);
    city.hoursLater(1);
    for (const [answer, mail] of [
      [again, "owner@a.example.jp"],
      [fresh, "fresh@a.example.jp"],
    ] as const) {
      const sent = await post("/account/address/letter", {}, cookieOf(answer));
      expect([sent.status, sent.headers.get("location")], mail).toEqual([303, "/account/address?done=letterSent"]);
    }
  });

  test("two who registered one address: the first to prove it has it, the other's link is dead", async () => {
    const registration = await post("/register", form("both@a.example.jp"));
    const first = await linkTo("both@a.example.jp");
    city.hoursLater(1);
    await post("/register", { ...form("both@a.example.jp"), password: nextPassword });
    const second = await linkTo("both@a.example.jp");
    expect((await post(first, {}, cookieOf(registration))).status).toBe(303);
    expect((await get(second)).status).toBe(404);
    expect((await post(second, {})).status).toBe(404);
    expect((await post("/sign-in", { login: "both@a.example.jp", password })).status).toBe(303);
  });

  test("the letter is sent again after a minute, and five times a day", async () => {
    const answer = await post("/register", form("often@a.example.jp"));
    const again = () => post("/account/address/letter", {}, cookieOf(answer));
    const soon = await again();
    expect(soon.status).toBe(422);
    expect(await soon.text()).toContain("60秒おいてから");
    for (const _ of [2, 3, 4, 5]) {
      city.hoursLater(1);
      expect((await again()).status).toBe(303);
    }
    city.hoursLater(1);
    expect(await (await again()).text()).toContain("19時間ほどおいてから");
    await deliverMail(city.program);
    expect(mailbox.to("often@a.example.jp").length).toBe(5);
  });
});

describe("who has not proven their address", () => {
  test("writes drafts, and is asked for it before submitting, on the page and by the command", async () => {
    const { proposalId } = await lineTo(city, "draft");
    const { id } = city.person("representative");
    await city.owner.query(
      "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, 'rep@a.example.jp', 'x')",
      [id, city.program.municipality],
    );
    const { cookie } = (await signIn(city.program, id)).headers;
    const path = `/proposals/${proposalId}/submission`;
    const page = await (await get(path, cookie)).text();
    expect(page).toContain("提出の前に、メールアドレスを確かめてください");
    expect(page).toContain("確かめるメールをもう一度送る");
    expect(page).not.toContain("この内容で提出する");
    const sent = await post(path, { pledge: "yes" }, cookie);
    expect(sent.status).toBe(403);
    expect(await sent.text()).toContain("提出の前に、メールアドレスを確かめてください");

    await post("/account/address/letter", {}, cookie);
    await post(await linkTo("rep@a.example.jp"), {}, cookie);
    expect(await (await get(path, cookie)).text()).toContain("この内容で提出する");
  });

  test("a person of the world has no address to prove, and submits", async () => {
    const { proposalId } = await lineTo(city, "draft");
    await city.owner.query("delete from accounts where login = 'rep@a.example.jp'");
    const { cookie } = (await signIn(city.program, city.person("representative").id)).headers;
    expect(await (await get(`/proposals/${proposalId}/submission`, cookie)).text()).toContain("この内容で提出する");
    expect((await get("/account/address", cookie)).status).toBe(404);
  });
});

describe("changing one's address", () => {
  test("needs the password; the old one counts until the new one is proven, and is told then", async () => {
    const cookie = await registered("old@a.example.jp");
    city.hoursLater(1);
    const wrong = await post("/account/address", { mail: "neu@a.example.jp", current: "ちがう" }, cookie);
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain("いまのパスワードが違います");
    expect(page).toContain('value="neu@a.example.jp"');
    const nothing = await post("/account/address", { mail: "", current: "" }, cookie);
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain("メールアドレスは「名前@example.jp」の形で");
    expect((await post("/account/address", { mail: "neu@a.example.jp", current: password }, cookie)).status).toBe(303);
    const link = await linkTo("neu@a.example.jp");
    expect((await post("/sign-in", { login: "old@a.example.jp", password })).status).toBe(303);
    expect((await post(link, {}, cookie)).status).toBe(303);
    expect((await post("/sign-in", { login: "old@a.example.jp", password })).status).toBe(422);
    expect((await post("/sign-in", { login: "neu@a.example.jp", password })).status).toBe(303);
    await deliverMail(city.program);
    expect(mailbox.to("old@a.example.jp").at(-1)!.subject).toContain("メールアドレスが変わりました");
    const { rows } = await city.owner.query("select email from contacts where email = 'neu@a.example.jp'");
    expect(rows.length).toBe(1);
  });

  test("to somebody else's address tells nothing, and changes nothing", async () => {
    await registered("theirs@a.example.jp");
    const cookie = await registered("mine@a.example.jp");
    city.hoursLater(1);
    const asked = await post("/account/address", { mail: "theirs@a.example.jp", current: password }, cookie);
    expect([asked.status, asked.headers.get("location")]).toEqual([303, "/account/address?done=letterSent"]);
    expect(await linkTo("theirs@a.example.jp")).toBe("/sign-in/forgotten");
    expect((await post("/sign-in", { login: "mine@a.example.jp", password })).status).toBe(303);
  });

  test("who registered with a wrong one puts it right, and has the letter there", async () => {
    const answer = await post("/register", form("wromg@a.example.jp"));
    city.hoursLater(1);
    await post("/account/address", { mail: "right@a.example.jp", current: password }, cookieOf(answer));
    expect((await post(await linkTo("right@a.example.jp"), {}, cookieOf(answer))).headers.get("location")).toBe(
      "/account?done=addressProven",
    );
    expect((await post("/sign-in", { login: "right@a.example.jp", password })).status).toBe(303);
  });

  test("a registration that the mailbox confirms outside its own session keeps neither its password nor its session", async () => {
    const stranger = await post("/register", form("victim@a.example.jp"));
    const proven = await post(await linkTo("victim@a.example.jp"), {});
    const choose = proven.headers.get("location")!;
    expect(choose).toMatch(/^\/setup\/[\w-]{43}\?done=addressProvenChoose$/);
    expect((await get("/account", cookieOf(stranger))).status).toBe(303);
    expect((await post("/sign-in", { login: "victim@a.example.jp", password })).status).toBe(422);
    expect((await post(choose.split("?")[0]!, { password: nextPassword })).status).toBe(303);
    expect((await post("/sign-in", { login: "victim@a.example.jp", password: nextPassword })).status).toBe(303);
  });
});

describe("a forgotten password", () => {
  test("is chosen anew by a link to the proven address, once, within an hour; earlier sessions end", async () => {
    const cookie = await registered("forgot@a.example.jp");
    const asked = await post("/sign-in/forgotten", { mail: "Forgot@A.example.jp" });
    expect([asked.status, asked.headers.get("location")]).toEqual([303, "/sign-in/forgotten?sent=1"]);
    const link = await linkTo("forgot@a.example.jp");
    expect(link).toMatch(/^\/setup\/[\w-]{43}$/);
    expect((await get(link)).status).toBe(200);
    expect((await post(link, { password: nextPassword })).status).toBe(303);
    expect((await get(link)).status).toBe(404);
    expect((await get("/account", cookie)).status).toBe(303);
    expect((await post("/sign-in", { login: "forgot@a.example.jp", password })).status).toBe(422);
    expect((await post("/sign-in", { login: "forgot@a.example.jp", password: nextPassword })).status).toBe(303);

    city.hoursLater(2);
    await post("/sign-in/forgotten", { mail: "forgot@a.example.jp" });
    const late = await linkTo("forgot@a.example.jp");
    expect((await get(late)).status).toBe(200);
    city.hoursLater(1);
    expect((await get(late)).status).toBe(404);
  });

  test("gives everybody the same answer, and sends nothing where nobody is", async () => {
    const before = mailbox.mails.length;
    const nobody = await post("/sign-in/forgotten", { mail: "nobody@a.example.jp" });
    expect([nobody.status, nobody.headers.get("location")]).toEqual([303, "/sign-in/forgotten?sent=1"]);
    await deliverMail(city.program);
    expect(mailbox.mails.length).toBe(before);
    const wrong = await post("/en/sign-in/forgotten", { mail: "nobody" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Write an e-mail address");
  });

  test("of who has not proven the address yet sends the letter that proves it", async () => {
    await post("/register", form("notyet@a.example.jp"));
    city.hoursLater(30);
    await post("/sign-in/forgotten", { mail: "notyet@a.example.jp" });
    const link = await linkTo("notyet@a.example.jp");
    // Not in the session that registered: so a password is chosen at once, which is what was asked for.
    expect((await post(link, {})).headers.get("location")).toMatch(/^\/setup\/[\w-]{43}\?done=addressProvenChoose$/);
    expect((await post("/sign-in", { login: "notyet@a.example.jp", password })).status).toBe(422);
  });
});

test("where no mail leaves the city nothing is demanded, and the page says whom to ask", async () => {
  const without = { ...city.program, mail: null };
  app = appOf(without, createLog("silent")).app;
  const answer = await post("/register", form("nomail@a.example.jp"));
  expect(answer.headers.get("location")).toBe("/proposals?done=registered");
  expect((await post("/sign-in", { login: "nomail@a.example.jp", password })).status).toBe(303);
  const page = await (await get("/account/address", cookieOf(answer))).text();
  expect(page).toContain("メールアドレスは確かめていません");
  expect(await (await get("/sign-in/forgotten")).text()).toContain("デスクにご連絡ください");
});
