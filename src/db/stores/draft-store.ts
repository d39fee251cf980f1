import { type RawBuilder, sql } from "kysely";
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

/**
 * Forgets a draft of the actor's with its files. Returns where their contents lay; null when it is not there any more. Locked first: files of
 * one that is sent at the same moment belong to the message by then, and their contents stay.
 */
export async function dropDraft(tx: Tx, proposalId: string, draftId: string): Promise<readonly string[] | null> {
  if (!(await lockDraft(tx, proposalId, draftId))) return null;
  const files = await tx.selectFrom("talk_files").select("storage_key").where("draft_id", "=", draftId).execute();
  await tx.deleteFrom("talk_drafts").where("id", "=", draftId).execute();
  return files.flatMap((file) => file.storage_key ?? []);
}

/** The message or the note that was sent out of this draft from another tab or machine, with the same words: the draft is gone, and they were the last ones. */
export async function findSentFrom(
  tx: Tx,
  place: DraftPlace,
  draftId: string,
  body: string,
): Promise<{ id: string } | null> {
  const result = await sql<{ id: string }>`
    select l.id from (select m.id, m.body from ${place.kind === "note" ? sql`internal_notes` : sql`messages`} m
      where m.proposal_id = ${place.proposalId} and m.by_id = ${place.personId}
      ${place.kind === "note" ? sql`` : sql`and m.topic_id is not distinct from ${place.topicId}::uuid`} and m.mail_from is null order by m.seq desc limit 1) l
    where l.body = ${body} and not exists (select from talk_drafts d where d.id = ${draftId})`.execute(tx);
  return result.rows[0] ?? null;
}

/** Holds a draft of the actor's until the transaction ends, and says what it is of; null when it is not there any more. */
export async function lockDraft(tx: Tx, proposalId: string, draftId: string): Promise<DraftKind | null> {
  const found = await sql<{
    kind: DraftKind;
  }>`select kind from talk_drafts where id = ${draftId} and proposal_id = ${proposalId} for update`.execute(tx);
  return found.rows[0]?.kind ?? null;
}

/**
 * Takes a file away from a draft of the actor's; null when it is not there any more, for one that was sent at the same moment goes with what it
 * was sent with. Returns where its content lay.
 */
export async function dropDraftFile(
  tx: Tx,
  file: { proposalId: string; draftId: string; id: string },
): Promise<{ storageKey: string | null } | null> {
  const gone = await tx
    .deleteFrom("talk_files")
    .where("id", "=", file.id)
    .where("proposal_id", "=", file.proposalId)
    .where("draft_id", "=", file.draftId)
    .returning("storage_key")
    .executeTakeFirst();
  return gone ? { storageKey: gone.storage_key } : null;
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

/** Files of the actor's drafts in a talk, oldest first: what they attached and have not sent. */
export async function listDraftFiles(tx: Tx, proposalId: string): Promise<readonly TalkFile[]> {
  return filesWhere(tx, sql`proposal_id = ${proposalId} and draft_id is not null`);
}

/** Every file of a talk that the actor may read, oldest first; how many there are is limited (talkFilesFactor). */
export async function listTalkFiles(tx: Tx, proposalId: string): Promise<readonly TalkFile[]> {
  return filesWhere(tx, sql`proposal_id = ${proposalId}`);
}

async function filesWhere(tx: Tx, where: RawBuilder<unknown>): Promise<readonly TalkFile[]> {
  const rows = await tx
    .selectFrom("talk_files")
    .select(fileColumns)
    .where(sql<boolean>`(${where})`)
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
