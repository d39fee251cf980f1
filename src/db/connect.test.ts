import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import type { Person, Visitor } from "../domain/policy/actor.ts";
import { lastly, type Tx } from "./connect.ts";

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

// A run on the embedded engine may have no server beside it (bin/test.ts counts what is skipped then).
const engines = process.env.TEST_SERVER_URL ? (["postgresql", "pglite"] as const) : (["pglite"] as const);

describe.each(engines)("the one door to the database, on %s", (engine) => {
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

  it("forgets who acted when the transaction ends", async () => {
    await database.db.asActor(person, async (tx) => void (await sql`select 1`.execute(tx)));
    const { rows } = await database.db.pool.query(
      "select current_user as role, app.municipality(), app.person(), app.departments(), app.roles()",
    );
    expect(rows[0]).toEqual({
      role: database.db.names.program,
      municipality: null,
      person: null,
      departments: [],
      roles: [],
    });
  });

  it("lets the program's login read nothing while it acts for nobody", async () => {
    await seedMunicipality(database);
    await expect(database.db.pool.query("select * from municipalities")).rejects.toThrow(/permission denied/);
    await expect(database.db.pool.query("reset role; select * from sessions")).rejects.toThrow(/permission denied/);
  });

  it("shows a visitor the city of their page and no other", async () => {
    await seedMunicipality(database);
    const seen = (municipality: string) =>
      database.db.asActor({ kind: "visitor", municipality }, (tx) =>
        tx.selectFrom("municipalities").select("id").execute(),
      );
    expect(await seen("272060")).toEqual([{ id: "272060" }]);
    expect(await seen("999999")).toEqual([]);
  });

  it("does not let a visitor write", async () => {
    const writing = database.db.asActor(visitor, (tx) => sql`create temporary table note (x int)`.execute(tx));
    await expect(writing).rejects.toThrow(/permission denied|read-only/);
  });

  it("refuses a second door inside the first, and says what to do", async () => {
    const nested = database.db.asActor(person, () => database.db.asActor(person, async () => 1));
    await expect(nested).rejects.toThrow("hand the transaction (tx) to the function");
    expect(await database.db.asActor(person, async () => "open again")).toBe("open again");
  });

  it("saves nothing when the work throws", async () => {
    await seedMunicipality(database);
    const saving = database.db.asActor({ kind: "authenticator", municipality: "272060" }, async (tx) => {
      await tx.insertInto("organisations").values(organisation("株式会社途中")).execute();
      throw new Error("途中で止まった");
    });
    await expect(saving).rejects.toThrow("途中で止まった");
    expect((await database.owner.query("select 1 from organisations where name = '株式会社途中'")).rows).toEqual([]);
  });

  it("says so when a statement failed and its error was swallowed: nothing was saved", async () => {
    const swallowing = database.db.asActor(person, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => {});
      return "saved";
    });
    await expect(swallowing).rejects.toThrow("Nothing was saved");
  });

  it("commits the last statement, and throws its own error when it fails: then nothing was saved", async () => {
    await seedMunicipality(database);
    const insert = (tx: Tx, name: string) => tx.insertInto("organisations").values(organisation(name));
    const saving = (first: string, last: (tx: Tx) => Pick<RawBuilder<unknown>, "compile">) =>
      database.db.asActor({ kind: "authenticator", municipality: "272060" }, async (tx) => {
        await insert(tx, first).execute();
        lastly(tx, last(tx));
      });
    await saving("株式会社はじめ", (tx) => insert(tx, "株式会社おわり"));
    await expect(saving("株式会社途中", () => sql`select 1 / 0`)).rejects.toThrow("division by zero");
    const { rows } = await database.owner.query(
      "select name from organisations where name in ('株式会社はじめ', '株式会社おわり', '株式会社途中') order by name",
    );
    expect(rows).toEqual([{ name: "株式会社おわり" }, { name: "株式会社はじめ" }]);
  });

  it("refuses a query that outlives its transaction", async () => {
    const tx = await database.db.asActor(person, async (inside) => ({ inside }));
    await expect(sql`select 1`.execute(tx.inside)).rejects.toThrow("The transaction is over");
  });

  it("tries a deadlock or a serialization failure once more, and no further", async () => {
    let tries = 0;
    const conflicting = database.db.asActor(person, async (tx) => {
      tries += 1;
      await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx);
    });
    await expect(conflicting).rejects.toThrow("conflict");
    expect(tries).toBe(2);
  });

  it("refuses an id that is no UUID, so that a comma cannot smuggle in a second department", async () => {
    const smuggler = { ...person, departments: [{ id: "a,b", name: "課", role: "staff" as const }] };
    await expect(database.db.asActor(smuggler, async () => 1)).rejects.toThrow("Not a UUID");
  });

  it("keeps a hundred transactions at once apart", async () => {
    const people = Array.from({ length: 100 }, (_, n) => ({
      ...person,
      id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    }));
    const seen = await Promise.all(
      people.map((one) =>
        database.db.asActor(one, async (tx) => {
          const { rows } = await sql<{ id: string }>`select app.person() as id`.execute(tx);
          return rows[0]?.id;
        }),
      ),
    );
    expect(seen).toEqual(people.map((one) => one.id));
  });

  it("answers with the same kinds of value on both engines, every name character unharmed", async () => {
    const row = await database.db.asActor(person, async (tx) => {
      const { rows } = await sql`select 9007199254740993::int8 as big, 1.10::numeric as exact, date '2026-04-01' as day,
        array[date '2026-04-01'] as days, timestamptz '2026-04-01 00:00+09' as instant, '{"a":[1]}'::jsonb as json,
        array['あ,い']::text[] as texts, '\\xff00'::bytea as bytes, true as yes, null::text as nothing,
        ${"𠮷髙﨑①㈱葛\u{E0100}👩‍👩‍👧"}::text as name, 7 as small, current_setting('timezone') as zone`.execute(tx);
      return rows[0];
    });
    expect(row).toEqual({
      big: "9007199254740993",
      exact: "1.10",
      day: "2026-04-01",
      days: ["2026-04-01"],
      instant: new Date("2026-03-31T15:00:00Z"),
      json: { a: [1] },
      texts: ["あ,い"],
      bytes: Buffer.from([0xff, 0x00]),
      yes: true,
      nothing: null,
      name: "𠮷髙﨑①㈱葛\u{E0100}👩‍👩‍👧",
      small: 7,
      zone: "Asia/Tokyo",
    });
  });

  it("starts clean after a connection was thrown away in the middle of somebody's transaction", async () => {
    const client = await database.db.pool.connect();
    await client.query("begin");
    await client.query("select set_config('role', $1, false), set_config('app.municipality', '272060', false)", [
      database.db.names.person,
    ]);
    client.release(true);
    const { rows } = await database.db.pool.query("select current_user as role, app.municipality()");
    expect(rows[0]).toEqual({ role: database.db.names.program, municipality: null });
  });

  it("knows no session for an unknown token", async () => {
    expect(await database.db.findSession(Buffer.alloc(32), new Date("2026-11-23T00:00:00Z"))).toBeNull();
  });

  it("lacks no migration", async () => {
    expect(await database.db.missingMigrations()).toEqual([]);
  });
});

async function seedMunicipality({ owner }: TestDatabase): Promise<void> {
  await owner.query(
    "insert into municipalities (id, name, name_en) values ('272060', '泉大津市', 'Izumiotsu City') on conflict do nothing",
  );
}

function organisation(name: string) {
  return { municipality_id: "272060", name, kind: "company" };
}
