import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { formOn, type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";

// Versions of the open parts after additions (G8.1): kept as they were sent, compared word by word, never the protected words.

let city: TestCity;
let pages: Requests;
let id: string;
const secret = "秘匿語：足の裏の圧力を7点で測る";

beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
  ({ proposalId: id } = await lineTo(city, "additions_asked", { parts: [{ content: secret }] }));
});
afterAll(() => city.drop());

const page = (version: number) => `/proposals/${id}/versions/${version}`;
const statusFor = async (key: PersonKey, version: number) => (await pages.get(key, page(version))).status;

async function write(period: string): Promise<number> {
  const edit = `/proposals/${id}/edit`;
  const form = formOn((await pages.get("member", `${edit}?step=terms`)).text, edit);
  return (await pages.post("member", `${edit}?step=terms`, { ...form, period, go: "next" })).status;
}

test("a version that is being written is compared for its organisation, and does not exist for the city", async () => {
  expect(await statusFor("representative", 2)).toBe(404);
  expect(await write("令和9年4月から、まず3か月。")).toBe(303);
  const compared = wordsOf((await pages.get("representative", page(2))).text);
  expect(compared).toContain("第1版から第2版で変わったところ");
  expect(compared).toContain("もう一度提出するまで、市には見えません");
  for (const key of ["officer", "chief", "otherCompany", "schoolStaff", "administrator"] as const)
    expect([key, await statusFor(key, 2)]).toEqual([key, 404]);
});

test("sent again it shows the desk what changed, beside what was asked for, with who sent it", async () => {
  await pages.post("officer", `/proposals/${id}/conflict-declarations`, { hasTie: "no" });
  const sent = await pages.post("representative", `/proposals/${id}/submission`, {});
  expect(sent.status).toBe(303);
  const { rows } = await city.owner.query<{ request: string }>("select request from additions where proposal_id = $1", [
    id,
  ]);
  for (const key of ["officer", "representative"] as const) {
    const answer = await pages.get(key, page(2));
    const text = wordsOf(answer.text);
    expect(answer.text).toContain("<ins>");
    expect(answer.text).toContain("<del>");
    expect(text).toContain("変わっていない欄：");
    expect(text).toContain(rows[0]!.request);
    expect(text).toContain(`${city.person("representative").name}さんが提出`);
    expect(answer.text).not.toContain(secret);
  }
});

test("both versions stay readable as they were sent, and nobody rewrites one, not even its organisation", async () => {
  const first = wordsOf((await pages.get("officer", `/proposals/${id}/text?version=1`)).text);
  const second = wordsOf((await pages.get("officer", `/proposals/${id}/text?version=2`)).text);
  expect(first).not.toContain("まず3か月");
  expect(second).toContain("まず3か月");
  for (const key of ["representative", "officer", "chief"] as const)
    await city.program.db
      .asActor(city.person(key), (tx) =>
        tx.updateTable("proposal_texts").set({ period: "別の期間" }).where("proposal_id", "=", id).execute(),
      )
      .catch(() => undefined);
  const { rows } = await city.owner.query("select count(*)::int as n from proposal_texts where period = '別の期間'");
  expect(rows[0]!.n).toBe(0);
});

test("there is nothing to compare with the first version, and none beyond the last", async () => {
  for (const version of [0, 1, 3, 99])
    expect([version, await statusFor("representative", version)]).toEqual([version, 404]);
  expect(await statusFor("otherCompany", 2)).toBe(404);
});

test("the paper for one's own decision names what is protected, and holds its content only when somebody chose it", async () => {
  const print = `/proposals/${id}/print`;
  const plain = await pages.get("member", print);
  expect(plain.status).toBe(200);
  expect(plain.text).not.toContain(secret);
  const words = wordsOf(plain.text);
  for (const part of ["社内の確認", "守りたい部分", "(この紙には載せていません)", "暴力団", "目標日数", "まず3か月"])
    expect(words).toContain(part);
  const { rows } = await city.owner.query<{ id: string }>("select id from protected_parts where proposal_id = $1", [
    id,
  ]);
  const chosen = await pages.post("member", print, { parts: rows[0]!.id });
  expect([chosen.status, chosen.text.includes(secret)]).toEqual([200, true]);
  expect(chosen.headers.get("cache-control")).toBe("no-store");
  const ofOthers = await pages.post("member", print, { parts: crypto.randomUUID() });
  expect([ofOthers.status, ofOthers.text.includes(secret)]).toEqual([422, false]);
  for (const key of ["otherCompany", "officer", "chief"] as const) {
    expect((await pages.get(key, print)).status).toBeGreaterThanOrEqual(403);
    const asked = await pages.post(key, print, { parts: rows[0]!.id });
    expect(asked.status).toBeGreaterThanOrEqual(403);
    expect(asked.text).not.toContain(secret);
  }
  const { rows: readings } = await city.owner.query("select 1 from readings where proposal_id = $1", [id]);
  expect(readings).toEqual([]);
});
