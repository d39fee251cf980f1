import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { filesOfTest } from "../../../test/support/files.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { createSetupLink } from "../../commands/accounts/create-setup-link.ts";
import type { Program } from "../../db/program.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

const password = "青い自転車で港まで走った朝の海";
type App = ReturnType<typeof appOf>["app"];

function sender(app: App) {
  return (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, { method: "POST", body: new URLSearchParams(fields), headers });
}

function cookieOf(answer: Response): string {
  const found = /__Host-session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "");
  return found ? `__Host-session=${found[1]}` : "";
}

describe("in a city", () => {
  let city: TestCity;
  let app: App;
  let post: ReturnType<typeof sender>;

  beforeAll(async () => {
    city = await aCity();
    app = appOf(city.program, createLog("silent")).app;
    post = sender(app);
  });
  afterAll(() => city.drop());

  const filled = {
    organisationName: "株式会社𠮷﨑製作所①㈱",
    organisationKana: "よしざきせいさくしょ",
    kind: "company",
    corporateNumber: "７０００－０１２０－５０００２",
    name: "髙橋　葛󠄀子",
    kana: "たかはし かつらこ",
    mail: "Takahashi@Example.JP",
    password,
  };

  test("an organisation is registered, its names kept exactly as typed, and its person is the representative", async () => {
    const answer = await post("/register", filled);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/proposals?done=registered"]);
    const { rows } = await city.owner.query(
      `select o.name, o.corporate_number, p.name as person, m.role, a.login from organisations o join memberships m on m.organisation_id = o.id
       join people p on p.id = m.person_id join accounts a on a.person_id = p.id where o.corporate_number = '7000012050002'`,
    );
    expect(rows).toEqual([
      {
        name: "株式会社𠮷﨑製作所①㈱",
        corporate_number: "7000012050002",
        person: "髙橋　葛󠄀子",
        role: "representative",
        login: "takahashi@example.jp",
      },
    ]);
    const account = await app.request("/en/account", { headers: { cookie: cookieOf(answer) } });
    expect(await account.text()).toContain("Representative");
  });

  test("a taken address is told only when everything else is right, and no more than that", async () => {
    const other = await post("/register", { ...filled, organisationName: "", mail: "rep@taken.example.jp" });
    expect(await other.text()).not.toContain("このメールアドレスでは登録できません");
    const taken = await post("/register", filled);
    expect(taken.status).toBe(422);
    const page = await taken.text();
    expect(page).toContain("このメールアドレスでは登録できません");
    expect(page).toContain('value="株式会社𠮷﨑製作所①㈱"');
    expect(page).not.toContain(password);
  });

  test("every field that has to be mended is named, in the reader's language", async () => {
    const answer = await post("/en/register", { corporateNumber: "1234567890123", mail: "nobody", password: "short" });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const message of [
      "Write the name of the organisation",
      "Choose one kind of organisation",
      "A corporate number has 13 digits",
      "Write your name",
      "Write an e-mail address",
      "Use at least 15 characters (now 5)",
    ])
      expect(page).toContain(message);
  });

  test("changing the password needs the old one, ends the other sessions, keeps this one, and is told by mail", async () => {
    const first = await post("/sign-in", { login: "takahashi@example.jp", password });
    const second = await post("/sign-in", { login: "takahashi@example.jp", password });
    const [here, there] = [{ cookie: cookieOf(first) }, { cookie: cookieOf(second) }];
    const wrong = await post(
      "/account/password",
      { current: "ちがうちがうちがうちがう", password: "港の灯台と三毛猫の長い長い散歩" },
      here,
    );
    expect(wrong.status).toBe(422);
    const changed = await post(
      "/account/password",
      { current: password, password: "港の灯台と三毛猫の長い長い散歩" },
      here,
    );
    expect(changed.headers.get("location")).toBe("/account?done=passwordChanged");
    expect((await app.request("/account", { headers: here })).status).toBe(200);
    expect((await app.request("/account", { headers: there })).status).toBe(303);
    expect((await post("/sign-in", { login: "takahashi@example.jp", password })).status).toBe(422);
    // Its owner is told where an intruder cannot keep it from them (ASVS 6.3.7).
    const { rows } = await city.owner.query(
      "select to_address, facts ->> 'what' as what from letters where kind = 'account-safety'",
    );
    expect(rows).toEqual([{ to_address: "takahashi@example.jp", what: "password-set" }]);
  });

  test("signing out everywhere ends every session of the person and nobody else's", async () => {
    const id = city.person("representative").id;
    const [one, two] = [await signIn(city.program, id), await signIn(city.program, id)];
    const other = await signIn(city.program, city.person("officer").id);
    expect((await post("/account/sessions/ending", {}, one.headers)).status).toBe(303);
    for (const ended of [one, two]) expect((await app.request("/account", ended)).status).toBe(303);
    expect((await app.request("/account", other)).status).toBe(200);
  });

  test("the list names where one is signed in; one or all others can be ended, and nobody else's", async () => {
    const id = city.person("representative").id;
    const agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
    const [here, there, third] = [
      await signIn(city.program, id),
      await signIn(city.program, id),
      await signIn(city.program, id),
    ];
    const other = await signIn(city.program, city.person("officer").id);
    await city.owner.query("update sessions set browser = $1 where person_id = $2", [agent, id]);
    const page = await (await app.request("/account", here)).text();
    expect(page).toContain("WindowsのEdge");
    expect(await (await app.request("/en/account", here)).text()).toContain("Edge on Windows");
    const endings = [...page.matchAll(/action="(\/account\/sessions\/[0-9a-f-]{36}\/ending)"/g)].map(
      ([, href]) => href!,
    );
    // This browser's own is ended by signing out.
    expect(endings).toHaveLength(2);
    expect((await post(endings[0]!, {}, other.headers)).status).toBe(404);
    expect((await post(endings[0]!, {}, here.headers)).headers.get("location")).toBe(
      "/account?done=sessionEnded#sessions",
    );
    expect((await post(endings[0]!, {}, here.headers)).status).toBe(404);
    const alive = await Promise.all([there, third].map(async (one) => (await app.request("/account", one)).status));
    expect(alive.sort()).toEqual([200, 303]);
    expect((await post("/account/other-sessions/ending", {}, here.headers)).status).toBe(303);
    for (const ended of [there, third]) expect((await app.request("/account", ended)).status).toBe(303);
    expect((await app.request("/account", here)).status).toBe(200);
    expect((await app.request("/account", other)).status).toBe(200);
  });

  test("who belongs to two organisations acts for one at a time, and only for their own", async () => {
    const person = city.person("member");
    const otherOrganisation = city.seeded.organisations.get("b")!;
    const { headers } = await signIn(city.program, person.id);
    const foreign = await post("/account/organisation", { organisation: otherOrganisation }, headers);
    expect(foreign.status).toBe(422);
    await city.owner.query(
      "insert into memberships (organisation_id, person_id, municipality_id, role) values ($1, $2, $3, 'member')",
      [otherOrganisation, person.id, city.program.municipality],
    );
    const chosen = await post("/account/organisation", { organisation: otherOrganisation }, headers);
    expect(chosen.status).toBe(303);
    const { rows } = await city.owner.query("select organisation_id from sessions where person_id = $1", [person.id]);
    expect(rows).toEqual([{ organisation_id: otherOrganisation }]);
  });
});

