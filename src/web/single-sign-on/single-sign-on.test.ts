import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Known, type LocalProvider, passThrough, startProvider } from "../../../test/support/identity-provider.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { aBrowser, type VisitingBrowser } from "../../../test/support/visiting-browser.ts";
import { hashToken } from "../../accounts/tokens.ts";
import { passwords } from "../../commands/accounts/passwords.ts";
import { connectIdentity } from "../../commands/single-sign-on/connect-identity.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { makeLink } from "../../db/stores/link-store.ts";
import { readIdentity } from "../../domain/accounts/identity-provider.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { createLog } from "../../log.ts";
import { providersOf } from "../../single-sign-on/providers.ts";
import { appOf } from "../app.tsx";

// Single sign-on with two real providers on this machine: the staff's directory, which tells all in its token, and one of companies.

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝の匂い";
const roles = {
  "Desk.Officer": "officer",
  "Desk.Admin": "administrator",
  "Dept.Head": "head",
  "Dept.Staff": "staff",
};

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
let mailbox: Mailbox;
let staff: LocalProvider;
let companies: LocalProvider;

beforeAll(async () => {
  mailbox = await startMailbox();
  city = await aCity();
  city.program.mail = mailbox.mailer;
  const at = (code: string) => `${city.program.publicUrl}/sign-in/with/${code}/answer`;
  staff = await startProvider(
    {
      code: "staff",
      side: "city",
      name: "職員アカウント",
      nameEn: "staff account",
      roles,
      secondFactor: { amr: ["mfa"] },
    },
    at("staff"),
    { people: [], tellsAll: true },
  );
  companies = await startProvider(
    { code: "companies", side: "partner", name: "共通ID", nameEn: "Common ID" },
    at("companies"),
    { people: [], tellsAll: false },
  );
  city.program.providers = providersOf([staff.settings, companies.settings]);
}, 60_000);
afterAll(async () => {
  await staff?.stop();
  await companies?.stop();
  await city?.drop();
  await mailbox?.stop();
});
beforeEach(() => {
  city.hoursLater(25);
  app = appOf(city.program, createLog("silent")).app;
});

let count = 0;
/** Somebody new in a directory. */
function known(provider: LocalProvider, facts: Record<string, unknown> = {}): Known {
  const sub = `sub-${++count}`;
  const one = {
    sub,
    ...{ name: `人 ${count}`, email: `person-${count}@x.example.jp`, email_verified: true, ...facts },
  };
  provider.people.set(sub, one);
  return one;
}

/** Signs in by a provider as somebody of it. @returns what the last step answered. */
async function comesBy(browser: VisitingBrowser, code: string, sub: string | null, next = "") {
  const left = await browser.get(`/sign-in/with/${code}${next ? `?next=${encodeURIComponent(next)}` : ""}`);
  expect(left.status).toBe(303);
  return browser.get(await back(left.to, sub));
}

/** Through the provider's pages; the path on which it leads back. */
async function back(url: string, sub: string | null): Promise<string> {
  const { pathname, search } = new URL(await passThrough(url, sub));
  return `${pathname}${search}`;
}

async function setting(name: string, on: boolean) {
  await city.owner.query("update municipalities set settings = settings || $1::jsonb", [{ [name]: on }]);
  forgetCity(city.program);
}

async function withPassword(personId: string, login: string) {
  await city.owner.query(
    "insert into accounts (person_id, municipality_id, login, password_hash, verified_at) values ($1, $2, $3, $4, now())",
    [personId, city.program.municipality, login, await passwords.hash(password)],
  );
}

const rowsOf = async (sql: string, values: unknown[] = []) => (await city.owner.query(sql, values)).rows;
const postsOf = (login: string) =>
  rowsOf(
    `select t.role, t.given_by from staff_posts t join accounts a on a.person_id = t.person_id
     where a.login = $1 and t.ended_at is null order by t.role`,
    [login],
  );
const lastAudit = async () =>
  (await rowsOf("select kind, facts from audit_events order by seq desc limit 1"))[0] as {
    kind: string;
    facts: object;
  };

