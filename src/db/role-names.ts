import pg from "pg";

/** The roles of one installation. They belong to the whole cluster, so each carries the installation's prefix. */
export type RoleNames = Record<"program" | "visitor" | "person" | "authenticator" | "clock" | "worker", string>;

const longestRoleName = 63;

/**
 * Names the six roles of an installation.
 * @throws when the prefix is empty or the longest name would be cut by PostgreSQL (63 bytes).
 */
export function roleNames(prefix: string): RoleNames {
  const names = {
    program: `${prefix}_program`,
    visitor: `${prefix}_visitor`,
    person: `${prefix}_person`,
    authenticator: `${prefix}_authenticator`,
    clock: `${prefix}_clock`,
    worker: `${prefix}_worker`,
  };
  if (prefix === "" || Buffer.byteLength(names.authenticator) > longestRoleName) {
    throw new Error(`The prefix of the roles must have 1 to 49 bytes (it is the database's name): "${prefix}"`);
  }
  return names;
}

/** Replaces `:person`, `:visitor` … as whole tokens by quoted role names; `::person` (a cast) stays. */
export function withRoleNames(sql: string, names: RoleNames): string {
  return sql.replace(/(?<![:\w]):(program|visitor|person|authenticator|clock|worker)\b/g, (_token, role: string) =>
    pg.escapeIdentifier(names[role as keyof RoleNames]),
  );
}
