import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, good } from "../../test/support/dialogue.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { listMentionable } from "../db/stores/talk-read-store.ts";
import { correctNote } from "./correct-note.ts";
import { sendMessage } from "./send-message.ts";
import { writeNote } from "./write-note.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const id = await aDialogue(city);
const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
const namesFor = async (key: PersonKey, lane: "messages" | "notes") =>
  (await program.db.asActor(person(key), (tx) => listMentionable(tx, id, lane))).map(({ name }) => name).sort();
const told = async (key: PersonKey) =>
  (
    await city.owner.query(
      "select what from notices where person_id = $1 and proposal_id = $2 and what = 'mentioned'",
      [person(key).id, id],
    )
  ).rows.length;

test("one's own side is offered, as far as it reads this lane; never the other side, and nobody with a tie", async () => {
  expect(await namesFor("member", "messages")).toEqual(["𠮷田 恵子"]);
  expect(await namesFor("member", "notes")).toEqual([]);
  // 危機管理課 was asked and takes no part: it reads the notes, and no message.
  expect(await namesFor("officer", "messages")).toEqual(["寺田 昌弘", "河合 由紀子", "葛󠄀城 美紀", "谷口 翔"].sort());
  expect(await namesFor("officer", "notes")).toEqual(
    ["寺田 昌弘", "松本 一郎", "河合 由紀子", "葛󠄀城 美紀", "谷口 翔"].sort(),
  );
  expect(await namesFor("disasterHead", "messages")).toEqual([]);
  expect(await namesFor("disasterHead", "notes")).toContain("藤原 直樹");
  for (const key of ["otherCompany", "administrator", "schoolStaff", "finance"] as const)
    expect([await namesFor(key, "messages"), await namesFor(key, "notes")]).toEqual([[], []]);
  await city.owner.query("update conflict_declarations set has_tie = true where proposal_id = $1 and person_id = $2", [
    id,
    person("officer2").id,
  ]);
  expect(await namesFor("officer", "notes")).not.toContain("葛󠄀城 美紀");
  expect(await namesFor("officer2", "notes")).toEqual([]);
});

test("who is mentioned is told once, and without a word of it; who does not read it is not told at all", async () => {
  good(
    await writeNote(program, {
      ...as("officer"),
      body: "@谷口 翔 さん、@松本一郎さん、@葛󠄀城 美紀さん、@森 さくらさん、@𠮷田 恵子さん",
    }),
  );
  expect(await Promise.all((["healthStaff", "disasterHead"] as const).map(told))).toEqual([1, 1]);
  // A tie, no part in it, the other side.
  expect(await Promise.all((["officer2", "schoolStaff", "representative"] as const).map(told))).toEqual([0, 0, 0]);
  const { rows } = await city.owner.query("select to_jsonb(n)::text as notice from notices n where what = 'mentioned'");
  expect(rows.every(({ notice }) => !notice.includes("さん"))).toBe(true);
});

test("in a message the other side's names tell nobody, and the own side's do", async () => {
  good(await sendMessage(program, { ...as("member"), body: "@𠮷田 恵子 が伺います。@藤原 直樹 様" }));
  expect([await told("representative"), await told("officer")]).toEqual([1, 0]);
});

test("a correction tells only who was not mentioned before", async () => {
  const { id: noteId } = good(await writeNote(program, { ...as("officer"), body: "@寺田 昌弘" }));
  expect([await told("chief"), await told("healthHead")]).toEqual([1, 0]);
  city.hoursLater(1);
  good(await correctNote(program, { ...as("officer"), noteId, body: "@寺田 昌弘 @河合 由紀子" }));
  expect([await told("chief"), await told("healthHead")]).toEqual([1, 1]);
});

test("nobody outside asks the database who reads", async () => {
  const ask = sql`select * from app.talk_people(${id}, 'notes')`;
  expect((await program.db.asActor(person("representative"), (tx) => ask.execute(tx))).rows).toEqual([]);
  const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
  await expect(program.db.asActor(visitor, (tx) => ask.execute(tx))).rejects.toThrow(/permission denied/);
});