describe("a member of staff", () => {
  test("comes for the first time with a role, works at once, and is the same person the next time", async () => {
    const { sub } = known(staff, {
      name: "葛󠄀城 𠮷子",
      email: "K.Yoshiko@city.example.jp",
      roles: ["Desk.Officer", "Other"],
    });
    const browser = aBrowser(app);
    const entered = await comesBy(browser, "staff", sub, "/desk/board?sort=since");
    expect([entered.status, entered.to]).toEqual([303, "/desk/board?sort=since"]);
    expect((await browser.get("/account")).text).toContain("葛󠄀城 𠮷子");
    expect((await browser.get("/desk/board")).status).toBe(200);
    expect(await postsOf("k.yoshiko@city.example.jp")).toEqual([{ role: "officer", given_by: "staff" }]);
    expect(await lastAudit()).toEqual({ kind: "signed-in", facts: { provider: "staff", by: "provider" } });
    await comesBy(aBrowser(app), "staff", sub);
    expect(await rowsOf("select count(*)::int as n from people where name = '葛󠄀城 𠮷子'")).toEqual([{ n: 1 }]);
  });

  test("who comes twice at once is made once; of two with one address at once, one is made and the other asked to sign in", async () => {
    const twin = known(staff, { name: "二度 同時", roles: ["Desk.Officer"] });
    const both = await Promise.all([1, 2].map(() => comesBy(aBrowser(app), "staff", twin.sub)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await rowsOf("select count(*)::int as n from people where name = '二度 同時'")).toEqual([{ n: 1 }]);
    const two = [1, 2].map(() => known(staff, { email: "one@city.example.jp", roles: ["Desk.Officer"] }));
    const answers = await Promise.all(two.map(({ sub }) => comesBy(aBrowser(app), "staff", sub)));
    expect(answers.map(({ to }) => to).toSorted()).toEqual(["/desk/board", "/sign-in/identity"]);
  });

  test("without a role comes nowhere, and leaves nothing but a line in the log", async () => {
    const before = await rowsOf("select count(*)::int as n from people");
    const { sub } = known(staff, { roles: ["Other"] });
    const browser = aBrowser(app);
    const refused = await comesBy(browser, "staff", sub);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("このシステムでの役割がありません");
    expect(refused.headers.get("referrer-policy")).toBe("no-referrer");
    expect(browser.cookies.has("__Host-session")).toBe(false);
    expect(await rowsOf("select count(*)::int as n from people")).toEqual(before);
    expect(await lastAudit()).toEqual({ kind: "sign-on-refused", facts: { provider: "staff", reason: "no-role" } });
  });

  test("a role of a department needs the department, by its code or by its name", async () => {
    for (const [department, status] of [
      ["0507", 303],
      ["保健センター", 303],
      ["存在しない課", 403],
    ] as const) {
      const { sub } = known(staff, { roles: ["Dept.Head"], department });
      expect((await comesBy(aBrowser(app), "staff", sub)).status, department).toBe(status);
    }
  });

  test("whom the provider tells without an address or a name is told so", async () => {
    for (const missing of [{ email: undefined }, { name: undefined }, { email: "no address" }]) {
      const { sub } = known(staff, { roles: ["Desk.Officer"], ...missing });
      const refused = await comesBy(aBrowser(app), "staff", sub);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain("お名前かメールアドレスが届いていません");
    }
  });

  test("loses here what the provider takes, keeps what an administrator gave here, and takes the directory's name", async () => {
    const facts = { email: "moves@city.example.jp", roles: ["Desk.Officer"], department: "0507" };
    const { sub } = known(staff, facts);
    await comesBy(aBrowser(app), "staff", sub);
    const [{ person_id: person }] = (await rowsOf("select person_id from accounts where login = $1", [
      facts.email,
    ])) as [{ person_id: string }];
    const admin = await signIn(city.program, city.person("administrator").id);
    const body = new URLSearchParams({ role: "approver", title: "財政課長" });
    await app.request(`/desk/people/${person}/posts`, { method: "POST", body, ...admin });
    staff.people.set(sub, { sub, ...facts, name: "髙橋 改姓", roles: ["Dept.Staff"] });
    await comesBy(aBrowser(app), "staff", sub);
    expect(await postsOf(facts.email)).toEqual([
      { role: "approver", given_by: null },
      { role: "staff", given_by: "staff" },
    ]);
    expect(await rowsOf("select name from people where id = $1", [person])).toEqual([{ name: "髙橋 改姓" }]);
    // A name that our own forms would not take changes nothing.
    staff.people.set(sub, { sub, ...facts, name: "二行の\u2028名前", roles: ["Dept.Staff"] });
    await comesBy(aBrowser(app), "staff", sub);
    expect(await rowsOf("select name from people where id = $1", [person])).toEqual([{ name: "髙橋 改姓" }]);
  });

  test("whose last role goes is out everywhere", async () => {
    const facts = { email: "leaves@city.example.jp", roles: ["Desk.Officer"] };
    const { sub } = known(staff, facts);
    const atTheDesk = aBrowser(app);
    await comesBy(atTheDesk, "staff", sub);
    expect((await atTheDesk.get("/desk/board")).status).toBe(200);
    staff.people.set(sub, { sub, ...facts, name: "去る人", roles: [] });
    expect((await comesBy(aBrowser(app), "staff", sub)).status).toBe(403);
    expect(await postsOf(facts.email)).toEqual([]);
    expect((await atTheDesk.get("/desk/board")).status).toBe(303);
  });

  test("the last administrator stays one, whatever the provider says", async () => {
    const facts = { email: "root@city.example.jp", roles: ["Desk.Admin"] };
    const { sub } = known(staff, facts);
    await comesBy(aBrowser(app), "staff", sub);
    const others = "update staff_posts set ended_at = $1 where role = 'administrator' and given_by is null";
    await city.owner.query(others, [city.program.now()]);
    staff.people.set(sub, { sub, ...facts, name: "管理者", roles: [] });
    expect((await comesBy(aBrowser(app), "staff", sub)).status).toBe(303);
    expect(await postsOf(facts.email)).toEqual([{ role: "administrator", given_by: "staff" }]);
    await city.owner.query("update staff_posts set ended_at = null where role = 'administrator' and given_by is null");
    expect((await comesBy(aBrowser(app), "staff", sub)).status).toBe(403);
  });

  test("is asked for our second factor where the provider says nothing of one, and not where it does", async () => {
    await setting("secondFactorForStaff", true);
    const alone = known(staff, { roles: ["Desk.Officer"], amr: ["pwd"] });
    const enrolment = await comesBy(aBrowser(app), "staff", alone.sub, "/desk/board");
    expect(enrolment.to).toBe("/sign-in/second-factor?next=%2Fdesk%2Fboard");
    expect((await lastAudit()).kind).toBe("sign-on-accepted");
    const both = known(staff, { roles: ["Desk.Officer"], amr: ["pwd", "mfa"] });
    expect((await comesBy(aBrowser(app), "staff", both.sub)).to).toBe("/desk/board");
    await setting("secondFactorForStaff", false);
  });

  test("with an account from before is connected by signing in once, never by the address", async () => {
    const chief = city.person("chief").id;
    await withPassword(chief, "chief@city.example.jp");
    const { sub } = known(staff, { name: "寺田 昌弘", email: "chief@city.example.jp", roles: ["Desk.Officer"] });
    const browser = aBrowser(app);
    const unknown = await comesBy(browser, "staff", sub);
    expect([unknown.status, unknown.to]).toEqual([303, "/sign-in/identity"]);
    expect(browser.cookies.has("__Host-session")).toBe(false);
    const page = await browser.get("/sign-in/identity");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.text).toContain("すでにアカウントがあります");
    const way = /href="(\/sign-in\?next=[^"]+)"/.exec(page.text)![1]!;
    const shown = await browser.get(way);
    expect(shown.text).toContain('name="next" value="/sign-in/identity"');
    const entered = await browser.post("/sign-in", {
      login: "chief@city.example.jp",
      password,
      next: "/sign-in/identity",
    });
    expect(entered.to).toBe("/sign-in/identity");
    const question = await browser.get("/sign-in/identity");
    expect(question.text).toContain("寺田 昌弘さんのアカウントとつなぐ");
    expect((await browser.post("/sign-in/identity")).to).toBe("/account?done=identityConnected#sign-on");
    await deliverMail(city.program);
    expect(mailbox.to("chief@city.example.jp").at(-1)!.subject).toContain("シングルサインオンとつなぎました");
    const again = aBrowser(app);
    await comesBy(again, "staff", sub);
    expect((await again.get("/account")).text).toContain("寺田 昌弘");
    // Somebody else to whom the address has passed at the provider is not the chief.
    const heir = known(staff, { email: "chief@city.example.jp", roles: ["Desk.Officer"] });
    const stranger = aBrowser(app);
    expect((await comesBy(stranger, "staff", heir.sub)).to).toBe("/sign-in/identity");
    expect(stranger.cookies.has("__Host-session")).toBe(false);
    // Taken off again, it signs nobody in.
    const removal = /action="(\/account\/identities\/[^"]+\/removal)"/.exec((await again.get("/account")).text)![1]!;
    expect((await again.post(removal)).to).toBe("/account?done=identityDisconnected#sign-on");
    expect((await again.post(removal)).status).toBe(404);
    expect((await comesBy(aBrowser(app), "staff", sub)).to).toBe("/sign-in/identity");
  });

  test("an open session alone connects nothing: after a quarter of an hour the way leads through the sign-in", async () => {
    const officer = await signIn(city.program, city.person("officer2").id);
    const { sub } = known(staff, { roles: ["Desk.Officer"] });
    const browser = aBrowser(app);
    browser.cookies.set("__Host-session", officer.headers.cookie.split("=")[1]!);
    city.hoursLater(0.5);
    expect((await comesBy(browser, "staff", sub)).to).toBe("/sign-in/identity");
    expect((await browser.post("/sign-in/identity")).to).toBe("/sign-in?next=%2Fsign-in%2Fidentity");
    expect((await browser.get("/account")).status).toBe(303);
    expect(await rowsOf("select person_id from sign_in_identities where subject = $1", [sub])).toEqual([]);
  });

  test("what whoever knew the password connected lately goes with the new password; what is older is named and can be taken off", async () => {
    const { id } = city.person("finance");
    await withPassword(id, "finance@city.example.jp");
    await city.owner.query("update accounts set password_set_at = now() - interval '1 year' where person_id = $1", [
      id,
    ]);
    const connect = (sub: string, days: number, provider = "staff") =>
      city.owner.query(
        `insert into sign_in_identities (municipality_id, person_id, provider, issuer, subject, created_at, last_used_at)
         values ($1, $2, $3, $4, $5, $6, $6)`,
        [
          ...[city.program.municipality, id, provider, staff.settings.issuer, sub],
          new Date(city.program.now().getTime() - days * 86_400_000),
        ],
      );
    await connect("thief", 13);
    await connect("own", 15, "gone-provider");
    const { token } = await city.program.db.asActor(
      { kind: "authenticator", municipality: city.program.municipality },
      (tx) => makeLink(tx, { personId: id, madeBy: null }, city.program.now()),
    );
    const browser = aBrowser(app);
    const set = await browser.post(`/setup/${token}`, { password: "緑の電車で山まで登った夜の音がした" });
    expect(set.to).toContain("done=passwordSetOtherWays");
    expect(await rowsOf("select subject from sign_in_identities where person_id = $1", [id])).toEqual([
      { subject: "own" },
    ]);
    await deliverMail(city.program);
    const letter = mailbox.to("finance@city.example.jp").at(-1)!.text;
    expect(letter).toContain("この2週間に加わった次のものは外しました：組織のアカウントとのつながり1件。");
    expect(letter).toContain("パスワードのほかに、次のものでもログインできます：組織のアカウントとのつながり1件。");
    // The provider that it came by is no more: it is shown all the same, and whoever came by it is out with it.
    const elsewhere = await signIn(city.program, id);
    const page = await browser.get("/account");
    expect(page.text).toContain("いまは使われていない組織のアカウントとのつながりが、残っています。");
    const removal = /action="(\/account\/identities\/[^"]+\/removal)"/.exec(page.text)![1]!;
    expect((await browser.post(removal)).to).toBe("/account?done=identityDisconnected#sign-on");
    expect((await browser.get("/account")).status).toBe(200);
    expect((await app.request("/account", { headers: elsewhere.headers })).status).toBe(303);
  });

  test("a session that has ended connects nothing, though its browser is still at it", async () => {
    const chief = await signIn(city.program, city.person("officer2").id);
    const { sub } = known(staff, { roles: ["Desk.Officer"] });
    const connecting = () =>
      connectIdentity(city.program, {
        ...{ actor: city.person("officer2"), side: "city" as const },
        session: hashToken(chief.headers.cookie.split("=")[1]!),
        identity: readIdentity(city.program.providers[0]!.settings, { iss: staff.settings.issuer, sub }),
      });
    await city.owner.query("update sessions set ended_at = $1", [city.program.now()]);
    expect(await connecting()).toBe("sign-in-again");
    expect(await rowsOf("select person_id from sign_in_identities where subject = $1", [sub])).toEqual([]);
    await city.owner.query("update sessions set ended_at = null");
    expect(await connecting()).toBe("connected");
    await city.owner.query("delete from sign_in_identities where subject = $1", [sub]);
  });

  test("is not connected with a provider of companies, nor with what is somebody else's", async () => {
    const officer = await signIn(city.program, city.person("officer2").id);
    for (const [code, sub] of [
      ["companies", known(companies).sub],
      ["staff", known(staff, { roles: ["Desk.Officer"] }).sub],
    ] as const) {
      const browser = aBrowser(app);
      browser.cookies.set("__Host-session", officer.headers.cookie.split("=")[1]!);
      await comesBy(browser, code, sub);
      if (code === "staff") await comesBy(aBrowser(app), code, sub);
      const refused = await browser.post("/sign-in/identity");
      expect(refused.status).toBe(422);
      expect(refused.text).toContain("いまログインしている方とはつなげません");
    }
  });

  test("where the city wants single sign-on alone, the password is refused, and the administrator's link is the way left", async () => {
    const head = city.person("healthHead").id;
    await withPassword(head, "head@city.example.jp");
    await setting("staffPasswordSignIn", false);
    const tries = aBrowser(app);
    expect((await tries.get("/sign-in")).text).toContain("「職員アカウントでログイン」からお入りください");
    const refused = await tries.post("/sign-in", { login: "head@city.example.jp", password });
    expect([refused.status, tries.cookies.has("__Host-session")]).toEqual([422, false]);
    await tries.post("/sign-in/forgotten", { mail: "head@city.example.jp" });
    await deliverMail(city.program);
    expect(mailbox.to("head@city.example.jp")).toEqual([]);
    const admin = await signIn(city.program, city.person("administrator").id);
    const made = await app.request(`/desk/people/${head}/password-link`, { method: "POST", ...admin });
    const link = /http:\/\/127\.0\.0\.1(\/setup\/[\w-]+)/.exec(await made.text())![1]!;
    expect((await tries.post(link, { password: "雨あがりの坂道と七つの鐘の音色" })).status).toBe(303);
    expect((await tries.get("/desk/board")).status).toBe(200);
    // Without a provider the setting says nothing: a lost configuration shuts nobody out.
    const { providers } = city.program;
    city.program.providers = [];
    const entered = await aBrowser(app).post("/sign-in", {
      login: "head@city.example.jp",
      password: "雨あがりの坂道と七つの鐘の音色",
    });
    expect(entered.status).toBe(303);
    city.program.providers = providers;
    await setting("staffPasswordSignIn", true);
  });
});

