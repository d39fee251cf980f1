import pg from "pg";
import type { DatabaseConfig } from "../config.ts";
import type { Connect } from "./connect.ts";
import { derivedPassword, type LoginWish } from "./logins.ts";
import { missingMigrations } from "./migrate.ts";
import type { RoleNames } from "./role-names.ts";
import { installedNames, setUp } from "./set-up.ts";
import { valueTypes } from "./value-types.ts";

/** The address of a database and who signs in there. */
type Address = Pick<pg.PoolConfig, "host" | "port" | "database" | "ssl" | "user" | "password">;

export type OpenPostgresql = {
  program: pg.Pool;
  names: RoleNames;
  /** Opens the visitors' pool for one municipality; null when the visitors' login cannot be used. */
  visitorPool: ((municipality: string) => pg.Pool) | null;
};

/**
 * Sets the database up where an owner's address is given, and opens the program's own login.
 * @throws with one line when the server is too old, the database is not set up, or the login is too powerful.
 */
export async function openPostgresql(
  database: DatabaseConfig & { engine: "postgresql" },
  config: Connect,
): Promise<OpenPostgresql> {
  const given = addressOf(database.url);
  const ownerAddress = await ownerOf(database, given);
  const names = ownerAddress
    ? await withClient(ownerAddress, (owner) => setUpAsOwner(owner, config, ownerAddress, given))
    : null;
  const own = ownerAddress && ownerAddress.user === given.user;
  const address = own && names ? loginAddress(given, names.program, config.secret) : given;
  const known = await withClient(address, checkProgramLogin);
  const open = (login: Address, settings = "") => poolOf(login, database.poolSize, settings);
  const visitorAddress = loginAddress(given, known.visitor, config.secret);
  const visitorsWork = await canSignIn(visitorAddress);
  if (!visitorsWork)
    config.log?.(`The login ${known.visitor} cannot be used: visitors go through the program's login.`);
  return {
    program: open(address),
    names: known,
    visitorPool: visitorsWork
      ? (municipality) =>
          open(visitorAddress, ` -c default_transaction_read_only=on -c app.municipality=${municipality}`)
      : null,
  };
}

/** The owner's address: DATABASE_OWNER_URL, or DATABASE_URL itself where its login owns the database. */
async function ownerOf(database: DatabaseConfig & { engine: "postgresql" }, given: Address): Promise<Address | null> {
  if (database.ownerUrl) return addressOf(database.ownerUrl);
  return (await withClient(given, powerOf)) === null ? null : given;
}

async function setUpAsOwner(
  owner: pg.Client,
  config: Connect,
  ownerAddress: Address,
  given: Address,
): Promise<RoleNames> {
  await refuseOldServer(owner);
  const own = ownerAddress.user === given.user;
  const logins = (names: RoleNames): LoginWish[] => {
    const derived = (name: string) => ({ name, password: derivedPassword(config.secret, name), setPassword: true });
    const password = typeof given.password === "string" ? given.password : null;
    const program = own ? derived(names.program) : { name: given.user!, password, setPassword: false };
    return [program, derived(names.visitor)];
  };
  const { names, applied } = await setUp(owner, { ...config, logins });
  if (applied.length > 0) config.log?.(`Migrated the database: ${applied.join(", ")}`);
  if (own) config.log?.(`DATABASE_URL is an owner's login: the program goes on as its own login ${names.program}.`);
  return names;
}

/** @returns the installation's roles, once it is certain that the wall holds for this login. */
async function checkProgramLogin(client: pg.Client): Promise<RoleNames> {
  const power = await powerOf(client);
  if (power !== null) {
    throw new Error(
      `DATABASE_URL must not be ${power} ("${client.user}"): row-level security would not hold. ` +
        "Give another login, or only this one as DATABASE_URL: then the program makes a login of its own.",
    );
  }
  await refuseOldServer(client);
  const names = await installedNames(client).catch((error: pg.DatabaseError) => {
    if (error.code === "42501") return null;
    throw error;
  });
  if (!names) {
    throw new Error(
      `The database is not set up for the login "${client.user}": start once with DATABASE_OWNER_URL, the owner's login.`,
    );
  }
  const missing = await missingMigrations(client);
  if (missing.length > 0) {
    throw new Error(`The database lacks ${missing.join(", ")}: start once with DATABASE_OWNER_URL, the owner's login.`);
  }
  return names;
}

/** Why row-level security would not bind this login, or null when it does. */
async function powerOf(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query(
    `select rolsuper, rolbypassrls, pg_has_role(current_user, d.datdba, 'USAGE') as owns_database,
            exists (select from pg_namespace n where n.nspname = 'app' and pg_has_role(current_user, n.nspowner, 'USAGE')) as owns_schema
       from pg_roles, pg_database d where rolname = current_user and d.datname = current_database()`,
  );
  const login = rows[0];
  if (login.rolsuper) return "a superuser's login";
  if (login.rolbypassrls) return "a login with BYPASSRLS";
  return login.owns_database || login.owns_schema ? "the owner's login" : null;
}

async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as version");
  if (rows[0].version < 150_000) {
    throw new Error(`PostgreSQL 15 or later is needed; the server has ${Math.floor(rows[0].version / 10_000)}.`);
  }
}

/** Resolves an address the way `pg` does (socket directories, sslmode, PGHOST …), so that only the login changes. */
function addressOf(url: string): Address {
  const { host, port, database, ssl, user, password } = new pg.Client(url) as unknown as Required<Address>;
  return { host, port, database, ssl, user, password: password ?? undefined } as Address;
}

function loginAddress(address: Address, login: string, secret: string): Address {
  return { ...address, user: login, password: derivedPassword(secret, login) };
}

async function withClient<T>(address: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...address, types: valueTypes, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function canSignIn(address: Address): Promise<boolean> {
  return withClient(address, async () => true).catch(() => false);
}

/**
 * Pipelined: BEGIN, the settings and the first statement travel together. The limits keep one slow page or one stuck
 * lock from holding a connection for ever; days are Japan's. Policies make plans long: each statement is planned once for
 * a connection (they are named by their text), and never compiled (JIT cost seconds on the first page).
 */
function poolOf(address: Address, size: number, settings: string): pg.Pool {
  const limits =
    "-c timezone=Asia/Tokyo -c jit=off -c plan_cache_mode=force_generic_plan -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s";
  const pool = new pg.Pool({
    ...address,
    max: size,
    types: valueTypes,
    application_name: "kanmin-desk",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: `${limits}${settings}`,
    pipeline: true,
  } as pg.PoolConfig);
  // An idle connection that the server closed: the pool replaces it; without a listener it would end the program.
  pool.on("error", () => {});
  // One that breaks while it is lent out: its query fails and says so; this only keeps the program alive.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
