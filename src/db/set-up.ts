import type pg from "pg";
import { ensureLogin, ensureRoles, type LoginWish } from "./logins.ts";
import { migrate } from "./migrate.ts";
import { type RoleNames, roleNames } from "./role-names.ts";

export type SetUp = {
  /** Prefix of the roles of a new installation; the database's name when absent. */
  prefix?: string;
  /** The logins this start wants to use, by the names of the installation's roles. */
  logins?: (names: RoleNames) => readonly LoginWish[];
  /** Further work that only the owner may do (the job queue's schema), under the same lock. */
  asOwner?: (owner: pg.ClientBase, names: RoleNames) => Promise<void>;
};

/**
 * Makes the database ready, as its owner: roles, migrations, logins. Copies that start together take turns.
 * @returns the names of the installation's roles and the migrations applied now.
 */
export async function setUp(owner: pg.ClientBase, wish: SetUp): Promise<{ names: RoleNames; applied: string[] }> {
  await owner.query("select pg_advisory_lock($1)", [setUpLock]);
  try {
    const prefix = (await installedPrefix(owner)) ?? wish.prefix ?? (await databaseName(owner));
    const names = roleNames(prefix);
    await ensureRoles(owner, names);
    const applied = await migrate(owner, names);
    await owner.query("insert into app.installation (prefix) values ($1) on conflict do nothing", [prefix]);
    for (const login of wish.logins?.(names) ?? []) await ensureLogin(owner, names, login);
    await wish.asOwner?.(owner, names);
    return { names, applied };
  } finally {
    await owner.query("select pg_advisory_unlock($1)", [setUpLock]);
  }
}

/** The roles of a database that is set up; null when it is not. */
export async function installedNames(client: pg.ClientBase): Promise<RoleNames | null> {
  const prefix = await installedPrefix(client);
  return prefix === null ? null : roleNames(prefix);
}

const setUpLock = 7_301_500_001;

async function installedPrefix(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query(
    `select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'app' and c.relname = 'installation') as exists`,
  );
  if (!rows[0].exists) return null;
  const installation = await client.query("select prefix from app.installation");
  return installation.rows[0]?.prefix ?? null;
}

async function databaseName(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query("select current_database() as name");
  return rows[0].name;
}
