import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { wordsOf } from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import { link } from "../../accounts/chain.ts";
import { passwords } from "../../commands/accounts/passwords.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
let admin: { headers: { cookie: string } };

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  admin = await signIn(city.program, city.person("administrator").id);
});
afterAll(() => city.drop());

const post = (path: string, fields: Record<string, string>, as = admin.headers) =>
  app.request(path, { method: "POST", body: new URLSearchParams(fields), headers: as });
const pageOf = async (path: string, as = admin.headers) => (await app.request(path, { headers: as })).text();

describe("an administrator", () => {
  test("has the pages of administration; nobody else has, but the chief reads the log", async () => {
    const chief = await signIn(city.program, city.person("chief").id);
    const company = await signIn(city.program, city.person("representative").id);
    for (const path of ["/desk/people", "/desk/departments", "/desk/calendar", "/desk/settings", "/desk/audit"]) {
      expect((await app.request(path, admin)).status, path).toBe(200);
      expect((await app.request(path, company)).status, path).toBe(403);
      expect((await app.request(path, chief)).status, path).toBe(path === "/desk/audit" ? 200 : 403);
      expect((await app.request(path)).status, path).toBe(303);
    }
  });

  test("reads no proposal", async () => {
    expect((await app.request("/desk/board", admin)).status).not.toBe(200);
  });

  test("adds a colleague, who chooses a password by the link and works at once", async () => {
    const department = city.department("0507");
    const fields = { name: "葛󠄀城 翔", kana: "かつらぎ しょう", mail: "katsuragi@city.example.jp" };
    const incomplete = await post("/desk/people", { ...fields, role: "staff" });
    expect(incomplete.status).toBe(422);
    expect(await incomplete.text()).toContain("所属する課を選んでください");
    const added = await post("/desk/people", { ...fields, role: "staff", department });
    const address = /http:\/\/127\.0\.0\.1(\/setup\/[\w-]+)/.exec(await added.text())![1]!;
    const entered = await post(address, { password: "雨あがりの坂道と七つの鐘の音色" }, { cookie: "" });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/desk/board?done=passwordSet"]);
    expect(await pageOf("/desk/people?q=%E3%81%8B%E3%81%A4%E3%82%89%E3%81%8E+%E3%81%97%E3%82%87%E3%81%86")).toContain(
      "葛󠄀城 翔",
    );
    const twice = await post("/desk/people", { ...fields, role: "staff", department });
    expect(await twice.text()).toContain("すでに別の人が使っています");
  });

  test("meets a long list page by page, and the form for a colleague before it, open while something is to be mended", async () => {
    await city.owner.query(
      `insert into people (municipality_id, name, kana, side, created_at)
       select $1, '職員' || n, 'ん' || lpad(n::text, 3, '0'), 'city', $2 from generate_series(1, 60) n`,
      [city.program.municipality, city.program.now()],
    );
    const first = await pageOf("/desk/people");
    expect(first.indexOf("職員を加える")).toBeLessThan(first.indexOf("<table"));
    const next = /href="(\/desk\/people\?after=[^"]+)"/.exec(first)![1]!;
    const second = await pageOf(next);
    const names = (html: string) => [...html.matchAll(/>(職員\d+)<\/a>/g)].map(([, name]) => name!);
    expect([...names(first), ...names(second)]).toEqual(Array.from({ length: 60 }, (_, index) => `職員${index + 1}`));
    expect(names(second).length).toBeGreaterThan(0);
    const wrong = await (await post("/desk/people", { name: "葛󠄀城 翔", role: "staff" })).text();
    expect(wrong).toMatch(/<details class="fold" id="add" open/);
  });

  test("gives and ends posts, at once for the next request; never to themselves, and never the last administrator's", async () => {
    const { id } = city.person("healthStaff");
    const own = city.person("administrator").id;
    expect((await post(`/desk/people/${id}/posts`, { role: "administrator" })).status).toBe(303);
    expect((await post(`/desk/people/${id}/posts`, { role: "administrator" })).status).toBe(422);
    const theirs = await signIn(city.program, id);
    expect((await app.request("/desk/people", theirs)).status).toBe(200);
    expect((await post(`/desk/people/${own}/posts`, { role: "officer" })).status).toBe(403);
    const postId = async (person: string) =>
      (await city.owner.query("select id from staff_posts where person_id = $1 and role = 'administrator'", [person]))
        .rows[0]!.id as string;
    expect((await post(`/desk/people/${id}/posts/${await postId(id)}/ending`, {})).status).toBe(303);
    expect((await app.request("/desk/people", theirs)).status).toBe(403);
    expect((await post(`/desk/people/${own}/posts/${await postId(own)}/ending`, {})).status).toBe(403);
    expect((await app.request("/desk/people", admin)).status).toBe(200);
  });

  test("ends somebody's sessions, and everything when they leave", async () => {
    const { id } = city.person("schoolStaff");
    const lost = await signIn(city.program, id);
    expect((await post(`/desk/people/${id}/sessions/ending`, {})).status).toBe(303);
    expect((await app.request("/account", lost)).status).toBe(303);
    const again = await signIn(city.program, id);
    expect((await post(`/desk/people/${id}/ending`, {})).status).toBe(303);
    expect((await app.request("/account", again)).status).toBe(303);
    expect(await pageOf(`/desk/people/${id}`)).toContain("この人は利用を終えています");
  });

  test("sees how everybody comes in, where they are in, and ends one of their sessions", async () => {
    const { id } = city.person("disasterHead");
    await signIn(city.program, id);
    const other = await signIn(city.program, id);
    const list = wordsOf(await pageOf("/desk/people?q=%E6%9D%BE%E6%9C%AC"));
    expect(list).toContain("未設定 二段階: なし");
    expect(list).toContain("ログイン中 2");
    const page = await pageOf(`/desk/people/${id}`);
    const endings = [...page.matchAll(/action="(\/desk\/people\/[^"]+\/sessions\/[0-9a-f-]{36}\/ending)"/g)];
    expect(endings).toHaveLength(2);
    for (const [, action] of endings) expect((await post(action!, {})).status).toBe(303);
    expect((await post(endings[0]![1]!, {})).status).toBe(404);
    expect((await app.request("/account", other)).status).toBe(303);
    expect(await pageOf(`/desk/people/${id}`)).toContain("いまログイン中の端末はありません");
  });

  test("stops somebody's sign-in by every way and lets them in again, with their roles; never their own, never the last administrator's", async () => {
    const { id } = city.person("finance");
    const own = city.person("administrator").id;
    await city.owner.query(
      "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, 'finance@city.example.jp', $3)",
      [id, city.program.municipality, await passwords.hash("港の灯台と三毛猫の長い散歩道を")],
    );
    const login = { login: "finance@city.example.jp", password: "港の灯台と三毛猫の長い散歩道を" };
    const link = /http:\/\/127\.0\.0\.1(\/setup\/[\w-]+)/.exec(
      await (await post(`/desk/people/${id}/password-link`, {})).text(),
    )![1]!;
    const session = await signIn(city.program, id);
    expect((await post(`/desk/people/${own}/blocking`, {})).status).toBe(403);
    expect((await post(`/desk/people/${id}/blocking`, {})).status).toBe(303);
    expect((await post(`/desk/people/${id}/blocking`, {})).status).toBe(404);
    expect((await app.request("/account", session)).status).toBe(303);
    expect((await post("/sign-in", login, { cookie: "" })).status).toBe(422);
    expect((await app.request(link)).status).toBe(404);
    expect((await post(`/desk/people/${id}/password-link`, {})).status).toBe(404);
    expect(await pageOf("/desk/people?q=%E5%A4%A7%E8%A5%BF")).toContain("ログインを止めている人");
    expect(await pageOf(`/desk/people/${id}`)).toContain("大西 健さんのログインを再開する");
    expect((await post(`/desk/people/${id}/blocking/end`, {})).status).toBe(303);
    expect((await post(`/desk/people/${id}/blocking/end`, {})).status).toBe(404);
    expect((await post("/sign-in", login, { cookie: "" })).status).toBe(303);
    expect(await pageOf(`/desk/people/${id}`)).toContain("決裁者");
    const { rows } = await city.owner.query(
      "select kind from audit_events where subject_id = $1 and kind like 'person-%' order by seq",
      [id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["person-blocked", "person-unblocked"]);
  });

  test("takes the whole list as a file, one line for each role, and that is in the log", async () => {
    await city.owner.query("update people set name = '=1+1 髙橋' where id = $1", [city.person("member").id]);
    const answer = await app.request("/desk/people/file?side=partner", admin);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    const lines = (await answer.text()).split("\r\n");
    expect(lines[0]).toBe(
      '"名前","ふりがな","メールアドレス","役割","課・団体","職名","入り方","二段階の確認","最後に使った日時","ログイン中の数","状態"',
    );
    expect(lines).toContain(
      `"'=1+1 髙橋","","member@a.example.jp","団体の担当者","株式会社架空ウェルネス","","未設定","なし","","0","利用中"`,
    );
    const staff = await (await app.request("/desk/people/file", admin)).text();
    // More than one page of the list.
    expect(staff.split("\r\n").length).toBeGreaterThan(60);
    expect(staff).not.toContain("member@a.example.jp");
    const { rows } = await city.owner.query("select kind, facts from audit_events order by seq desc limit 2");
    expect(rows[1]).toEqual({ kind: "people-listed", facts: { side: "partner", people: 3 } });
  });

  test("adds a department and closes it; its code is not used twice", async () => {
    const fields = {
      code: "０９９９",
      name: "みらい課",
      nameEn: "Future Division",
      division: "",
      duties: "将来\n構想",
    };
    expect((await post("/desk/departments", fields)).status).toBe(303);
    expect((await post("/desk/departments", fields)).status).toBe(422);
    const added = (await cityOf(city.program)).departments.find((one) => one.name === "みらい課")!;
    expect(added.code).toBe("0999");
    const closing = `/desk/departments/${added.id}/closing`;
    expect((await post(closing, {})).status).toBe(422);
    // It began today: the first day on which it is no more is tomorrow.
    const tomorrow = { "day-year": "令和8", "day-month": "11", "day-day": "25" };
    expect((await post(closing, tomorrow)).status).toBe(303);
    expect(await pageOf(`/desk/departments/${added.id}`)).toContain("この課は変わります");
    expect((await post(`/desk/departments/${added.id}/taking-back`, {})).status).toBe(303);
    expect((await post(closing, tomorrow)).status).toBe(303);
    city.hoursLater(24);
    expect((await cityOf(city.program)).departments.some((one) => one.name === "みらい課")).toBe(false);
    city.hoursLater(-24);
  });

  test("arranges a reorganisation: what is there, the days, and which departments follow", async () => {
    const department = city.department("0902");
    const page = `/desk/departments/${department}`;
    expect(await pageOf(`${page}?as=merged`)).toContain("終わっていない照会");
    const day = { "day-year": "令和9", "day-month": "4", "day-day": "1" };
    expect((await post(`${page}/merging`, { ...day, successor: department })).status).toBe(422);
    const wrong = await post(`${page}/renaming`, { ...day, "day-month": "13", name: "学び課𠮷" });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining("学び課𠮷")]);
    const names = { code: "0903", name: "学び課𠮷", nameEn: "Learning", division: "教育部" };
    expect((await post(`${page}/renaming`, { ...day, ...names })).status).toBe(303);
    expect(await pageOf(page)).toContain("名前を変更");
    expect(await pageOf("/desk/departments")).toContain("令和9年4月1日(木)にはじまります".slice(0, 8));
    expect((await post(`${page}/taking-back`, {})).status).toBe(303);
    expect((await pageOf("/desk/departments")).includes("学び課𠮷")).toBe(false);
  });

  test("shows what moves before a department is merged or split today, and does it when that page says so", async () => {
    const at = (code: string) => `/desk/departments/${city.department(code)}`;
    const today = { "day-year": "令和8", "day-month": "11", "day-day": "24" };
    const form = { ...today, successor: city.department("0902") };
    expect((await post(`${at("0507")}/merging`, { ...today, successor: city.department("0507") })).status).toBe(422);
    const shown = await post(`${at("0507")}/merging`, form);
    const text = wordsOf(await shown.text());
    expect(shown.status).toBe(200);
    expect(text).toContain("保健センターを、きょう合わせます");
    expect(text).toContain("「教育政策課」に移るもの 終わっていない照会");
    expect(text).toContain("取りやめることはできません。");
    expect(await pageOf(at("0507"))).not.toContain("この課は、もうありません");
    const back = await post(`${at("0507")}/merging`, { ...form, sure: "no" });
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining("この日から合わせる")]);
    // Of a split the page says where things go in the same words as the form and the page afterwards.
    const said = "「未完了のことを引き継ぐ課」に移ります。変わる日があすから後なら、前の日までに";
    expect(await pageOf(`${at("0507")}?as=split`)).toContain(said);
    expect((await post(`${at("0507")}/merging`, { ...form, sure: "yes" })).status).toBe(303);
    expect(await pageOf(at("0507"))).toContain("この課は、もうありません");
  });

  test("closes a day, and takes it back", async () => {
    const day = { "day-year": "令和8", "day-month": "12", "day-day": "1", isOpen: "no", reason: "市の記念日" };
    expect((await post("/desk/calendar", { ...day, reason: "" })).status).toBe(422);
    expect((await post("/desk/calendar", day)).status).toBe(303);
    expect((await cityOf(city.program)).calendar.closed.has("2026-12-01")).toBe(true);
    expect((await post("/desk/calendar/removal", { day: "2026-12-01" })).status).toBe(303);
    expect((await cityOf(city.program)).calendar.closed.has("2026-12-01")).toBe(false);
  });

  test("sets the route of approval: two or more, in order, approvers only", async () => {
    const [finance, mayor, officer] = (["finance", "mayorOffice", "officer"] as const).map(
      (key) => city.person(key).id,
    );
    const one = await post("/desk/settings/approval-route", { approver1: finance! });
    expect(await one.text()).toContain("2人以上");
    expect((await post("/desk/settings/approval-route", { approver1: finance!, approver2: officer! })).status).toBe(
      422,
    );
    expect((await post("/desk/settings/approval-route", { approver1: mayor!, approver2: finance! })).status).toBe(303);
    expect((await cityOf(city.program)).settings.approvalRoute).toEqual([mayor, finance]);
  });

  test("sets target days, and nothing else is lost", async () => {
    const before = (await cityOf(city.program)).settings;
    const days = Object.fromEntries(
      Object.entries({ ...before.targetDays, commentDays: 10 }).map(([name, number]) => [name, String(number)]),
    );
    const wrong = await post("/desk/settings/target-days", { ...days, minutes: "0" });
    expect(wrong.status).toBe(422);
    expect((await post("/desk/settings/target-days", { ...days, minutes: "７" })).status).toBe(303);
    const after = (await cityOf(city.program)).settings;
    expect(after).toEqual({ ...before, commentDays: 10, targetDays: { ...before.targetDays, minutes: 7 } });
  });

  test("sets how large and how many attachments may be; all together never less than one", async () => {
    const limits = { eachMegabytes: "１０", allMegabytes: "50", files: "5" };
    for (const wrong of [{ eachMegabytes: "201" }, { allMegabytes: "9" }, { files: "0" }, { files: "多め" }])
      expect([wrong, (await post("/desk/settings/files", { ...limits, ...wrong })).status]).toEqual([wrong, 422]);
    expect((await post("/desk/settings/files", limits)).status).toBe(303);
    expect((await cityOf(city.program)).settings.attachments).toEqual({
      eachMegabytes: 10,
      allMegabytes: 50,
      files: 5,
    });
    expect((await post("/desk/settings/files", { eachMegabytes: "20", allMegabytes: "100", files: "20" })).status).toBe(
      303,
    );
  });
});

test("all of it stands in the log, chained, without a word of anybody", async () => {
  expect(await pageOf("/desk/audit")).toContain("設定を変更");
  const { rows } = await city.owner.query("select * from audit_events order by seq");
  expect(rows.length).toBeGreaterThan(8);
  let previous: Buffer | null = null;
  for (const row of rows) {
    const { kind, by_id: byId, subject_id: subjectId, at, facts, seq } = row;
    expect(link(previous, { kind, byId, subjectId, at, facts, seq }, city.program.key)).toEqual(row.link);
    previous = row.link;
  }
  expect(JSON.stringify(rows.map((row) => row.facts))).not.toMatch(/葛|記念日|@|みらい/);
});