test("passwords of staff are switched off only by an administrator who comes in by single sign-on themselves", async () => {
  const { id } = city.person("administrator");
  const admin = await signIn(city.program, id);
  const fields = {
    secondFactorForStaff: "no",
    staffPasswordSignIn: "no",
    passwordAlone: "15",
    passwordWithFactor: "12",
  };
  const save = () =>
    app.request("/desk/settings/sign-in", { method: "POST", body: new URLSearchParams(fields), ...admin });
  const refused = await save();
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("先に、あなた自身のアカウントを組織のアカウントとつないでください");
  await city.owner.query(
    `insert into sign_in_identities (municipality_id, person_id, provider, issuer, subject, created_at, last_used_at)
     values ($1, $2, 'staff', $3, 'admin', now(), now())`,
    [city.program.municipality, id, staff.issuer],
  );
  expect((await save()).status).toBe(303);
  expect((await aBrowser(app).get("/sign-in")).text).toContain("パスワードではログインできません");
  await setting("staffPasswordSignIn", true);
});

const organisation = {
  organisationName: "株式会社𠮷﨑製作所①㈱",
  organisationKana: "よしざきせいさくしょ",
  kind: "company",
  corporateNumber: "",
  name: "髙橋　葛󠄀子",
  kana: "たかはし かつらこ",
};

