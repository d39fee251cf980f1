import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

let city: TestCity;
let app: ReturnType<typeof appOf>["app"];
let [kept, gone] = ["", ""];

beforeAll(async () => {
  city = await aCity();
  app = appOf(city.program, createLog("silent")).app;
  kept = city.seeded.organisations.get("a")!;
  gone = city.seeded.organisations.get("b")!;
  await city.owner.query("update organisations set created_at = created_at - interval '1 day' where id = $1", [kept]);
});
afterAll(() => city.drop());

const cookieOf = async (key: PersonKey) => (await signIn(city.program, city.person(key).id)).headers.cookie;
const get = async (path: string, key: PersonKey) => app.request(path, { headers: { cookie: await cookieOf(key) } });
const post = async (path: string, fields: Record<string, string>, key: PersonKey) =>
  app.request(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie: await cookieOf(key) },
  });
const rename = (id: string, name: string, number: string | null) =>
  city.owner.query("update organisations set name = $2, corporate_number = $3 where id = $1", [id, name, number]);
const merging = () => `/desk/organisations/merging?kept=${kept}&gone=${gone}`;
const sure = { madeSure: "11月24日、両方の代表者に電話で確かめた。", understood: "yes" };

test("the same 法人番号, or the same name in another writing, is suggested; a different name is not", async () => {
  const page = async () => (await get("/desk/organisations", "administrator")).text();
  expect(await page()).toContain("いまはありません");
  await rename(gone, "㈱架空 ウエルネス", null);
  expect(await page()).toContain("いまはありません");
  await rename(gone, "㈱架空ウェルネス", null);
  expect(await page()).toContain("名前が同じです");
  await rename(gone, "例示繊維工業株式会社", "7999901000001");
  const shown = await page();
  expect(shown).toContain("法人番号が同じです");
  expect(shown).toContain(`/desk/organisations/merging?kept=${kept}&amp;gone=${gone}`);
});

test("is an administrator's alone, and needs how it was made sure", async () => {
  for (const key of ["chief", "officer", "representative"] as const) {
    expect((await get("/desk/organisations", key)).status, key).toBe(403);
    expect((await post(merging(), sure, key)).status, key).toBe(403);
  }
  const empty = await post(merging(), { madeSure: "", understood: "" }, "administrator");
  expect(empty.status).toBe(422);
  const page = await empty.text();
  for (const message of ["どう確かめたかを、1000文字まで", "しるしを付けてください"]) expect(page).toContain(message);
  expect((await post(`/desk/organisations/merging?kept=${kept}&gone=${kept}`, sure, "administrator")).status).toBe(404);
});

test("one with proposals, and even a draft, is not ended by an administrator; nobody reads another's proposal by it", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  // The proposal of the line is a's: b is kept this time.
  [kept, gone] = [gone, kept];
  const refused = await post(merging(), sure, "administrator");
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("残す団体の代表者から");
  expect((await get(`/proposals/${proposalId}`, "otherCompany")).status).toBe(404);
  expect((await city.owner.query("select from organisations where merged_into is not null")).rows).toEqual([]);
  await expect(
    city.program.db.asActor(city.person("administrator"), (tx) =>
      sql`select app.merge_organisations(${kept}, ${gone}, '', now())`.execute(tx),
    ),
  ).rejects.toThrow(/permission denied/);
  [kept, gone] = [gone, kept];
});

test("an empty double is ended: its people wait for an invitation, its open invitations are taken back, both names stay in the record", async () => {
  await city.owner.query(
    `insert into invitations (municipality_id, organisation_id, mail, role, token_hash, is_mailed, invited_by, created_at, expires_at)
     values ('272060', $1, 'x@example.jp', 'representative', '\\x01', true, $2, now(), now() + interval '1 day')`,
    [gone, city.person("otherCompany").id],
  );
  const compare = await (await get(merging(), "administrator")).text();
  for (const shown of ["𠮷田 恵子", "山﨑 大輔", "自動では移りません"]) expect(compare).toContain(shown);
  const { rows: proposals } = await city.owner.query<{ id: string; title: string }>("select id, title from proposals");
  expect(compare).not.toContain(proposals[0]!.title);

  const done = await post(merging(), sure, "administrator");
  expect([done.status, done.headers.get("location")]).toEqual([303, "/desk/organisations?done=organisationsMerged"]);
  expect((await post(merging(), sure, "administrator")).status).toBe(404);

  const { rows } = await city.owner.query(
    `select p.name, m.role from memberships m join people p on p.id = m.person_id where m.organisation_id = $1 and m.ended_at is null order by p.name`,
    [kept],
  );
  expect(rows).toEqual([
    { name: "髙橋 亮", role: "member" },
    { name: "𠮷田 恵子", role: "representative" },
  ]);
  expect((await city.owner.query("select from invitations where revoked_at is null")).rows).toEqual([]);
  expect((await get(`/proposals/${proposals[0]!.id}`, "representative")).status).toBe(200);
  // Whoever acted for the one that is gone acts for nobody, until they are invited.
  expect((await get("/account", "otherCompany")).status).toBe(200);
  expect([403, 404]).toContain((await get(`/proposals/${proposals[0]!.id}`, "otherCompany")).status);
  const history = await (await get("/desk/organisations", "administrator")).text();
  for (const shown of ["株式会社架空ウェルネス", "例示繊維工業株式会社", "両方の代表者に電話で確かめた"])
    expect(history).toContain(shown);
  expect(history).not.toContain(proposals[0]!.title);
  const audit = await city.owner.query("select facts from audit_events where kind = 'organisations-merged'");
  expect(audit.rows).toEqual([{ facts: { kept, gone } }]);
});

test("nobody moves a proposal to another organisation past the merging", async () => {
  const { rows } = await city.owner.query<{ id: string }>("select id from proposals limit 1");
  const stranger = await city.owner.query<{ id: string }>(
    "insert into organisations (municipality_id, name, kind) values ('272060', '別の団体', 'company') returning id",
  );
  await expect(
    city.owner.query("update proposals set organisation_id = $1 where id = $2", [stranger.rows[0]!.id, rows[0]!.id]),
  ).rejects.toThrow(/keeps its municipality, organisation and number/);
});
