import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";

// 候補のことば: the desk keeps the words that suggestions go by (G6.2a).

let city: TestCity;
let pages: Requests;
beforeAll(async () => {
  city = await aCity();
  pages = requestsOf(city);
});
afterAll(() => city.drop());

const page = "/desk/vocabulary";
const tried = async (text: string) =>
  wordsOf((await pages.get("officer", `${page}?text=${encodeURIComponent(text)}`)).text).split("話題の一覧")[0]!;
const send = (fields: Record<string, string>, who: "officer" | "healthHead" = "officer") =>
  pages.post(who, page, { topic: "健康づくり", side: "people", go: "add", ...fields });

test("a word that led nowhere leads to the department once the desk has added it, from the next page on", async () => {
  expect(await tried("ぽかぽか")).toContain("候補になる課はありません");
  const answer = await send({ words: "ぽかぽか、𠮷田体操" });
  expect([answer.status, answer.to]).toEqual([303, expect.stringContaining("done=wordsAdded")]);
  const shown = await tried("ぽかぽか");
  expect(shown).toContain("保健センター");
  expect(shown).toContain("「ぽかぽか」が課の仕事「健康づくり」にあたる");
});

test("a word that leads astray is taken away and brought back", async () => {
  expect(await tried("体操")).toContain("保健センター");
  await send({ go: "take-away", "take-away-people": "体操", words: "" });
  expect(await tried("体操")).toContain("候補になる課はありません");
  expect((await pages.get("officer", `${page}?topic=健康づくり`)).text).toContain(
    "使わないことにした市民や企業のことば",
  );
  await send({ go: "bring-back", "bring-back-people": "体操", words: "" });
  expect(await tried("体操")).toContain("保健センター");
});

test("what cannot be a word comes back with what was typed and what would be right", async () => {
  const answer = await send({ words: "梨 りんご" });
  expect(answer.status).toBe(422);
  expect(wordsOf(answer.text)).toContain("「梨」は1文字です");
  expect(answer.text).toContain("梨 りんご");
  expect((await send({ topic: "宇宙", words: "ロケット" })).status).toBe(404);
});

test("it is the desk's: no department changes it, by the page or past it", async () => {
  expect((await send({ words: "近道" }, "healthHead")).status).toBe(403);
  const past = (key: "healthHead" | "administrator" | "representative") =>
    city.program.db.asActor(city.person(key), (tx) =>
      sql`insert into vocabulary_words (topic, side, word, counts, by_id, at) values ('健康づくり', 'people', '近道', true, ${city.person(key).id}, now())`.execute(
        tx,
      ),
    );
  for (const key of ["healthHead", "administrator", "representative"] as const)
    await expect(past(key)).rejects.toMatchObject({ code: "42501" });
  const change = city.program.db.asActor(city.person("healthHead"), (tx) =>
    sql`update vocabulary_words set counts = false, by_id = ${city.person("healthHead").id}`.execute(tx),
  );
  expect(Number((await change).numAffectedRows ?? 0n)).toBe(0);
  const inAnothersName = city.program.db.asActor(city.person("officer"), (tx) =>
    sql`update vocabulary_words set by_id = ${city.person("chief").id}`.execute(tx),
  );
  await expect(inAnothersName).rejects.toMatchObject({ code: "42501" });
});

test("the change stands in the log of access and settings, with who made it", async () => {
  const { rows } = await city.owner.query<{ by_id: string; facts: { words: string[] } }>(
    "select by_id, facts from audit_events where kind = 'vocabulary-changed' order by seq",
  );
  expect(rows[0]).toMatchObject({ by_id: city.person("officer").id, facts: { words: ["ぽかぽか", "𠮷田体操"] } });
});