describe("somebody who proposes", () => {
  test("registers with the address that the provider has proven: no password, no letter, and signed in by it the next time", async () => {
    const { sub, email } = known(companies, { name: "髙橋　葛󠄀子" }) as Known & { email: string };
    const browser = aBrowser(app);
    const unknown = await comesBy(browser, "companies", sub, "/proposals/new");
    expect(unknown.to).toBe("/sign-in/identity?next=%2Fproposals%2Fnew");
    const page = await browser.get(unknown.to);
    expect(page.text).toContain('value="髙橋　葛󠄀子"');
    expect(page.text).toContain(`value="${email}"`);
    const missing = await browser.post("/sign-in/identity/registration", {
      ...organisation,
      organisationName: "",
      mail: email,
    });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain("よしざきせいさくしょ");
    const fields = { ...organisation, mail: email, next: "/proposals/new" };
    const registered = await browser.post("/sign-in/identity/registration", fields);
    expect(registered.to).toBe("/proposals/new?done=registered");
    await deliverMail(city.program);
    expect(mailbox.to(email)).toEqual([]);
    expect(await rowsOf("select verified_at is not null as proven from accounts where login = $1", [email])).toEqual([
      { proven: true },
    ]);
    const again = aBrowser(app);
    expect((await comesBy(again, "companies", sub)).to).toBe("/proposals");
    expect((await again.get("/account")).text).toContain("株式会社𠮷﨑製作所①㈱");
    // The form sent once more makes nobody else.
    expect((await browser.post("/sign-in/identity/registration", fields)).to).toBe("/sign-in");
  });

  test("whose address is not proven gets the letter that proves it", async () => {
    const { sub, email } = known(companies, { email_verified: false }) as Known & { email: string };
    const browser = aBrowser(app);
    await comesBy(browser, "companies", sub);
    const registered = await browser.post("/sign-in/identity/registration", { ...organisation, mail: email });
    expect(registered.to).toBe("/proposals?done=registeredToProve");
    await deliverMail(city.program);
    expect(mailbox.to(email)).toHaveLength(1);
  });

  test("who registers a stranger's address loses the way in when the stranger proves it elsewhere", async () => {
    const { sub, email } = known(companies, { email_verified: false }) as Known & { email: string };
    const intruder = aBrowser(app);
    await comesBy(intruder, "companies", sub);
    await intruder.post("/sign-in/identity/registration", { ...organisation, mail: email });
    await deliverMail(city.program);
    const link = /http:\/\/127\.0\.0\.1(\/address\/\S+)/.exec(mailbox.to(email).at(-1)!.text)![1]!;
    expect((await aBrowser(app).post(link)).to).toMatch(/^\/setup\//);
    expect((await intruder.get("/account")).status).toBe(303);
    expect((await comesBy(aBrowser(app), "companies", sub)).to).toBe("/sign-in/identity");
  });

  test("with an account under the proven address is asked to sign in once, and registers no second one", async () => {
    await withPassword(city.person("representative").id, "rep@a.example.jp");
    const { sub } = known(companies, { email: "rep@a.example.jp" });
    const browser = aBrowser(app);
    await comesBy(browser, "companies", sub);
    const page = await browser.get("/en/sign-in/identity");
    expect(page.text).toContain("You have an account here already");
    expect(page.text).not.toContain("organisationName");
    const second = await browser.post("/sign-in/identity/registration", { ...organisation, mail: "rep@a.example.jp" });
    expect(second.status).toBe(422);
    await browser.post("/sign-in", { login: "rep@a.example.jp", password });
    await browser.post("/sign-in/identity");
    const again = aBrowser(app);
    await comesBy(again, "companies", sub);
    expect((await again.get("/account")).text).toContain("𠮷田 恵子");
  });

  test("an address that is not proven tells nobody whether an account is here", async () => {
    const { sub } = known(companies, { email: "rep@a.example.jp", email_verified: false });
    const browser = aBrowser(app);
    await comesBy(browser, "companies", sub);
    expect((await browser.get("/sign-in/identity")).text).toContain("はじめての方は、団体を登録します");
    const registered = await browser.post("/sign-in/identity/registration", {
      ...organisation,
      mail: "rep@a.example.jp",
    });
    expect(registered.to).toBe("/proposals?done=registeredToProve");
  });
});

describe("an answer is refused", () => {
  const refusedAs = async (browser: VisitingBrowser, path: string, words: string, status = 400) => {
    const answer = await browser.get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(browser.cookies.has("__Host-session")).toBe(false);
    return answer;
  };
  const officer = () => known(staff, { roles: ["Desk.Officer"] }).sub;

  test("in a browser that did not ask (login CSRF), though it left for the provider itself", async () => {
    const intruder = aBrowser(app);
    const answer = await back((await intruder.get("/sign-in/with/staff")).to, officer());
    await refusedAs(aBrowser(app), answer, "ログインのやり直しが必要です");
    const victim = aBrowser(app);
    await victim.get("/sign-in/with/staff");
    await refusedAs(victim, answer, "ログインのやり直しが必要です");
  });

  test("a second time, also with the cookie as it was, and when the code alone is brought again", async () => {
    const browser = aBrowser(app);
    const answer = await back((await browser.get("/sign-in/with/staff")).to, officer());
    const before = new Map(browser.cookies);
    expect((await browser.get(answer)).status).toBe(303);
    const thief = aBrowser(app);
    for (const [name, text] of before) thief.cookies.set(name, text);
    await refusedAs(thief, answer, "ログインのやり直しが必要です");
    const code = new URL(answer, "http://x").searchParams.get("code")!;
    const next = await back((await thief.get("/sign-in/with/staff")).to, officer());
    const { pathname, searchParams } = new URL(next, "http://x");
    searchParams.set("code", code);
    await refusedAs(thief, `${pathname}?${searchParams}`, "ログインを確かめられませんでした");
  });

  test("brought to another provider's address, or saying that another issuer gave it (mix-up)", async () => {
    const browser = aBrowser(app);
    const answer = await back((await browser.get("/sign-in/with/staff")).to, officer());
    await refusedAs(browser, answer.replace("/staff/", "/companies/"), "ログインのやり直しが必要です");
    const { pathname, searchParams } = new URL(answer, "http://x");
    searchParams.set("iss", companies.issuer);
    await refusedAs(browser, `${pathname}?${searchParams}`, "ログインを確かめられませんでした");
  });

  test("after a quarter of an hour", async () => {
    const browser = aBrowser(app);
    const answer = await back((await browser.get("/sign-in/with/staff")).to, officer());
    city.hoursLater(0.26);
    await refusedAs(browser, answer, "ログインのやり直しが必要です");
  });

  test("one after the other makes the sender wait, and asks the provider no more", async () => {
    const brought = async () => {
      const browser = aBrowser(app);
      const left = await browser.get("/sign-in/with/companies");
      const state = new URL(left.to).searchParams.get("state")!;
      return (await browser.get(`/sign-in/with/companies/answer?code=made-up&state=${state}`)).status;
    };
    for (const _ of [1, 2, 3, 4, 5]) expect(await brought()).toBe(400);
    expect(await brought()).toBe(503);
  });

  test("by the dozen at once, while the provider is slow, are taken eight from a line and no more", async () => {
    const { providers } = city.program;
    let asked = 0;
    let answerAll = () => {};
    const slow = new Promise<void>((resolve) => {
      answerAll = resolve;
    });
    city.program.providers = providers.map((one) => ({
      ...one,
      finish: async () => {
        asked++;
        await slow;
        return { kind: "away" as const };
      },
    }));
    const socket = (remoteAddress: string) => ({
      incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: "IPv4" } },
    });
    const brought = async (line: string) => {
      const left = await app.request("/sign-in/with/companies", {}, socket(line));
      const cookie = left.headers.getSetCookie()[0]!.split(";")[0]!;
      const state = new URL(left.headers.get("location")!).searchParams.get("state")!;
      const path = `/sign-in/with/companies/answer?code=x&state=${state}`;
      return app.request(path, { headers: { cookie } }, socket(line));
    };
    const flood = Array.from({ length: 12 }, () => brought("192.0.2.66"));
    const calm = brought("198.51.100.7");
    try {
      await vi.waitFor(() => expect(asked).toBe(9));
    } finally {
      answerAll();
      city.program.providers = providers;
    }
    const statuses = (await Promise.all([calm, ...flood])).map(({ status }) => status);
    expect([new Set(statuses), asked]).toEqual([new Set([503]), 9]);
  });

  test("when somebody turned back; the provider's words are not repeated", async () => {
    const browser = aBrowser(app);
    const answer = await back((await browser.get("/en/sign-in/with/staff")).to, null);
    expect(answer).toContain("error_description");
    const page = await refusedAs(browser, answer, "You turned back", 403);
    expect(page.text).not.toContain("words of the provider");
    expect(page.text).toContain('href="/en/sign-in/with/staff"');
  });

  test("without a state, of nobody's provider, and with an error that nobody asked for", async () => {
    for (const query of ["", "?code=x", "?error=access_denied&error_description=%3Cb%3E", "?state=x&code=y"])
      await refusedAs(aBrowser(app), `/sign-in/with/staff/answer${query}`, "ログインのやり直しが必要です");
    expect((await aBrowser(app).get("/sign-in/with/nobody/answer?code=x&state=y")).status).toBe(404);
    expect((await aBrowser(app).get("/sign-in/with/nobody")).status).toBe(404);
  });
});

