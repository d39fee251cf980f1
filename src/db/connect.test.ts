import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import type { Person, Visitor } from "../domain/policy/actor.ts";

const person: Person = {
  kind: "person",
  municipality: "272060",
  id: "0b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c",
  name: "𠮷田 髙子",
  organisation: { id: "1b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c", name: "㈱ﾃｽﾄ", role: "representative" },
  departments: [
    { id: "2b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c", name: "健康づくり課", role: "staff" },
    { id: "3b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c", name: "危機管理課", role: "head" },
  ],
  roles: ["officer", "chief"],
};
const visitor: Visitor = { kind: "visitor", municipality: "272060" };

describe.each(["postgresql", "pglite"] as const)("the one door to the database, on %s", (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.drop());

  it("carries who acts, for which municipality, organisation and departments", async () => {
    const settings = await database.db.asActor(person, async (tx) => {
      const { rows } = await sql<Record<string, unknown>>`select current_user as role, app.municipality(), app.person(),
        app.organisation(), app.departments(), app.roles(), app.has_role('chief') as chief, app.has_role('approver') as approver`.execute(
        tx,
      );
      return rows[0];
    });
    expect(settings).toEqual({
      role: database.db.names.person,
      municipality: "272060",
      person: "0b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c",
      organisation: "1b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c",
      departments: ["2b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c", "3b6f2f0a-6d3f-4b57-9d0b-1d1f2f3a4b5c"],
      roles: ["officer", "chief"],
      chief: true,
      approver: false,
    });
  });

  it("makes a visitor nobody: a municipality and nothing else", async () => {
    const settings = await database.db.asActor(visitor, async (tx) => {
      const { rows } = await sql`select current_user as role, app.municipality(), app.person(), app.organisation(),
        app.departments(), app.roles()`.execute(tx);
      return rows[0];
    });
    expect(settings).toEqual({
      role: database.db.names.visitor,
      municipality: "272060",
      person: null,
      organisation: null,
      departments: [],
      roles: [],
    });
  });
});
