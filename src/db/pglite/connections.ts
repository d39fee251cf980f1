import pg from "pg";
import { valueTypes } from "../value-types.ts";

/** Work on PGlite as its superuser, on a connection of its own: before the program's pool is opened. */
export async function pgliteAsOwner<T>(stream: () => unknown, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const client = pgliteClient(stream);
  await client.connect();
  try {
    await client.query("rollback");
    await client.query("set session authorization postgres");
    await client.query("discard all");
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * All "connections" of PGlite share one session: so the pool has one, and whatever the last left behind is thrown away.
 * The session is the program's login's: `RESET ROLE` leads to a role that reads nothing.
 */
export function pglitePool(stream: () => unknown, login: string): pg.Pool {
  const pool = new pg.Pool({
    ...pgliteOptions(stream),
    max: 1,
    idleTimeoutMillis: 0,
    pipeline: true,
    onConnect: async (client: pg.ClientBase) => {
      await client.query("rollback");
      await client.query("discard all");
      await client.query("set timezone = 'Asia/Tokyo'");
      await client.query("set plan_cache_mode = force_generic_plan");
      await client.query(`set session authorization ${pg.escapeIdentifier(login)}`);
    },
  } as pg.PoolConfig);
  // The worker ended while nobody asked: the next query says so; without a listener it would end the program.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function pgliteClient(stream: () => unknown): pg.Client {
  return new pg.Client(pgliteOptions(stream));
}

function pgliteOptions(stream: () => unknown): pg.ClientConfig {
  return { stream: stream as never, user: "postgres", database: "postgres", types: valueTypes, ssl: false };
}