test("three tabs at once all come in; a fourth makes the oldest begin again", async () => {
  const { sub } = known(staff, { roles: ["Desk.Officer"] });
  const browser = aBrowser(app);
  const left = [];
  for (const _ of [1, 2, 3, 4]) left.push((await browser.get("/sign-in/with/staff")).to);
  const [oldest, ...others] = await Promise.all(left.map((url) => back(url, sub)));
  expect((await browser.get(oldest!)).status).toBe(400);
  for (const answer of others) expect((await browser.get(answer)).status).toBe(303);
  expect((await browser.get("/desk/board")).status).toBe(200);
});

test("a sign-in leads to pages of this site alone", async () => {
  const { sub } = known(staff, { roles: ["Desk.Officer"] });
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out"])
    expect((await comesBy(aBrowser(app), "staff", sub, next)).to).toBe("/desk/board");
});

test("whoever is shut out, or whose use has ended, does not come in by a provider either", async () => {
  for (const column of ["blocked_at", "ended_at"]) {
    const { sub, email } = known(staff, { roles: ["Desk.Officer"] }) as Known & { email: string };
    await comesBy(aBrowser(app), "staff", sub);
    await city.owner.query(
      `update people set ${column} = $1 where id = (select person_id from accounts where login = $2)`,
      [city.program.now(), email],
    );
    const refused = await comesBy(aBrowser(app), "staff", sub);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("この方は、いまログインできません");
  }
});

test("while the provider is away a page says so, and the other ways are still there", async () => {
  const { sub } = known(companies);
  const browser = aBrowser(app);
  const answer = await back((await browser.get("/sign-in/with/companies")).to, sub);
  await companies.away();
  // What it says of itself is known for an hour; the code cannot be exchanged.
  const late = await browser.get(answer);
  expect(late.status).toBe(503);
  const fresh = { ...city.program, providers: providersOf([companies.settings]) };
  const away = await aBrowser(appOf(fresh, createLog("silent")).app).get("/en/sign-in/with/companies");
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(away.text).toContain('href="/en/sign-in"');
  expect((await browser.get("/sign-in")).status).toBe(200);
  await companies.back();
});

test("what is stored is issuer and subject: no token, no code, no secret", async () => {
  const tables = ["sign_in_identities", "audit_events", "used_challenges", "letters"];
  const stored = await Promise.all(tables.map((table) => rowsOf(`select * from ${table}`)));
  const text = JSON.stringify(stored);
  expect(text).not.toMatch(/eyJ[\w-]{10}|a secret of the tests/);
  expect(text).toContain(staff.issuer);
});
