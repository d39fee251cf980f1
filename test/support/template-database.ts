import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect } from "../../src/db/connect.ts";
import { derivedPassword } from "../../src/db/logins.ts";
import { readMigrations } from "../../src/db/migrate.ts";
import { setUp } from "../../src/db/set-up.ts";

/** Roles belong to the cluster, so every test database shares these. */
export const testPrefix = "desk_test";
export const testSecret = "the key of the tests, of 32 characters or more";

/** Carries a hash of the migrations: runs that start together share one template, an edited migration makes a new one. */
export function templateName(): string {
  const checksums = readMigrations().map((migration) => migration.checksum);
  return `${testPrefix}_${createHash("sha256").update(`3 ${checksums.join()}`).digest("hex").slice(0, 12)}`;
}

/** Builds the template from the real migrations with the real roles, once for each state of the migrations. */
export async function prepareTemplate(adminUrl: string): Promise<string> {
  const name = templateName();
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(7301500002)");
    await dropForgotten(admin);
    const { rows } = await admin.query("select from pg_database where datname = $1", [name]);
    if (rows.length > 0) return name;
    const draft = `${name}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    await migrateTemplate(databaseUrl(adminUrl, draft));
    await admin.query(`alter database ${draft} rename to ${name}`);
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query(`comment on database ${name} is '${new Date().toISOString()}'`);
    return name;
  } finally {
    await admin.end();
  }
}

async function migrateTemplate(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    await setUp(owner, {
      prefix: testPrefix,
      logins: (names) =>
        [names.program, names.visitor].map((name) => ({
          name,
          password: derivedPassword(testSecret, name),
          setPassword: true,
        })),
    });
  } finally {
    await owner.end();
  }
}

/** Templates of migrations that nobody has any more, after a day. */
async function dropForgotten(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query(
    `select datname, shobj_description(oid, 'pg_database') as made from pg_database
      where datname ~ '^${testPrefix}_[0-9a-f]{12}$' and datname <> $1`,
    [templateName()],
  );
  for (const { datname, made } of rows) {
    if (Date.now() - Date.parse(made) > 86_400_000) await admin.query(`drop database if exists ${datname}`);
  }
}

export function databaseUrl(adminUrl: string, database: string, login?: { name: string; password: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.name;
    url.password = login.password;
  }
  return url.href;
}

/** The embedded engine's template: a prepared directory to copy. */
export async function prepareDirectory(): Promise<string> {
  const finished = join(tmpdir(), templateName(), "database");
  if (existsSync(finished)) return finished;
  const draft = mkdtempSync(join(tmpdir(), "desk-template-"));
  const db = await connect({ database: { engine: "pglite", directory: join(draft, "database") }, secret: testSecret });
  await db.close();
  try {
    renameSync(draft, join(tmpdir(), templateName()));
  } catch {
    // Another run was first.
    rmSync(draft, { recursive: true, force: true });
  }
  return finished;
}

/** @returns a directory of its own holding a copy of the template. */
export function copyDirectory(template: string): string {
  const directory = mkdtempSync(join(tmpdir(), "desk-pglite-"));
  cpSync(template, join(directory, "database"), { recursive: true });
  return directory;
}
