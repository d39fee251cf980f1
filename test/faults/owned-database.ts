import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect, type Db } from "../../src/db/connect.ts";
import { valueTypes } from "../../src/db/value-types.ts";
import { asSuperuser, type Owner, type TestEngine, testServer } from "../support/database.ts";

/** A new database that the real program sets up itself, as on a new machine; the settings that lead the program to it. */
export type OwnedDatabase = {
  env: Record<string, string>;
  /** Opens it in this process; on PGlite only while the program does not run. */
  open<T>(work: (db: Db, owner: Owner) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
};

export async function ownedDatabase(engine: TestEngine, secret: string, serverUrl?: string): Promise<OwnedDatabase> {
  const directory = mkdtempSync(join(tmpdir(), "kanmin-fault-"));
  if (engine === "pglite") return embedded(directory, secret);
  return onServer(directory, secret, serverUrl);
}

function embedded(directory: string, secret: string): OwnedDatabase {
  return {
    env: { DATA_DIR: directory, DATABASE_URL: "", DATABASE_OWNER_URL: "" },
    async open(work) {
      const db = await connect({ database: { engine: "pglite", directory: join(directory, "database") }, secret });
      try {
        return await work(db, { query: (text, values) => asSuperuser(db, (client) => client.query(text, values)) });
      } finally {
        await db.close();
      }
    },
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function onServer(directory: string, secret: string, serverUrl?: string): Promise<OwnedDatabase> {
  const server = serverUrl ? { url: serverUrl, stop: async () => {} } : await testServer();
  const name = `desk_fault_${randomBytes(5).toString("hex")}`;
  await asAdmin(server.url, [`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`]);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    env: { DATA_DIR: directory, DATABASE_URL: url.href, DATABASE_OWNER_URL: "" },
    async open(work) {
      const db = await connect({
        database: { engine: "postgresql", url: url.href, ownerUrl: null, poolSize: 2 },
        secret,
      });
      const owner = new pg.Pool({ connectionString: url.href, max: 1, types: valueTypes });
      owner.on("error", () => {});
      try {
        return await work(db, owner);
      } finally {
        await Promise.all([db.close(), owner.end()]);
      }
    },
    async drop() {
      const roles = ["program", "visitor", "person", "authenticator", "clock", "worker"].map(
        (role) => `drop role if exists ${name}_${role}`,
      );
      await asAdmin(server.url, [`drop database if exists ${name} with (force)`, ...roles]).catch(() => {});
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}
