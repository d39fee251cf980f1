import type { Program } from "../db/program.ts";

/**
 * Deletes contents that no row of the database speaks of any more; after the transaction, never in it. What cannot be deleted now, or
 * is left over by a broken-off program, the sweep deletes (src/jobs/sweep-files.ts).
 */
export async function removeContents({ files }: Program, keys: readonly string[]): Promise<void> {
  await Promise.allSettled(keys.map((key) => files.store.remove(key)));
}
