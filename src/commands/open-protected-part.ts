import type { Program } from "../db/program.ts";
import { listAttachments } from "../db/stores/attachment-store.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { appendReading } from "../db/stores/reading-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { Attachment } from "../domain/files/attachment.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import { may, partsOf } from "../domain/policy/may.ts";
import { mayReadContent } from "../domain/policy/may-read.ts";
import { sightFactsOf } from "../domain/policy/sight-of-record.ts";
import type { ProposalRecord, ProtectedPart } from "../domain/process/record.ts";
import { undoing } from "./act.ts";
import { refuseOtherFile } from "./open-attachment.ts";

export type OpenProtectedPart = {
  actor: Person;
  proposalId: string;
  partId: string;
  purpose: string;
  /** A file of the part that is asked for in place of its words: the ledger says so. */
  attachmentId?: string | undefined;
};
export type OpenedPart = {
  record: ProposalRecord;
  part: ProtectedPart;
  content: string;
  attachments: readonly Attachment[];
};

/**
 * Opens a protected part (P7b). Whoever is not its proposer says what for; the reading is committed before a word of the content
 * is fetched, and the database gives the content only to who has a reading of the last quarter of an hour. Not through `act`:
 * nothing of the proposal changes, and a reader takes no lock.
 */
export async function openProtectedPart(program: Program, input: OpenProtectedPart): Promise<Result<OpenedPart>> {
  const allowed = await recordReading(program, input);
  if (!allowed.ok) return allowed;
  const opened = await program.db.asActor(input.actor, async (tx) => ({
    content: await tx
      .selectFrom("protected_part_contents")
      .select("content")
      .where("part_id", "=", input.partId)
      .executeTakeFirst(),
    attachments: await listAttachments(tx, input.proposalId),
  }));
  if (!opened.content) return refused({ kind: "not-found" });
  const attachments = opened.attachments.filter((one) => one.partId === input.partId);
  return done({ ...allowed.value, content: opened.content.content, attachments });
}

async function recordReading(
  program: Program,
  { actor, proposalId, partId, purpose, attachmentId }: OpenProtectedPart,
): Promise<Result<Pick<OpenedPart, "record" | "part">>> {
  const { settings } = await cityOf(program);
  const at = program.now();
  return undoing(() =>
    program.db.asActor(actor, async (tx) => {
      const record = await findRecord(tx, proposalId);
      const part = record?.parts.find((one) => one.id === partId);
      if (!record || !part || partsOf(actor, record).size === 0) return refused({ kind: "not-found" });
      // Their own words; and what they have released is read like the open parts, without a reading.
      if (partsOf(actor, record).has("member")) return done({ record, part });
      if (part.state === "released")
        return mayReadContent(actor, part, sightFactsOf(record))
          ? done({ record, part })
          : refused({ kind: "not-found" });
      const answer = may(actor, "openProtectedPart", record);
      if (!answer.ok) return answer;
      if (!mayReadContent(actor, part, sightFactsOf(record)))
        return refused({ kind: "not-allowed", reason: whyClosed(part) });
      if (!settings.readingPurposes.includes(purpose))
        return refused({
          kind: "invalid",
          errors: [{ field: "purpose", message: "何のために開くかを、一覧から選んでください。提案者に伝わります。" }],
        });
      await appendReading(tx, program.key, {
        partId,
        proposalId,
        personId: actor.id,
        ...postOf(actor, record),
        purpose,
        at,
        attachmentId,
      });
      await refuseOtherFile(tx, program, { proposalId, partId, attachmentId });
      return done({ record, part });
    }),
  );
}

function whyClosed(part: ProtectedPart): string {
  if (part.state === "left_out") return "この部分は提案から外されました。市の職員は読めません。";
  if (part.state !== "agreed") return "取扱条件が合意されるまで、市の職員は読めません。";
  return "合意された「閲覧できる人」に入っていません。";
}

/** The department and post under which the ledger names a reader to the proposer: names of people stay inside. */
function postOf(actor: Person, record: ProposalRecord): { departmentName: string; role: string } {
  if (actor.roles.includes("chief")) return { departmentName: "官民連携デスク", role: "責任者" };
  if (actor.roles.includes("officer")) return { departmentName: "官民連携デスク", role: "担当者" };
  const department =
    actor.departments.find((one) => record.inquiries.some((inquiry) => inquiry.departmentId === one.id)) ??
    actor.departments[0];
  if (department) return { departmentName: department.name, role: department.role === "head" ? "課長" : "担当" };
  return { departmentName: "決裁・合議", role: "決裁の担当" };
}
