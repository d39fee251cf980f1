import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashToken } from "../../src/accounts/tokens.ts";
import { blockPerson } from "../../src/commands/accounts/block-person.ts";
import { openSession } from "../../src/db/stores/session-store.ts";
import { aCity, type TestCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { roster } from "./matrix.ts";

// Accounts behind the second wall: what signs somebody in is nobody's to read, an invitation is its organisation's.

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
  await city.owner.query(
    `insert into invitations (municipality_id, organisation_id, mail, role, token_hash, is_mailed, invited_by, created_at, expires_at)
     values ('272060', $1, 'x@a.example.jp', 'member', $2, true, $3, now(), now() + interval '14 days')`,
    [city.seeded.organisations.get("a"), randomBytes(32), city.person("representative").id],
  );
});
afterAll(() => city.drop());

const everybody = Object.keys(roster) as PersonKey[];

test("addresses to be proven, accounts in waiting and identities at a provider are read by nobody", async () => {
  const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
  for (const table of ["pending_accounts", "address_proofs", "sign_in_identities"])
    for (const actor of [...everybody.map((key) => city.person(key)), visitor])
      await expect(
        city.program.db.asActor(actor, (tx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)),
        `${table} ${actor.kind}`,
      ).rejects.toThrow(/permission denied/);
});

test("an invitation comes back to the people of its organisation alone, without the hash of its link", async () => {
  for (const key of everybody) {
    const actor = city.person(key);
    const rows = await city.program.db.asActor(actor, (tx) =>
      tx.selectFrom("invitations").select(["id", "mail"]).execute(),
    );
    expect([key, rows.length]).toEqual([key, actor.organisation?.id === city.seeded.organisations.get("a") ? 1 : 0]);
    await expect(
      city.program.db.asActor(actor, (tx) => tx.selectFrom("invitations").select("token_hash").execute()),
      key,
    ).rejects.toThrow(/permission denied/);
  }
});

test("nobody invites, accepts or revokes past the commands", async () => {
  for (const key of ["representative", "chief", "administrator"] as const)
    for (const statement of [
      sql`update invitations set role = 'representative'`,
      sql`delete from invitations`,
      sql`insert into invitations (organisation_id, mail, role, token_hash, is_mailed, invited_by, created_at, expires_at)
        select organisation_id, mail, role, decode('00', 'hex'), true, invited_by, now(), now() from invitations`,
    ])
      await expect(
        city.program.db.asActor(city.person(key), (tx) => statement.execute(tx)),
        key,
      ).rejects.toThrow(/permission denied/);
});

test("what was merged is read by administrator, chief and who was kept; nobody merges past the command", async () => {
  await city.owner.query(
    `insert into organisation_merges (municipality_id, kept_id, gone_id, kept_name, gone_name, made_sure, by_id, at)
     values ('272060', $1, $2, 'a', 'b', '電話', $3, now())`,
    [city.seeded.organisations.get("a"), city.seeded.organisations.get("b"), city.person("administrator").id],
  );
  for (const key of everybody) {
    const actor = city.person(key);
    const rows = await city.program.db.asActor(actor, (tx) =>
      tx.selectFrom("organisation_merges").select("id").execute(),
    );
    const may =
      actor.roles.includes("administrator") ||
      actor.roles.includes("chief") ||
      actor.organisation?.id === city.seeded.organisations.get("a");
    expect([key, rows.length]).toEqual([key, may ? 1 : 0]);
    const [a, b] = [city.seeded.organisations.get("a"), city.seeded.organisations.get("b")];
    if (!actor.roles.includes("administrator"))
      await expect(
        city.program.db.asActor(actor, (tx) => sql`select app.absorb_organisation(${a}, ${b}, 'x', now())`.execute(tx)),
        key,
      ).rejects.toThrow(/an administrator merges/);
    // Nobody moves proposals and people to another organisation any more, an administrator neither.
    await expect(
      city.program.db.asActor(actor, (tx) => sql`select app.merge_organisations(${a}, ${b}, 'x', now())`.execute(tx)),
      key,
    ).rejects.toThrow(/permission denied/);
    await expect(
      city.program.db.asActor(actor, (tx) => sql`update organisations set merged_into = ${a}`.execute(tx)),
      key,
    ).rejects.toThrow(/permission denied/);
  }
});

test("whoever is shut out gets no session, by whatever way that forgot to ask", async () => {
  const authenticator = { kind: "authenticator", municipality: city.seeded.municipality } as const;
  const open = (key: PersonKey) =>
    city.program.db.asActor(authenticator, (tx) =>
      tx
        .insertInto("sessions")
        .values({
          token_hash: randomBytes(32),
          person_id: city.person(key).id,
          ...{ created_at: new Date(), last_seen_at: new Date(), expires_at: new Date() },
        })
        .execute(),
    );
  await open("otherCompany");
  for (const column of ["blocked_at", "ended_at"]) {
    await city.owner.query(`update people set ${column} = now() where id = $1`, [city.person("otherCompany").id]);
    await expect(open("otherCompany")).rejects.toThrow(/shut out/);
    await city.owner.query(`update people set ${column} = null where id = $1`, [city.person("otherCompany").id]);
  }
});

test("whoever signs in at the very moment an administrator shuts them out has no session left", async () => {
  const authenticator = { kind: "authenticator", municipality: city.seeded.municipality } as const;
  const { id } = city.person("officer2");
  const now = city.program.now();
  let opened: (token: string) => void = () => {};
  // In a context of its own: another request, on another connection where the engine has one.
  const blocked = new Promise<string>((resolve) => {
    opened = resolve;
  }).then(() => blockPerson(city.program, { actor: city.person("administrator"), personId: id }));
  const token = await city.program.db.asActor(authenticator, async (tx) => {
    const session = await openSession(tx, { id, side: "city" }, now);
    opened(session.token);
    // The administrator is at work now, before this is over.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return session.token;
  });
  expect((await blocked).ok).toBe(true);
  const { rows } = await city.owner.query("select 1 from sessions where person_id = $1 and ended_at is null", [id]);
  expect(rows).toEqual([]);
  // And a session that is left over by whatever mistake is nobody's as long as they are shut out.
  await city.owner.query("update sessions set ended_at = null where person_id = $1", [id]);
  expect(await city.program.db.findSession(hashToken(token), now)).toBeNull();
  await city.owner.query("update people set blocked_at = null where id = $1", [id]);
  expect((await city.program.db.findSession(hashToken(token), now))?.person_id).toBe(id);
});

test("who is shut out is told to nobody by the table of people", async () => {
  const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
  for (const actor of [...everybody.map((key) => city.person(key)), visitor])
    await expect(
      city.program.db.asActor(actor, (tx) => tx.selectFrom("people").select("blocked_at").execute()),
      actor.kind,
    ).rejects.toThrow(/permission denied/);
});
