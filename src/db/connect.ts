import type pg from "pg";
import type { DatabaseConfig } from "../config.ts";
import type { Actor } from "../domain/policy/actor.ts";
import { missingMigrations } from "./migrate.ts";
import { pgliteAsOwner, pglitePool } from "./pglite/connections.ts";
import { openPglite } from "./pglite/open.ts";
import { openPostgresql } from "./postgresql.ts";
import type { RoleNames } from "./role-names.ts";
import { type SetUp, setUp } from "./set-up.ts";
import { inTransaction, onConnection, type Tx, withoutNesting } from "./transaction.ts";

export { lastly, type Tx } from "./transaction.ts";

/** Whose session a token belongs to, as `app.session_person` answers. */
export type SessionRow = {
  person_id: string;
  municipality_id: string;
  name: string;
  side: string;
  organisation: { id: string; name: string; role: "member" | "representative" } | null;
  /** What they are in the city; `person_id`: for whom, as a deputy, whom `named_by` has named. */
  posts: {
    role: string;
    department_id: string | null;
    department: string | null;
    person_id?: string;
    named_by?: string;
  }[];
  last_seen_at: Date;
  demo_key: string | null;
  memberships: { id: string; name: string; role: "member" | "representative" }[];
  /** There is a notice that they have not seen. */
  has_unread: boolean;
};

export type Db = {
  engine: "pglite" | "postgresql";
  /**
   * The one door: a transaction with the actor's role and settings. Throwing rolls back. Not nestable.
   * The work may run twice (deadlock): nothing outside the database happens inside it. Visitors only read.
   */
  asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The living session of a token's hash, or null: one statement, no transaction. */
  findSession(tokenHash: Buffer, at: Date): Promise<SessionRow | null>;
  /** Asks the database for nothing but an answer; throws when it is away. */
  ping(): Promise<void>;
  /** Migrations this program needs and the database lacks; throws when the database is away. */
  missingMigrations(): Promise<string[]>;
  /** The program's own connections, which without a role read nothing: for the job queue alone. */
  pool: pg.Pool;
  names: RoleNames;
  close(): Promise<void>;
};

export type Connect = {
  database: DatabaseConfig;
  /** The installation's key (see `secretKey`): the passwords of its own logins are derived from it. */
  secret: string;
  log?: (line: string) => void;
} & Pick<SetUp, "prefix" | "asOwner">;

/**
 * Opens the database, migrated and with its roles, on either engine.
 * @throws with one clear line when the directory is in use, the database is not set up, or a login is too powerful.
 */
export async function connect(config: Connect): Promise<Db> {
  const { database } = config;
  return database.engine === "pglite" ? connectPglite(database.directory, config) : connectPostgresql(database, config);
}

async function connectPglite(directory: string, config: Connect): Promise<Db> {
  const pglite = await openPglite(directory);
  try {
    const names = await pgliteAsOwner(pglite.stream, (owner) =>
      setUp(owner, { prefix: "desk", ...config }).then((done) => done.names),
    );
    const program = pglitePool(pglite.stream, names.program);
    return {
      ...doorsTo(program, names),
      engine: "pglite",
      asActor: (actor, work) => withoutNesting(() => inTransaction(program, names, actor, work)),
      close: async () => {
        await program.end();
        await pglite.close();
      },
    };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

async function connectPostgresql(database: DatabaseConfig & { engine: "postgresql" }, config: Connect): Promise<Db> {
  const { program, names, visitorPool } = await openPostgresql(database, config);
  const visitors = oneMunicipality(visitorPool);
  return {
    ...doorsTo(program, names),
    engine: "postgresql",
    asActor: (actor, work) =>
      withoutNesting(() => {
        const pool = actor.kind === "visitor" ? visitors.poolFor(actor.municipality) : null;
        return pool ? onConnection(pool, work) : inTransaction(program, names, actor, work);
      }),
    close: async () => {
      await Promise.all([program.end(), visitors.end()]);
    },
  };
}

function doorsTo(
  pool: pg.Pool,
  names: RoleNames,
): Pick<Db, "findSession" | "ping" | "missingMigrations" | "pool" | "names"> {
  return {
    pool,
    names,
    async findSession(tokenHash, at) {
      const text = "select s.*, app.has_unread(s.person_id) as has_unread from app.session_person($1, $2) s";
      const statement = { name: "find_session", text, values: [tokenHash, at] };
      const { rows } = await withoutNesting(() => pool.query<SessionRow>(statement));
      return rows[0] ?? null;
    },
    async ping() {
      await pool.query({ name: "ping", text: "select 1" });
    },
    async missingMigrations() {
      const client = await pool.connect();
      try {
        return await missingMigrations(client);
      } finally {
        client.release();
      }
    },
  };
}

/** What may stand in a connection's options without quoting. */
const plainCode = /^[0-9A-Za-z_-]+$/;

/**
 * The visitors' login carries one municipality as the setting of its connections, so a page costs no transaction.
 * The first municipality seen gets it; the visitors of others go through a transaction.
 */
function oneMunicipality(open: ((municipality: string) => pg.Pool) | null) {
  let only: { municipality: string; pool: pg.Pool } | undefined;
  return {
    poolFor(municipality: string): pg.Pool | null {
      if (open && !only && plainCode.test(municipality)) only = { municipality, pool: open(municipality) };
      return only?.municipality === municipality ? only.pool : null;
    },
    end: async () => only?.pool.end(),
  };
}
