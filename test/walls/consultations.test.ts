import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/db/connect.ts";
import { consultationStates, mayReadConsultation } from "../../src/domain/consultation/consultation.ts";
import { aCity, type TestCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { roster } from "./matrix.ts";

// 相談・要望 behind the second wall: who gets the rows, and what nobody can do past the commands.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

async function put(state: string, departmentId: string | null): Promise<string> {
  const id = randomUUID();
  await city.owner.query(
    `insert into consultations (id, municipality_id, fiscal_year, serial, kind, channel, sender_name, body, state, department_id, received_at)
     values ($1, '272060', 2026, (select coalesce(max(serial), 0) + 1 from consultations), 'wish', 'form', '名', '内容', $2, $3, now())`,
    [id, state, departmentId],
  );
  await city.owner.query(
    `insert into consultation_steps (municipality_id, consultation_id, kind, body, at) values ('272060', $1, 'noted', 'メモ', now())`,
    [id],
  );
  return id;
}

const as = <T>(key: PersonKey, work: (tx: Tx) => Promise<T>) => city.program.db.asActor(city.person(key), work);

test("a consultation and its history come back exactly for whom the policy allows, in every state", async () => {
  for (const state of consultationStates)
    for (const department of ["0507", null] as const) {
      if (state === "passed_on" && department === null) continue;
      const departmentId = department ? city.department(department) : null;
      const id = await put(state, departmentId);
      for (const key of Object.keys(roster) as PersonKey[]) {
        const found = await as(key, async (tx) => ({
          row: (await tx.selectFrom("consultations").select("id").where("id", "=", id).execute()).length > 0,
          steps:
            (await tx.selectFrom("consultation_steps").select("id").where("consultation_id", "=", id).execute())
              .length > 0,
        }));
        const allowed = mayReadConsultation(city.person(key), { departmentId });
        expect({ key, state, department, ...found }).toEqual({ key, state, department, row: allowed, steps: allowed });
        const byHand =
          ["officer", "officer2", "chief"].includes(key) ||
          (department === "0507" && ["healthHead", "healthStaff"].includes(key));
        expect({ key, allowed }).toEqual({ key, allowed: byHand });
      }
    }
});

test("a visitor reads none of the tables", async () => {
  for (const table of [
    "consultations",
    "consultation_steps",
    "consultation_drafts",
    "consultation_links",
    "consultation_numbers",
  ])
    await expect(
      city.program.db.asActor({ kind: "visitor", municipality: "272060" }, (tx) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
});

test("nobody reads the links, not even the desk, and nobody rewrites what was done", async () => {
  const id = await put("open", null);
  await expect(as("officer", (tx) => sql`select token_hash from consultation_links`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    as("officer", (tx) =>
      sql`update consultation_steps set body = '別のこと' where consultation_id = ${id}`.execute(tx),
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(
    as("officer", (tx) => sql`delete from consultation_steps where consultation_id = ${id}`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
  await expect(
    as("officer", (tx) => sql`update consultations set body = '言っていないこと' where id = ${id}`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
});

test("a department sends nothing elsewhere, closes nothing, and writes in nobody else's name", async () => {
  const id = await put("passed_on", city.department("0507"));
  await expect(
    as("healthStaff", (tx) =>
      sql`update consultations set department_id = ${city.department("0201")} where id = ${id}`.execute(tx),
    ),
  ).rejects.toThrow();
  await expect(
    as("healthStaff", (tx) => sql`update consultations set state = 'closed' where id = ${id}`.execute(tx)),
  ).rejects.toThrow(/a department answers/);
  await expect(
    as("healthStaff", (tx) =>
      sql`insert into consultation_steps (consultation_id, kind, body, by_id, at) values (${id}, 'answered', '部長の名で', ${city.person("chief").id}, now())`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    as("healthStaff", (tx) =>
      sql`insert into consultation_steps (consultation_id, kind, body, by_id, at) values (${id}, 'invited', '課からの誘い', ${city.person("healthStaff").id}, now())`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  for (const by of ["healthStaff", "officer"] as const)
    await expect(
      as(by, (tx) =>
        sql`insert into consultation_steps (consultation_id, kind, body, by_id, at) values (${id}, 'replied', '相談した方の言葉', ${city.person(by).id}, now())`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  const other = await as("schoolStaff", (tx) =>
    sql<{ done: boolean }>`select app.hand_back_consultation(${id}, null) as done`.execute(tx),
  );
  expect(other.rows[0]!.done).toBe(false);
});

test("only the desk numbers consultations: nobody else learns how many there are", async () => {
  for (const key of ["representative", "administrator", "healthStaff"] as const)
    await expect(as(key, (tx) => sql`select app.next_consultation_number(2026)`.execute(tx))).rejects.toThrow(
      /the desk numbers consultations/,
    );
});

test("a draft that was begun from a consultation is seen by its organisation alone until it is submitted", async () => {
  const id = await put("answered", null);
  const { rows } = await city.owner.query(
    `insert into proposals (municipality_id, organisation_id, kind, title, status, created_at, status_at) values ('272060', $1, 'free', '', 'draft', now(), now()) returning id`,
    [city.seeded.organisations.get("a")],
  );
  await city.owner.query(
    `insert into consultation_drafts (municipality_id, consultation_id, proposal_id, claimed_by, at) values ('272060', $1, $2, $3, now())`,
    [id, rows[0]!.id, city.person("representative").id],
  );
  for (const key of Object.keys(roster) as PersonKey[]) {
    const found = await as(key, (tx) =>
      tx.selectFrom("consultation_drafts").select("proposal_id").where("consultation_id", "=", id).execute(),
    );
    expect({ key, found: found.length }).toEqual({ key, found: ["representative", "member"].includes(key) ? 1 : 0 });
  }
});

test("a draft of another organisation, and a consultation that was not invited, are claimed by nobody", async () => {
  const id = await put("answered", null);
  const hash = randomBytes(32);
  await city.owner.query(
    `insert into consultation_links (municipality_id, token_hash, consultation_id, created_at, expires_at) values ('272060', $1, $2, now(), now() + interval '1 day')`,
    [hash, id],
  );
  const draft = async (organisation: string) => {
    const { rows } = await city.owner.query(
      `insert into proposals (municipality_id, organisation_id, kind, title, status, created_at, status_at) values ('272060', $1, 'free', '', 'draft', now(), now()) returning id`,
      [city.seeded.organisations.get(organisation)],
    );
    return rows[0]!.id as string;
  };
  const [own, others] = [await draft("a"), await draft("b")];
  const claim = async (proposal: string) => {
    const { rows } = await as("representative", (tx) =>
      sql<{ id: string | null }>`select app.claim_consultation(${hash}, ${proposal}, now()) as id`.execute(tx),
    );
    return rows[0]!.id;
  };
  expect(await claim(own)).toBeNull();
  await city.owner.query(
    `insert into consultation_steps (municipality_id, consultation_id, kind, at) values ('272060', $1, 'invited', now())`,
    [id],
  );
  expect(await claim(others)).toBeNull();
  expect(await claim(own)).toBe(id);
  expect(await claim(own)).toBeNull();
});
