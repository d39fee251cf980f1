import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { findAttachment } from "../db/stores/attachment-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { type Attachment, isOpen, standingOf } from "../domain/files/attachment.ts";
import { done, type Refusal, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import { mustDeclareConflict } from "../domain/policy/conflict.ts";
import { partsOf } from "../domain/policy/may.ts";
import { mayReadAttachment } from "../domain/policy/may-read.ts";
import { sightFactsOf } from "../domain/policy/sight-of-record.ts";
import { undo } from "./act.ts";

export type OpenAttachment = {
  actor: Person;
  proposalId: string;
  attachmentId: string;
  /** The protected part that was opened for a purpose just now (P7b, open-protected-part.ts): its files may be given out with it. */
  openedPartId?: string | undefined;
};
export type OpenedAttachment = { attachment: Attachment; content: AsyncIterable<Uint8Array> };
/** What a download says of a content, whatever it belongs to. */
export type OpenedContent = {
  attachment: Pick<Attachment, "id" | "name" | "mediaType" | "bytes" | "state">;
  content: AsyncIterable<Uint8Array>;
};

/**
 * Gives out an attachment to who may read it. One of a protected part is given to somebody in the city only in the answer to the POST that
 * says what for and stands in the ledger, like the part's words (decision 0014); its proposer needs no reading. What waits for the scanner
 * is given to nobody.
 */
export async function openAttachment(program: Program, input: OpenAttachment): Promise<Result<OpenedAttachment>> {
  const { actor, proposalId, attachmentId, openedPartId } = input;
  const found = await program.db.asActor(actor, async (tx) => {
    const record = await findRecord(tx, proposalId);
    if (!record || partsOf(actor, record).size === 0) return refused({ kind: "not-found" });
    const attachment = await findAttachment(tx, proposalId, attachmentId);
    const part = record.parts.find((one) => one.id === attachment?.partId) ?? null;
    if (!attachment || (attachment.partId !== null && !part)) return refused({ kind: "not-found" });
    if (!mayReadAttachment(actor, attachment, part, sightFactsOf(record))) return refused({ kind: "not-found" });
    const isOwn = partsOf(actor, record).has("member");
    if (!isOwn && mustDeclareConflict(actor, record)) return refused({ kind: "undeclared", proposalId });
    // Of a part that its proposer has opened to all readers, a reading is asked of nobody.
    const needsReading = !isOwn && part !== null && part.state !== "released";
    if (needsReading && part.id !== openedPartId) return refused({ kind: "not-found" });
    return done(attachment);
  });
  return found.ok ? contentOf(program, found.value) : found;
}

/**
 * The ledger names no file that does not go out: one that the part does not have, that waits for the scanner or was deleted. After the
 * reading, which lets its files be seen, and takes it back with a refusal.
 */
export async function refuseOtherFile(
  tx: Tx,
  program: Program,
  { proposalId, partId, attachmentId }: { proposalId: string; partId: string; attachmentId?: string | undefined },
): Promise<void> {
  if (attachmentId === undefined) return;
  const file = await findAttachment(tx, proposalId, attachmentId);
  if (file?.partId !== partId) return undo({ kind: "not-found" });
  const closed = whyClosed(program, file);
  if (closed) undo(closed);
}

/** What lies in the store of an attachment that its reader may open; refused while it waits for the scanner, and where it was deleted. */
export async function contentOf<T extends OpenedContent["attachment"]>(
  program: Program,
  stored: T & { storageKey: string | null },
): Promise<Result<{ attachment: Omit<T, "storageKey">; content: AsyncIterable<Uint8Array> }>> {
  const { storageKey, ...attachment } = stored;
  const closed = whyClosed(program, stored);
  if (closed || !storageKey) return refused(closed ?? { kind: "not-found" });
  const content = await program.files.store.read(storageKey);
  if (!content) throw new Error(`the content of attachment ${attachment.id} is not in the store`);
  return done({ attachment, content });
}

/** Why nobody opens it, whoever they are; null where it is open. */
function whyClosed(
  program: Program,
  { state, storageKey }: { state: Attachment["state"]; storageKey: string | null },
): Refusal | null {
  const standing = standingOf(state, program.files.scanner !== null);
  if (isOpen(standing) && storageKey) return null;
  return {
    kind: "not-allowed",
    reason:
      standing === "refused"
        ? "ウイルスが見つかったため、削除したファイルです。"
        : "ウイルス検査が終わるまで、どなたも開けません。検査が終わると、開けるようになります。",
  };
}
