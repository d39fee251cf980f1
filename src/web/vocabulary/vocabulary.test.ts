import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { Actor } from "../../domain/policy/actor.ts";

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

test("the desk reads that a name from a proposal is not for this list, and for whom each of its own words counts", async () => {
  const drawn = async () => wordsOf((await pages.get("officer", `${page}?topic=健康づくり`)).text);
  expect(await drawn()).toContain("提案に書かれていた商品・会社・人の名前は加えないでください。");
  await send({ words: "ころばぬ体操" });
  expect(await drawn()).toContain("ころばぬ体操（デスクだけ）");
  await send({ words: "ころばぬ体操", isPublic: "yes" });
  expect(await drawn()).toContain("ころばぬ体操（案内にも使う）");
});

test("past the pages nobody but the desk reads a word that is the desk's alone, only those that are public", async () => {
  await send({ words: "だれも知らない名前" });
  await send({ words: "町じゅうの体操", isPublic: "yes" });
  const read = async (actor: Actor) => {
    const rows = await city.program.db.asActor(actor, (tx) =>
      tx.selectFrom("vocabulary_words").select("word").execute(),
    );
    return ["だれも知らない名前", "町じゅうの体操"].filter((word) => rows.some((row) => row.word === word));
  };
  expect(await read(city.person("chief"))).toEqual(["だれも知らない名前", "町じゅうの体操"]);
  const visitor: Actor = { kind: "visitor", municipality: city.program.municipality };
  for (const actor of [visitor, ...(["healthHead", "administrator", "representative"] as const).map(city.person)])
    expect(await read(actor)).toEqual(["町じゅうの体操"]);
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

test("the change stands in the log of access and settings, with who made it; the words that are the desk's alone do not", async () => {
  await send({ words: "ふせておく名前" });
  await send({ words: "見せてよい体操", isPublic: "yes" });
  const { rows } = await city.owner.query<{ by_id: string; facts: unknown }>(
    "select by_id, facts from audit_events where kind = 'vocabulary-changed' order by seq desc limit 2",
  );
  const fact = { topic: "健康づくり", side: "people", counts: true, changed: 1 };
  expect(rows).toEqual([
    { by_id: city.person("officer").id, facts: { ...fact, publicWords: ["見せてよい体操"] } },
    { by_id: city.person("officer").id, facts: { ...fact, publicWords: [] } },
  ]);
});

test("topics are found by a word of either side, however wide it was typed", async () => {
  const found = async (q: string) => (await pages.get("officer", `${page}?q=${encodeURIComponent(q)}`)).text;
  expect(await found("固定資産税")).toContain(">固定資産税</a>");
  expect(await found("固定資産税")).not.toContain(">選挙</a>");
  const wide = await found("ｒｐａ");
  expect(wide).toContain(">デジタル化</a>");
  expect(wide).not.toContain(">選挙</a>");
  expect(wordsOf(await found("ほげ𠮷田"))).toContain("「ほげ𠮷田」を含む話題はありません");
});
