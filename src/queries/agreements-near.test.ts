import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type TestCity } from "../../test/support/city.ts";
import { putPast } from "../../test/support/past-proposals.ts";
import type { PersonKey } from "../../test/support/small-world.ts";

// Agreements in force near to a proposal: with the same partner or field, for the desk alone.

let city: TestCity;
let subject: string;
let ids: readonly string[];
beforeAll(async () => {
  city = await aCity();
  const organisation = city.seeded.organisations.get("a")!;
  [subject] = (await putPast(city, [{ title: "新しい提案", fields: ["健康"], status: "received", organisation }])) as [
    string,
  ];
  ids = await putPast(city, [
    { title: "同じ分野", fields: ["健康", "防災"], status: "active" },
    { title: "同じ団体", fields: ["教育"], status: "active", organisation },
    { title: "別の分野", fields: ["教育"], status: "active" },
    { title: "終わった協定", fields: ["健康"], status: "active" },
    { title: "終わった連携", fields: ["健康"], status: "completed" },
  ]);
  for (const [at, id] of ids.entries())
    await city.owner.query(
      `insert into agreements (municipality_id, proposal_id, version, kind, number, body, docx, hash, plan_version, state, drafted_by, drafted_at, concluded_on, ends_on)
       values ($1, $2, 1, 'project_agreement', $3, '{}', '', '', 1, 'concluded', $4, now(), '2025-04-01', $5)`,
      [city.program.municipality, id, `協定${at}`, city.person("officer").id, at === 3 ? "2026-03-31" : null],
    );
});
afterAll(() => city.drop());

const near = (key: PersonKey) =>
  city.program.db.asActor(city.person(key), async (tx) => {
    const { rows } = await sql<{ title: string; samePartner: boolean; fields: string[] }>`
      select title, "samePartner", fields from app.agreements_near(${subject}::uuid, '2026-11-24'::date, 5)`.execute(
      tx,
    );
    return rows;
  });

test("those with the same partner come first, then those in the same field; what has ended is not among them", async () => {
  expect(await near("officer")).toEqual([
    { title: "同じ団体", samePartner: true, fields: [] },
    { title: "同じ分野", samePartner: false, fields: ["健康"] },
  ]);
});

test("nobody but the desk is answered, and nobody about what they have a tie to", async () => {
  for (const key of ["healthHead", "finance", "administrator", "representative", "otherCompany"] as const)
    expect(await near(key)).toEqual([]);
  await city.owner.query(
    `insert into conflict_declarations (municipality_id, proposal_id, person_id, has_tie, at) values ($1, $2, $3, true, now())`,
    [city.program.municipality, ids[1], city.person("officer2").id],
  );
  expect((await near("officer2")).map((one) => one.title)).toEqual(["同じ分野"]);
});
