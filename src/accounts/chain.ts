import { createHmac } from "node:crypto";

/**
 * The next link of an append-only log: HMAC-SHA256 over the previous link and the record, by a key that is not in the
 * database, so that an edit made past the program shows. Pure: the same input gives the same 32 bytes. The record is
 * written canonically, so it may have been through jsonb (which reorders keys) before it is checked again.
 * @throws TypeError when the record holds something that JSON cannot carry back unchanged (NaN, a function, bytes …)
 */
export function link(previous: Buffer | null, record: unknown, key: Buffer): Buffer {
  const hmac = createHmac("sha256", key);
  // The first byte tells a new chain from one that goes on, so that no link can be passed off as a beginning.
  hmac.update(previous === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1, previous.length]), previous]));
  return hmac.update(canonicalJson(record), "utf8").digest();
}

/** JSON with sorted keys and no spaces; dates as ISO text in UTC, properties that are undefined left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(",")}}`;
  }
  throw new TypeError(`cannot be written canonically: ${Object.prototype.toString.call(value)}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
