import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "../db/program.ts";
import { keysOfNobody } from "../db/stores/content-store.ts";

const hour = 3_600_000;
/** No upload takes longer, and no transaction as long as the other. */
const longestArrival = 6 * hour;
const longestWithoutRow = hour;
const atOnce = 500;

/**
 * Deletes what a broken-off program left behind: halves of uploads, and contents of which no row speaks (killed between the store and
 * the database, or a row that went with its draft). By the machine's own clock, because that is whose times the files have. Returns how
 * many were deleted.
 */
export async function sweepFiles(program: Program, now: Date = new Date()): Promise<number> {
  const arrivals = await sweepArrivals(program.files.staging, new Date(now.getTime() - longestArrival));
  let swept = arrivals;
  let keys: string[] = [];
  const sweep = async () => {
    swept += await sweepKeys(program, keys);
    keys = [];
  };
  const before = new Date(now.getTime() - longestWithoutRow);
  for await (const key of program.files.store.keysBefore(program.municipality, before)) {
    keys.push(key);
    if (keys.length === atOnce) await sweep();
  }
  await sweep();
  return swept;
}

async function sweepArrivals(folder: string, before: Date): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(path, { force: true });
    swept++;
  }
  return swept;
}

async function sweepKeys(program: Program, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const nobodys = await program.db.asActor({ kind: "worker", municipality: program.municipality }, (tx) =>
    keysOfNobody(tx, keys),
  );
  for (const key of nobodys) await program.files.store.remove(key);
  return nobodys.length;
}
