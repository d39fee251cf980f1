import { createHash } from "node:crypto";

const mostNames = 500;
const names = new Map<string, string>();

/**
 * The name under which a connection prepares a statement once and runs it again without parsing: the hash of its text.
 * Only the first five hundred texts get one, because the server keeps a prepared statement as long as the connection.
 * @returns undefined for a statement that runs unprepared.
 */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= mostNames || !/^\s*(select|insert|update|delete|with|merge)\b/i.test(sql)) return undefined;
  const name = `s${createHash("sha256").update(sql).digest("base64url").slice(0, 22)}`;
  names.set(sql, name);
  return name;
}
