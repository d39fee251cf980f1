import { randomBytes } from "node:crypto";
import pg from "pg";
import { findPostgresql } from "../../bin/postgresql.ts";
import { testEngine, testServer } from "./database.ts";
import { prepareDirectory, prepareTemplate } from "./template-database.ts";

/**
 * Before all tests: a server and the template (the forks inherit the environment). After: clones that a test left.
 * The embedded engine goes without a server where there is none.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = testEngine() === "pglite" ? await findPostgresql() : await testServer();
  if (testEngine() === "pglite") await prepareDirectory();
  if (!server) return async () => {};
  const run = randomBytes(4).toString("hex");
  await prepareTemplate(server.url);
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_RUN = run;
  return async () => {
    await dropClones(server.url, run);
    await server.stop();
  };
}

async function dropClones(adminUrl: string, run: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  const { rows } = await admin.query("select datname from pg_database where starts_with(datname, $1)", [
    `desk_clone_${run}_`,
  ]);
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  await admin.end();
}