describe("an empty installation", () => {
  let program: Program;
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let post: ReturnType<typeof sender>;
  let app: App;

  beforeAll(async () => {
    database = await testDatabase();
    program = {
      db: database.db,
      key: Buffer.from("a key of the tests, not of any city"),
      now: () => new Date("2026-11-24T10:00:00+09:00"),
      municipality: "272060",
      files: filesOfTest(),
      isDemo: false,
      publicUrl: "http://127.0.0.1",
      mail: null,
      providers: [],
      corporateRegister: null,
    };
    app = appOf(program, createLog("silent")).app;
    post = sender(app);
  });
  afterAll(() => database.drop());

  const filled = {
    code: "２７２０６０",
    cityName: "泉大津市",
    cityNameEn: "Izumiotsu City",
    deskDivision: "総合政策部",
    deskName: "成長戦略課",
    deskCode: "0102",
    name: "宮内 司",
    kana: "みやうち つかさ",
    mail: "admin@city.example.jp",
    password,
  };

  test("says that it is being prepared, and has no page but the link", async () => {
    const answer = await app.request("/");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("まだ準備中です");
    expect((await app.request("/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  test("is set up once by its link: two browsers at once, one administrator", async () => {
    const older = await createSetupLink(program);
    const link = await createSetupLink(program);
    expect((await app.request(older)).status).toBe(404);
    expect((await app.request(link)).status).toBe(200);
    const wrong = await post(link, { ...filled, code: "272061" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("団体コードは検査数字を含む6けた");
    const another = await post(link, { ...filled, code: "271004" });
    expect(await another.text()).toContain("MUNICIPALITY");

    const both = await Promise.all([post(link, filled), post(link, { ...filled, mail: "second@city.example.jp" })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 404]);
    const { rows } = await database.owner.query("select role from staff_posts");
    expect(rows).toEqual([{ role: "administrator" }]);
    expect((await app.request(link)).status).toBe(404);
    expect((await app.request("/sign-in")).status).toBe(200);
  });

  test("and no later link makes a second city, even one that was printed by mistake", async () => {
    const late = await createSetupLink(program);
    expect((await post(late, filled)).status).toBe(404);
  });
});
