import { AsyncLocalStorage } from "node:async_hooks";
import type { Writable } from "node:stream";
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  type LimitNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
  Transaction,
  ValueNode,
} from "kysely";
import type pg from "pg";
import type { Actor } from "../domain/policy/actor.ts";
import { settingsOf, settingsSql } from "./actor-settings.ts";
import type { DB } from "./generated.ts";
import type { RoleNames } from "./role-names.ts";
import { statementName } from "./statement-names.ts";

export type Tx = Transaction<DB>;

/**
 * Refuses a second door inside the first: on PGlite it would wait for itself for ever, on PostgreSQL it would hold two
 * connections and see two states of the database.
 */
export async function withoutNesting<T>(work: () => Promise<T>): Promise<T> {
  if (doors.getStore()?.open) {
    throw new Error("asActor inside asActor: hand the transaction (tx) to the function that needs the database.");
  }
  const door = { open: true };
  try {
    return await doors.run(door, work);
  } finally {
    door.open = false;
  }
}

const doors = new AsyncLocalStorage<{ open: boolean }>();

/**
 * Runs the work in a transaction that carries the actor's role and settings; rolls back when it throws.
 * A deadlock, a serialization failure or a plan gone stale under a migration is tried once more.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  names: RoleNames,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const settings = settingsOf(actor, names);
  try {
    return await attempt(pool, settings, work);
  } catch (error) {
    if (!worthAnotherTry(error)) throw error;
    return await attempt(pool, settings, work);
  }
}

/** Runs the work on one connection without a transaction: for the visitors' login, which only reads. */
export async function onConnection<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await attemptWithoutTransaction(pool, work);
  } catch (error) {
    if (!isPlanGoneStale(error)) throw error;
    return await attemptWithoutTransaction(pool, work);
  }
}

async function attemptWithoutTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const connection = connectionOf(client);
  let broken = false;
  try {
    return await work(transactionOn(connection));
  } catch (error) {
    broken = isPlanGoneStale(error);
    throw error;
  } finally {
    connection.end();
    client.release(broken);
  }
}

async function attempt<T>(pool: pg.Pool, settings: string[], work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const connection = connectionOf(client);
  let broken = false;
  sendTogether(client);
  // Not awaited: the first statement of the work travels with them, without a round trip of its own.
  const opening = Promise.all([
    client.query("begin"),
    client.query({ name: statementName(settingsSql)!, text: settingsSql, values: settings }),
  ]);
  opening.catch(() => {});
  try {
    const tx = transactionOn(connection);
    const value = await work(tx);
    await opening;
    connection.end();
    await commit(client, lastStatements.get(tx));
    return value;
  } catch (error) {
    connection.end();
    const cause = await opening.then(() => error).catch((failure) => failure);
    broken = isPlanGoneStale(cause);
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}

/** What is asked within one turn of the program goes out in one packet: each packet costs both sides a system call. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Hands over the last statement of a transaction, whose answer is not read: it travels with the commit, which costs both sides a packet
 * less than waiting for it first. When it fails, nothing is committed and the transaction throws its error.
 */
export function lastly(tx: Tx, statement: Pick<RawBuilder<unknown>, "compile">): void {
  if (lastStatements.has(tx)) throw new Error("a transaction has one last statement");
  lastStatements.set(tx, statement.compile(tx));
}

const lastStatements = new WeakMap<Tx, CompiledQuery>();

/** PostgreSQL answers COMMIT of a failed transaction with "ROLLBACK" and no error. */
async function commit(client: pg.PoolClient, last: CompiledQuery | undefined): Promise<void> {
  sendTogether(client);
  // The last statement stands first, so that its own error is the one that is thrown.
  const [, { command }] = await Promise.all([last && client.query(queryOf(last)), client.query("commit")]);
  if (command !== "COMMIT") throw new Error("Nothing was saved: a statement had failed and its error was swallowed.");
}

type Connection = DatabaseConnection & { end(): void };

function connectionOf(client: pg.PoolClient): Connection {
  let over = false;
  return {
    async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
      if (over) throw new Error("The transaction is over: a query was not awaited inside asActor.");
      sendTogether(client);
      const result = await client.query(queryOf(compiled));
      return { rows: (result.rows ?? []) as R[], ...affected(result) };
    },
    // biome-ignore lint/correctness/useYield: Kysely asks for it; nothing here streams.
    async *streamQuery() {
      throw new Error("Rows are not streamed: page through them.");
    },
    end() {
      over = true;
    },
  };
}

function queryOf({ sql: text, parameters }: CompiledQuery): pg.QueryConfig {
  const name = statementName(text);
  const values = parameters as unknown[];
  return name ? { name, text, values } : { text, values };
}

function affected(result: pg.QueryResult): { numAffectedRows?: bigint } {
  const writes = ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(result.command);
  return writes ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {};
}

/**
 * Writes a limit into the statement instead of handing it over: a statement is planned once for all values, and for an unknown
 * limit PostgreSQL plans for a tenth of the table, which is no index but the whole of it, sorted.
 * In `sql` templates: `limit ${sql.lit(…)}`.
 */
class PlainLimits extends PostgresQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${limit.value}`);
    else super.visitLimit({ kind: "LimitNode", limit });
  }
}

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PlainLimits(),
};
const driver = new DummyDriver();
const executor = new Kysely<DB>({ dialect }).getExecutor();

/**
 * Kysely with this connection as its only one: building it costs microseconds, its own transaction two round trips.
 * Statements that are started side by side (`Promise.all`) are sent side by side; PostgreSQL runs them in their order.
 */
function transactionOn(connection: DatabaseConnection): Tx {
  const only: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  return new Transaction<DB>({ config: { dialect }, dialect, driver, executor: executor.withConnectionProvider(only) });
}

function worthAnotherTry(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return code === "40001" || code === "40P01" || isPlanGoneStale(error);
}

/** A prepared statement whose table was altered by a newer copy's migration; the connection must go. */
function isPlanGoneStale(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return code === "0A000" && /cached plan/.test(message ?? "");
}
