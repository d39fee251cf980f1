import { sql } from "kysely";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { Tx } from "../connect.ts";

// What the worker does with contents, whichever table speaks of them: files of proposals (attachments) and of the talk (talk_files).

/** For the worker: some that nobody has looked through; last those which the scanner has given no answer about. */
export async function listWaiting(tx: Tx, most: number): Promise<readonly { id: string; storageKey: string }[]> {
  const result = await sql<{ id: string; storage_key: string }>`
    select w.id, w.storage_key from (
      (select id, storage_key, looked_at, at from attachments where state = 'waiting' order by looked_at nulls first, at limit ${sql.lit(most)})
      union all
      (select id, storage_key, looked_at, at from talk_files where state = 'waiting' order by looked_at nulls first, at limit ${sql.lit(most)})
    ) w order by w.looked_at nulls first, w.at limit ${sql.lit(most)}`.execute(tx);
  return result.rows.map((row) => ({ id: row.id, storageKey: row.storage_key }));
}

/**
 * For the worker: what was found in a content; "waiting": the scanner gave no answer. Of a refused one the place is forgotten; whoever
 * calls deletes the content.
 */
export async function judgeContent(tx: Tx, storageKey: string, state: Attachment["state"], at: Date): Promise<void> {
  for (const table of ["attachments", "talk_files"] as const)
    await tx
      .updateTable(table)
      .set({ state, looked_at: at, ...(state === "refused" ? { storage_key: null } : {}) })
      .where("storage_key", "=", storageKey)
      .where("state", "=", "waiting")
      .execute();
}

/** For the worker: which of some keys no row speaks of. */
export async function keysOfNobody(tx: Tx, keys: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ key: string }>`select k.key from unnest(${keys as string[]}::text[]) as k (key)
    where not exists (select from attachments a where a.storage_key = k.key)
      and not exists (select from talk_files f where f.storage_key = k.key)`.execute(tx);
  return found.rows.map((row) => row.key);
}
