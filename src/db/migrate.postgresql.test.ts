import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDatabase } from "../../test/support/database.ts";
import { testPrefix } from "../../test/support/template-database.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import { roleNames, withRoleNames } from "./role-names.ts";

const names = roleNames(testPrefix);
let clone: Awaited<ReturnType<typeof emptyDatabase>>;
let owner: pg.Client;
beforeAll(async () => {
  clone = await emptyDatabase();
  owner = new pg.Client(clone.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await clone.drop();
});

describe("migrations", () => {
  it("are applied once", async () => {
    expect(await migrate(owner, names)).toEqual([]);
  });

  it("are refused when one was edited after it was applied", async () => {
    const edited = readMigrations().map((one, index) => (index === 0 ? { ...one, checksum: "another" } : one));
    await expect(migrate(owner, names, edited)).rejects.toThrow(
      "0001_create_app_schema.sql was edited after it was applied: put it back as it was",
    );
  });

  it("are refused when one that was applied is missing here", async () => {
    const [, ...rest] = readMigrations();
    await expect(migrate(owner, names, rest)).rejects.toThrow(
      "The database has applied 0001_create_app_schema.sql, which this program does not have",
    );
  });

  it("leave nothing behind when one fails, and name the line", async () => {
    const failing = migration(9998, "create table half (id int);\nselect 1;\nselect nonsense;");
    await expect(migrate(owner, names, [...readMigrations(), failing])).rejects.toThrow(
      /9998_x\.sql failed: column "nonsense" does not exist \(near line 3\)/,
    );
    const { rows } = await owner.query(
      "select to_regclass('half') as half, (select count(*)::int from app.migration where number = 9998) as recorded",
    );
    expect(rows[0]).toEqual({ half: null, recorded: 0 });
  });

  it("let an older copy of the program run while a newer one has migrated further", async () => {
    const newer = migration(9999, "select 1");
    expect(await migrate(owner, names, [...readMigrations(), newer])).toEqual(["9999_x.sql"]);
    expect(await migrate(owner, names)).toEqual([]);
  });
});

describe("role names in a migration", () => {
  it("are written as :person, and a cast stays a cast", () => {
    expect(withRoleNames("grant x to :person, :visitor; select a::person, ':personal'", roleNames("市"))).toBe(
      `grant x to "市_person", "市_visitor"; select a::person, ':personal'`,
    );
  });

  it("are refused where PostgreSQL would cut them", () => {
    expect(() => roleNames("x".repeat(50))).toThrow("1 to 49 bytes");
    expect(() => roleNames("")).toThrow("1 to 49 bytes");
  });
});

function migration(number: number, sql: string): Migration {
  return { number, name: `${number}_x.sql`, sql, checksum: sql };
}
