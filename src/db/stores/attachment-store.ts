import { sql } from "kysely";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { Tx } from "../connect.ts";

/** An attachment with the place of its content, for whoever gives it out. */
export type StoredAttachment = Attachment & { storageKey: string | null };

/** More than a proposal can have, with all that its versions brought. */
const mostListed = 500;

/** The attachments of a proposal that the actor may read, oldest first. Those of protected parts only to whom the part is open now (P7b). */
export async function listAttachments(tx: Tx, proposalId: string): Promise<readonly Attachment[]> {
  const rows = await select(tx, proposalId).orderBy("at").orderBy("id").limit(mostListed).execute();
  return rows.map(({ storage_key: _key, ...row }) => fromRow(row));
}

/** One attachment, or null when it does not exist for this actor. */
export async function findAttachment(tx: Tx, proposalId: string, id: string): Promise<StoredAttachment | null> {
  const row = await select(tx, proposalId).where("id", "=", id).executeTakeFirst();
  return row ? { ...fromRow(row), storageKey: row.storage_key } : null;
}

/** Where the contents of a proposal's attachments lie, of one part or all of them, as far as the actor sees them. */
export async function listStorageKeys(tx: Tx, proposalId: string, partId?: string): Promise<readonly string[]> {
  const all = tx.selectFrom("attachments").select("storage_key").where("proposal_id", "=", proposalId);
  const rows = await (partId ? all.where("part_id", "=", partId) : all).limit(mostListed).execute();
  return rows.flatMap((row) => row.storage_key ?? []);
}

/** With a submission the city gets what was attached since the last one: it stands from here on, like the text. */
export async function sendAttachments(tx: Tx, proposalId: string, textVersion: number, at: Date): Promise<void> {
  await tx
    .updateTable("attachments")
    .set({ submitted_at: at, text_version: textVersion })
    .where("proposal_id", "=", proposalId)
    .where("submitted_at", "is", null)
    .execute();
}

/** For the worker: some that nobody has looked through; last those which the scanner has given no answer about. */
export async function listWaiting(tx: Tx, most: number): Promise<readonly { id: string; storageKey: string }[]> {
  const rows = await tx
    .selectFrom("attachments")
    .select(["id", "storage_key"])
    .where("state", "=", "waiting")
    .orderBy("looked_at", (order) => order.asc().nullsFirst())
    .orderBy("at")
    .limit(most)
    .execute();
  return rows.map((row) => ({ id: row.id, storageKey: row.storage_key! }));
}

/**
 * For the worker: what was found in a content; "waiting": the scanner gave no answer. Of a refused one the place is forgotten; whoever
 * calls deletes the content.
 */
export async function judgeAttachment(tx: Tx, storageKey: string, state: Attachment["state"], at: Date): Promise<void> {
  await tx
    .updateTable("attachments")
    .set({ state, looked_at: at, ...(state === "refused" ? { storage_key: null } : {}) })
    .where("storage_key", "=", storageKey)
    .where("state", "=", "waiting")
    .execute();
}

/** For the worker: which of some keys no attachment speaks of. */
export async function keysOfNobody(tx: Tx, keys: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ key: string }>`select k.key from unnest(${keys as string[]}::text[]) as k (key)
    where not exists (select from attachments a where a.storage_key = k.key)`.execute(tx);
  return found.rows.map((row) => row.key);
}

function select(tx: Tx, proposalId: string) {
  return tx
    .selectFrom("attachments")
    .select([
      "id",
      "part_id",
      "name",
      "media_type",
      "bytes",
      "state",
      "text_version",
      "submitted_at",
      "at",
      "storage_key",
    ])
    .where("proposal_id", "=", proposalId);
}

type Row = {
  id: string;
  part_id: string | null;
  name: string;
  media_type: string;
  bytes: number;
  state: string;
  text_version: number | null;
  submitted_at: Date | null;
  at: Date;
};

function fromRow(row: Row): Attachment {
  return {
    id: row.id,
    partId: row.part_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    state: row.state as Attachment["state"],
    textVersion: row.text_version,
    submittedAt: row.submitted_at,
    at: row.at,
  };
}
