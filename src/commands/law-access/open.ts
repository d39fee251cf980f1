import type { Program } from "../../db/program.ts";
import { findAttachment, listAttachments } from "../../db/stores/attachment-store.ts";
import { type LawGrant, listLawGrants } from "../../db/stores/law-access-store.ts";
import { appendReading } from "../../db/stores/reading-store.ts";
import type { Attachment } from "../../domain/files/attachment.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { lawPurposeNames } from "../../domain/law-access/law-access.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undoing } from "../act.ts";
import { contentOf, type OpenedAttachment, refuseOtherFile } from "../open-attachment.ts";

export type OpenByLaw = { actor: Person; partId: string; accessId: string; purpose: string };
export type OpenedByLaw = { grant: LawGrant; content: string; attachments: readonly Attachment[] };

/**
 * Opens an agreed part by an access for law, for its purpose and no other. The same two steps as every opening: the reading is committed
 * before a word of the content is fetched, and the database gives the content only while the access lasts, to who has said that there is
 * no tie (P2).
 */
export async function openByLaw(program: Program, input: OpenByLaw): Promise<Result<OpenedByLaw>> {
  const recorded = await recordReading(program, input);
  if (!recorded.ok) return recorded;
  const grant = recorded.value;
  const { content, attachments } = await program.db.asActor(input.actor, async (tx) => ({
    content: await tx
      .selectFrom("protected_part_contents")
      .select("content")
      .where("part_id", "=", input.partId)
      .executeTakeFirst(),
    attachments: await listAttachments(tx, grant.proposalId),
  }));
  if (!content) return refused({ kind: "not-found" });
  const ofPart = attachments.filter((one) => one.partId === input.partId);
  return done({ grant, content: content.content, attachments: ofPart });
}

/** A file of the part in place of its words: another reading, and the file for an answer. */
export async function openFileByLaw(
  program: Program,
  input: OpenByLaw & { attachmentId: string },
): Promise<Result<OpenedAttachment>> {
  const recorded = await recordReading(program, input, input.attachmentId);
  if (!recorded.ok) return recorded;
  const stored = await program.db.asActor(input.actor, (tx) =>
    findAttachment(tx, recorded.value.proposalId, input.attachmentId),
  );
  return stored?.partId === input.partId ? contentOf(program, stored) : refused({ kind: "not-found" });
}

async function recordReading(
  program: Program,
  { actor, partId, accessId, purpose }: OpenByLaw,
  attachmentId?: string,
): Promise<Result<LawGrant>> {
  const at = program.now();
  return undoing(() =>
    program.db.asActor(actor, async (tx): Promise<Result<LawGrant>> => {
      const grant = (await listLawGrants(tx)).find((one) => one.accessId === accessId && one.partId === partId);
      // Over, ended, of somebody else or of another part: there is nothing to open.
      if (!grant || grant.endsAt <= at) return refused({ kind: "not-found" });
      if (!grant.isDeclared)
        return refused({
          kind: "not-allowed",
          reason: "まだ開いていません。先に、提案者と利害の関係があるかどうかを申告してください。",
        });
      const name = lawPurposeNames[grant.purpose];
      if (purpose !== name)
        return refused({
          kind: "invalid",
          errors: [{ field: "purpose", message: `この閲覧の目的は「${name}」だけです。` }],
        });
      const own = await tx
        .selectFrom("law_accesses")
        .select(["reader_department", "reader_role"])
        .where("id", "=", accessId)
        .executeTakeFirst();
      if (!own) return refused({ kind: "not-found" });
      await appendReading(tx, program.key, {
        partId,
        proposalId: grant.proposalId,
        personId: actor.id,
        departmentName: own.reader_department,
        role: own.reader_role,
        purpose: `法令に基づく閲覧：${name}`,
        at,
        lawAccessId: accessId,
        attachmentId,
      });
      await refuseOtherFile(tx, program, { proposalId: grant.proposalId, partId, attachmentId });
      return done(grant);
    }),
  );
}
