import { createHash, createHmac, pbkdf2Sync, scryptSync } from "node:crypto";
import pg from "pg";
import type { RoleNames } from "./role-names.ts";

/** A login this start connects with. `setPassword` also when it exists (its password is derived from our key). */
export type LoginWish = { name: string; password: string | null; setPassword: boolean };

/**
 * Makes the six roles. The program's login inherits nothing (NOINHERIT): without `SET ROLE` it reads nothing; the
 * visitors' login can only ever be a visitor.
 */
export async function ensureRoles(owner: pg.ClientBase, names: RoleNames): Promise<void> {
  const { rows } = await owner.query("select rolname from pg_roles where rolname = any ($1)", [Object.values(names)]);
  const existing = new Set(rows.map((row) => row.rolname));
  for (const [role, name] of Object.entries(names)) {
    if (existing.has(name)) continue;
    const login = role === "program" || role === "visitor" ? "login" : "nologin";
    await createRole(owner, `create role ${pg.escapeIdentifier(name)} ${login} noinherit`);
  }
  const actors = [names.person, names.visitor, names.authenticator, names.clock, names.worker];
  await ensureMember(owner, actors, names.program);
}

/** Makes a login ready: created when it is missing, and a member of the program's role unless it is one of the six. */
export async function ensureLogin(owner: pg.ClientBase, names: RoleNames, login: LoginWish): Promise<void> {
  const { rows } = await owner.query("select rolinherit from pg_roles where rolname = $1", [login.name]);
  const quoted = pg.escapeIdentifier(login.name);
  const isOurs = Object.values(names).includes(login.name);
  // Inherits what the program's role itself may do, and no further: that one is NOINHERIT.
  if (rows.length === 0) await createRole(owner, `create role ${quoted} login inherit`);
  if (login.password !== null && (rows.length === 0 || login.setPassword)) {
    await owner.query(`alter role ${quoted} password ${pg.escapeLiteral(scramVerifier(login.name, login.password))}`);
  }
  if (isOurs) return;
  if (rows[0]?.rolinherit === false) await owner.query(`alter role ${quoted} inherit`);
  await ensureMember(owner, [names.program], login.name);
}

/** The same on every copy that knows the key, so that copies do not change it under each other. */
export function derivedPassword(secret: string, login: string): string {
  return createHmac("sha256", loginKey(secret)).update(login).digest("base64url");
}

let lastKey: { secret: string; key: Buffer } | undefined;

function loginKey(secret: string): Buffer {
  if (lastKey?.secret !== secret) lastKey = { secret, key: scryptSync(secret, "kanmin-desk database logins", 32) };
  return lastKey.key;
}

/** Roles belong to the cluster: another database's set-up may make the same one at this moment. */
async function createRole(owner: pg.ClientBase, sql: string): Promise<void> {
  try {
    await owner.query(sql);
  } catch (error) {
    const code = (error as pg.DatabaseError).code;
    if (code === "42710" || code === "23505") return;
    if (code !== "42501") throw error;
    throw new Error(
      "The owner's login may not create roles: ALTER ROLE … CREATEROLE for it, as the database's administrator.",
      { cause: error },
    );
  }
}

async function ensureMember(owner: pg.ClientBase, groups: readonly string[], member: string): Promise<void> {
  const { rows } = await owner.query(
    `select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
      where r.rolname = $1 and g.rolname = any ($2)`,
    [member, groups],
  );
  const already = new Set(rows.map((row) => row.rolname));
  const missing = groups.filter((group) => !already.has(group));
  if (missing.length === 0) return;
  await owner.query(`grant ${missing.map(pg.escapeIdentifier).join(", ")} to ${pg.escapeIdentifier(member)}`);
}

/** The password as the server stores it, so that it never stands in a statement that a server log could keep. */
function scramVerifier(login: string, password: string): string {
  const iterations = 4096;
  const salt = createHash("sha256").update(`salt ${login} ${password}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const sign = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(sign("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${sign("Server Key").toString("base64")}`;
}
