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
