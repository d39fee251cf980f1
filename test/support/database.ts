import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findPostgresql } from "../../bin/postgresql.ts";
import { connect, type Db } from "../../src/db/connect.ts";
import { derivedPassword } from "../../src/db/logins.ts";
import { valueTypes } from "../../src/db/value-types.ts";
import {
  copyDirectory,
  databaseUrl,
  prepareDirectory,
  prepareTemplate,
  templateName,
  testPrefix,
  testSecret,
} from "./template-database.ts";

export { testSecret } from "./template-database.ts";

/** Past every wall: to seed and to look. Give `municipality_id` explicitly. On PGlite not inside `asActor`. */
export type Owner = {
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<R>>;
};

export type TestDatabase = {
  db: Db;
  owner: Owner;
  /** Addresses on PostgreSQL; on PGlite null. */
  urls: { program: string; owner: string } | null;
  drop(): Promise<void>;
};

export type TestEngine = "postgresql" | "pglite";

/** The engine of this run: TEST_ENGINE, otherwise PostgreSQL. */
export function testEngine(): TestEngine {
  return process.env.TEST_ENGINE === "pglite" ? "pglite" : "postgresql";
}

/**
 * A fresh, migrated, empty database with the real roles.
 * `const { db, owner, drop } = await testDatabase(); afterAll(drop);`
 */
export async function testDatabase(engine: TestEngine = testEngine()): Promise<TestDatabase> {
  return engine === "pglite" ? pgliteDatabase() : postgresqlDatabase();
}

async function postgresqlDatabase(): Promise<TestDatabase> {
  const clone = await emptyDatabase();
  const login = `${testPrefix}_program`;
  const program = databaseUrl(clone.url, clone.name, { name: login, password: derivedPassword(testSecret, login) });
  const database = { engine: "postgresql", url: program, ownerUrl: null, poolSize: 5 } as const;
  const db = await connect({ database, secret: testSecret });
  const owner = new pg.Pool({ connectionString: clone.url, max: 2, types: valueTypes });
  // The clone is dropped by force: a connection it closes is no error of a test.
  owner.on("error", () => {});
  return {
    db,
    owner,
    urls: { program, owner: clone.url },
    drop: async () => {
      await Promise.all([db.close(), owner.end()]);
      await clone.drop();
    },
  };
}

/** A clone of the template on PostgreSQL, by its owner's address; for `testDatabase` and for tools. */
export async function emptyDatabase(): Promise<{ url: string; name: string; drop(): Promise<void> }> {
  const prepared = process.env.TEST_SERVER_URL;
  const server = prepared ? { url: prepared, stop: async () => {} } : await testServer();
  const template = prepared ? templateName() : await prepareTemplate(server.url);
  const name = `desk_clone_${process.env.TEST_RUN ?? "alone"}_${randomBytes(6).toString("hex")}`;
  await asAdmin(server.url, `create database ${name} template ${template}`);
  return {
    name,
    url: databaseUrl(server.url, name),
    drop: async () => {
      await asAdmin(server.url, `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/** @throws when this machine has no PostgreSQL and none could be started. */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await findPostgresql();
  if (!server) throw new Error("The tests need a PostgreSQL: start one, or set TEST_DATABASE_URL to its superuser.");
  return server;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

async function pgliteDatabase(): Promise<TestDatabase> {
  const directory = copyDirectory(await prepareDirectory());
  const db = await connect({
    database: { engine: "pglite", directory: join(directory, "database") },
    secret: testSecret,
  });
  return {
    db,
    owner: { query: (text, values) => asSuperuser(db, (client) => client.query(text, values)) },
    urls: null,
    drop: async () => {
      await db.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PGlite has one session: it becomes the superuser's for one query, then the program's again. */
export async function asSuperuser<T>(db: Db, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query("set session authorization postgres");
    return await work(client);
  } finally {
    await client.query(`set session authorization ${pg.escapeIdentifier(db.names.program)}`);
    client.release();
  }
}
