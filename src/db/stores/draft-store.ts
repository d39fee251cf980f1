import { sql } from "kysely";
import type { DraftKind, TalkDraft, TalkFile } from "../../domain/dialogue/draft.ts";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { Tx } from "../connect.ts";

/** What a row says of a content that lies in the store. */
type Kept = { name: string; mediaType: string; bytes: number; sha256: Buffer; key: string };

export type DraftPlace = { proposalId: string; personId: string; kind: DraftKind; topicId: string | null };

/** The actor's own drafts of a talk; nobody else's exist for them. */
export async function listDrafts(tx: Tx, proposalId: string): Promise<readonly TalkDraft[]> {
  const rows = await tx
    .selectFrom("talk_drafts")
    .select(["id", "kind", "topic_id", "body", "saved_at"])
    .where("proposal_id", "=", proposalId)
    .orderBy("saved_at", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as DraftKind,
    topicId: row.topic_id,
    body: row.body,
    savedAt: row.saved_at,
  }));
}

/** Keeps a draft in its place, whatever stood there; null leaves its words. Returns its id. */
export async function keepDraft(tx: Tx, place: DraftPlace, body: string | null, at: Date): Promise<string> {
  const result = await sql<{
    id: string;
  }>`insert into talk_drafts (proposal_id, person_id, kind, topic_id, body, saved_at)
    values (${place.proposalId}, ${place.personId}, ${place.kind}, ${place.topicId}, ${body ?? ""}, ${at})
    on conflict (person_id, proposal_id, kind, topic_id) do update
    set body = ${body === null ? sql`talk_drafts.body` : sql`excluded.body`}, saved_at = excluded.saved_at
    returning id`.execute(tx);
  return result.rows[0]!.id;
}

/** Forgets a draft with its files. Returns where their contents lay. */
export async function dropDraft(tx: Tx, draftId: string): Promise<readonly string[]> {
  const files = await tx.selectFrom("talk_files").select("storage_key").where("draft_id", "=", draftId).execute();
  await tx.deleteFrom("talk_drafts").where("id", "=", draftId).execute();
  return files.flatMap((file) => file.storage_key ?? []);
}

/**
 * Lets files of the actor's draft go with what was written, and forgets the draft, unless more was attached to it meanwhile that nobody
 * has shown yet: that stays. Returns false when a file is not there any more.
 */
export async function sendDraft(
  tx: Tx,
  place: DraftPlace,
  files: readonly string[],
  to: { message_id: string } | { note_id: string },
): Promise<boolean> {
  const draft = await sql<{
    id: string;
  }>`select id from talk_drafts where proposal_id = ${place.proposalId} and person_id = ${place.personId}
    and kind = ${place.kind} and topic_id is not distinct from ${place.topicId}::uuid for update`.execute(tx);
  const draftId = draft.rows[0]?.id;
  if (!draftId) return files.length === 0;
  if (files.length > 0) {
    const moved = await tx
      .updateTable("talk_files")
      .set({ draft_id: null, ...to })
      .where("draft_id", "=", draftId)
      .where("id", "in", [...files])
      .returning("id")
      .execute();
    if (moved.length !== files.length) return false;
  }
  const left = await tx.selectFrom("talk_files").select("id").where("draft_id", "=", draftId).limit(1).execute();
  if (left.length === 0) await tx.deleteFrom("talk_drafts").where("id", "=", draftId).execute();
  else await tx.updateTable("talk_drafts").set({ body: "" }).where("id", "=", draftId).execute();
  return true;
}

const fileColumns = [
  "id",
  "draft_id",
  "message_id",
  "note_id",
  "name",
  "media_type",
  "bytes",
  "state",
  "at",
  "storage_key",
] as const;

/** Files of a talk as far as the actor may read what they go with, oldest first. */
export async function listTalkFiles(tx: Tx, proposalId: string): Promise<readonly TalkFile[]> {
  const rows = await tx
    .selectFrom("talk_files")
    .select(fileColumns)
    .where("proposal_id", "=", proposalId)
    .orderBy("at")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows.map(fileFromRow);
}

/** One file with the place of its content; null when there is none for this actor. */
export async function findTalkFile(
  tx: Tx,
  proposalId: string,
  id: string,
): Promise<(TalkFile & { storageKey: string | null }) | null> {
  const row = await tx
    .selectFrom("talk_files")
    .select(fileColumns)
    .where("proposal_id", "=", proposalId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? { ...fileFromRow(row), storageKey: row.storage_key } : null;
}

/** Writes the rows of kept contents beside a draft. */
export async function addDraftFiles(
  tx: Tx,
  draft: { id: string; proposalId: string; personId: string },
  files: readonly Kept[],
  at: Date,
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto("talk_files")
    .values(
      files.map((file) => ({
        proposal_id: draft.proposalId,
        draft_id: draft.id,
        name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        sha256: file.sha256,
        storage_key: file.key,
        by_id: draft.personId,
        at,
      })),
    )
    .execute();
}

function fileFromRow(row: {
  id: string;
  draft_id: string | null;
  message_id: string | null;
  note_id: string | null;
  name: string;
  media_type: string;
  bytes: number;
  state: string;
  at: Date;
}): TalkFile {
  return {
    id: row.id,
    draftId: row.draft_id,
    messageId: row.message_id,
    noteId: row.note_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    state: row.state as Attachment["state"],
    at: row.at,
  };
}
