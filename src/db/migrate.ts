import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { type RoleNames, withRoleNames } from "./role-names.ts";

export type Migration = { number: number; name: string; sql: string; checksum: string };

/** A migration that cannot be applied, with the one line an operator needs. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Brings the database up to the newest migration: each in a transaction of its own, recorded with its checksum.
 * The caller holds the advisory lock and has made the roles.
 * @returns the names applied now.
 * @throws MigrationError when a landed migration was edited, is missing here, or fails.
 */
export async function migrate(
  owner: pg.ClientBase,
  names: RoleNames,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  await owner.query(`create schema if not exists app`);
  await owner.query(`create table if not exists app.migration (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
  const landed = await landedMigrations(owner);
  refuseEdited(migrations, landed);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (landed.has(migration.number)) continue;
    await apply(owner, names, migration);
    applied.push(migration.name);
  }
  return applied;
}

/** Migrations that this program knows and the database lacks; empty when the database is ready. */
export async function missingMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const { rows } = await client.query(`select to_regclass('app.migration') is not null as exists`);
  const landed = rows[0].exists ? await landedMigrations(client) : new Map();
  return migrations.filter((migration) => !landed.has(migration.number)).map((migration) => migration.name);
}

/** Reads `db/migrations/NNNN_name.sql`, in order, from the working tree or from beside the bundle. */
export function readMigrations(directory: string = migrationsDirectory()): Migration[] {
  const files = readdirSync(directory).filter((file) => file.endsWith(".sql"));
  const migrations = files.sort().map((file) => readMigration(directory, file));
  for (const [index, migration] of migrations.entries()) {
    const previous = migrations[index - 1];
    if (previous && previous.number === migration.number) {
      throw new MigrationError(`Two migrations carry the number of ${migration.name}: give one the next free number.`);
    }
  }
  return migrations;
}

function readMigration(directory: string, file: string): Migration {
  const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
  if (!number) throw new MigrationError(`${file}: a migration is named NNNN_what_it_does.sql`);
  const sql = readFileSync(join(directory, file), "utf8");
  const checksum = createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
  return { number: Number(number), name: file, sql, checksum };
}

/** src/db/migrate.ts → db/migrations; dist/main.js → dist/migrations, or db/migrations beside dist. */
function migrationsDirectory(): string {
  const here = import.meta.dirname;
  const candidates = ["../../db/migrations", "./migrations", "../db/migrations"].map((path) => join(here, path));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new MigrationError(`No migrations found (looked in ${candidates.join(", ")})`);
  return found;
}

async function landedMigrations(client: pg.ClientBase): Promise<Map<number, { name: string; checksum: string }>> {
  const { rows } = await client.query(`select number, name, checksum from app.migration order by number`);
  return new Map(rows.map((row) => [row.number, { name: row.name, checksum: row.checksum }]));
}

function refuseEdited(
  migrations: readonly Migration[],
  landed: ReadonlyMap<number, { name: string; checksum: string }>,
): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  const newest = Math.max(0, ...known.keys());
  for (const [number, row] of landed) {
    const here = known.get(number);
    // A newer copy of the program may have migrated already (rolling update): later numbers are not ours to judge.
    if (!here && number > newest) continue;
    if (!here) throw new MigrationError(`The database has applied ${row.name}, which this program does not have.`);
    if (here.checksum !== row.checksum) {
      throw new MigrationError(
        `${here.name} was edited after it was applied: put it back as it was and write the change as a new migration.`,
      );
    }
  }
}

async function apply(owner: pg.ClientBase, names: RoleNames, migration: Migration): Promise<void> {
  try {
    await owner.query("begin");
    await owner.query(withRoleNames(migration.sql, names));
    await owner.query(`insert into app.migration (number, name, checksum) values ($1, $2, $3)`, [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw new MigrationError(`${migration.name} failed: ${describe(error, migration.sql)}`, { cause: error });
  }
}

function describe(error: unknown, sql: string): string {
  const { message, position, detail } = error as pg.DatabaseError;
  const line = position ? ` (near line ${sql.slice(0, Number(position)).split("\n").length})` : "";
  return `${message}${detail ? `; ${detail}` : ""}${line}`;
}
