import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../../test/support/database.ts";
import { databaseUrl } from "../../test/support/template-database.ts";
import { connect, type Db } from "./connect.ts";
import { roleNames } from "./role-names.ts";

const secret = "a key of thirty-two characters or more";
let server: { url: string; stop(): Promise<void> };
let admin: pg.Client;
let name: string;
const open: Db[] = [];
const logins: string[] = [];

beforeAll(async () => {
  server = process.env.TEST_SERVER_URL
    ? { url: process.env.TEST_SERVER_URL, stop: async () => {} }
    : await testServer();
  admin = new pg.Client(server.url);
  await admin.connect();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()));
  await admin.query(`drop database if exists ${name} with (force)`);
  for (const role of [...Object.values(roleNames(name)), ...logins.splice(0)]) {
    await admin.query(`drop role if exists ${role}`);
  }
});
afterAll(async () => {
  await admin.end();
  await server.stop();
});

describe("a PostgreSQL of the city", () => {
  it("given only an owner's address is set up, and the program goes on as a login that owns nothing", async () => {
    const url = await newDatabase();
    const db = await start({ url, ownerUrl: null });
    expect(await whoActs(db)).toEqual({ session: `${name}_program`, role: `${name}_worker` });
    expect(await visitorSession(db)).toBe(`${name}_visitor`);
    await expect(db.pool.query("select * from municipalities")).rejects.toThrow(/permission denied/);
  });

  it("is set up once when three copies start together, and all of them can sign in", async () => {
    const url = await newDatabase();
    const copies = await Promise.all([1, 2, 3].map(() => start({ url, ownerUrl: null })));
    for (const copy of copies) expect((await whoActs(copy)).session).toBe(`${name}_program`);
  });

  it("given both addresses runs with the login named, which may become the actors and nothing else", async () => {
    const ownerUrl = await newDatabase();
    const login = { name: `${name}_web`, password: "hunter2" };
    logins.push(login.name);
    const db = await start({ url: databaseUrl(server.url, name, login), ownerUrl });
    expect(await whoActs(db)).toEqual({ session: `${name}_web`, role: `${name}_worker` });
    expect(await db.findSession(Buffer.alloc(32), new Date(0))).toBeNull();
    await expect(db.pool.query("select * from municipalities")).rejects.toThrow(/permission denied/);
  });

  it("can belong to a login that is no superuser and may create roles", async () => {
    await newDatabase();
    const owner = await newLogin("owner", "createrole");
    await admin.query(`alter database ${name} owner to ${owner.name}`);
    const url = databaseUrl(server.url, name, owner);
    const db = await start({ url, ownerUrl: null });
    expect((await whoActs(db)).session).toBe(`${name}_program`);
    await db.close();
    open.length = 0;
    const refused = start({ url: databaseUrl(server.url, name), ownerUrl: url });
    await expect(refused).rejects.toThrow(/DATABASE_URL must not be a superuser's login/);
  });

  it("that nobody has set up is refused, and the line says what to give", async () => {
    await newDatabase();
    const stranger = await newLogin("stranger", "");
    const refused = start({ url: databaseUrl(server.url, name, stranger), ownerUrl: null });
    await expect(refused).rejects.toThrow(/not set up for the login .* start once with DATABASE_OWNER_URL/);
  });
});

async function newDatabase(): Promise<string> {
  name = `desk_clone_${process.env.TEST_RUN ?? "alone"}_${randomBytes(4).toString("hex")}`;
  await admin.query(`create database ${name} template template0`);
  return databaseUrl(server.url, name);
}

async function newLogin(kind: string, rights: string): Promise<{ name: string; password: string }> {
  const login = { name: `${name}_${kind}`, password: "hunter2" };
  logins.push(login.name);
  await admin.query(`create role ${login.name} login ${rights} password '${login.password}'`);
  return login;
}

async function start(addresses: { url: string; ownerUrl: string | null }): Promise<Db> {
  const db = await connect({ database: { engine: "postgresql", poolSize: 2, ...addresses }, secret });
  open.push(db);
  return db;
}

function whoActs(db: Db): Promise<{ session: string; role: string }> {
  return db.asActor({ kind: "worker", municipality: "272060" }, async (tx) => {
    const { rows } = await sql<{
      session: string;
      role: string;
    }>`select session_user as session, current_user as role`.execute(tx);
    return rows[0]!;
  });
}

function visitorSession(db: Db): Promise<string> {
  return db.asActor({ kind: "visitor", municipality: "272060" }, async (tx) => {
    const { rows } = await sql<{ session: string }>`select session_user as session`.execute(tx);
    return rows[0]!.session;
  });
}
