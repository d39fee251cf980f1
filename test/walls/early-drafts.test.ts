import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../src/domain/policy/actor.ts";
import { aCity, type TestCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { roster } from "./matrix.ts";

// 登録前の下書き behind the second wall: a table without a policy, and what the functions before it give to whom.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const municipality = "272060";
const machine = (kind: "visitor" | "authenticator" | "clock" | "worker") => ({ kind, municipality }) as Actor;

async function put(): Promise<Buffer> {
  const hash = randomBytes(32);
  await city.owner.query(
    `insert into early_drafts (municipality_id, token_hash, words, line_hash, saved_at, expires_at)
     values ($1, $2, '{"what": "まだ見せない文"}', '\\x00', now(), now() + interval '1 day')`,
    [municipality, hash],
  );
  return hash;
}

test("nobody has a way to the table itself: no person in any role, no visitor, no machine", async () => {
  await put();
  const everybody = [
    ...(Object.keys(roster) as PersonKey[]).map((key) => city.person(key)),
    ...(["visitor", "authenticator", "clock", "worker"] as const).map(machine),
  ];
  for (const actor of everybody)
    for (const attack of [
      sql`select words from early_drafts`,
      sql`update early_drafts set words = '{}'`,
      sql`delete from early_drafts`,
    ])
      await expect(city.program.db.asActor(actor, (tx) => attack.execute(tx))).rejects.toThrow(
        /permission denied|read-only/,
      );
});

test("a person takes a draft only by its secret and only for an organisation; nobody in the city can", async () => {
  const hash = await put();
  const take = async (key: PersonKey, secret: Buffer) => {
    const { rows } = await city.program.db.asActor(city.person(key), (tx) =>
      sql<{ taken: unknown }>`select app.take_early_draft(${secret}, now()) as taken`.execute(tx),
    );
    return rows[0]!.taken;
  };
  for (const key of ["officer", "chief", "administrator", "healthHead"] as const)
    expect(await take(key, hash)).toBeNull();
  expect(await take("representative", randomBytes(32))).toBeNull();
  expect(await take("representative", hash)).toMatchObject({ words: { what: "まだ見せない文" } });
  expect(await take("representative", hash)).toBeNull();
});

test("the other functions are the sign-in's and the clock's: people and visitors call none of them", async () => {
  const hash = await put();
  const calls = [
    sql`select app.find_early_draft(${hash}, now())`,
    sql`select app.lock_early_draft(${hash}, now())`,
    sql`select app.begin_early_draft(${hash}, ${hash}, ${hash}, null, '{}', now(), now(), 1, 1, 1)`,
    sql`select app.clear_untouched_early_draft(${hash}, now())`,
    sql`select app.save_early_draft(${hash}, '{}', now(), now())`,
    sql`select app.drop_early_draft(${hash})`,
    sql`select app.clear_early_drafts(now())`,
  ];
  for (const actor of [city.person("chief"), city.person("representative"), machine("visitor")])
    for (const call of calls)
      await expect(city.program.db.asActor(actor, (tx) => call.execute(tx))).rejects.toThrow(/permission denied/);
});

test("a text larger than any that the form takes is not stored", async () => {
  const hash = await put();
  await expect(
    city.program.db.asActor(machine("authenticator"), (tx) =>
      sql`select app.save_early_draft(${hash}, jsonb_build_object('what', repeat('あ', 60000)), now(), now())`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/early_drafts_are_short/);
});
