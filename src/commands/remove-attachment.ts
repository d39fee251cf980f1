import type { Program } from "../db/program.ts";
import { findAttachment } from "../db/stores/attachment-store.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { type Acted, type Acting, act } from "./act.ts";
import { removeContents } from "./remove-contents.ts";

/** Takes an attachment away that the city has not got yet, with its content. What was sent stands, like the text of its version. */
export async function removeAttachment(
  program: Program,
  input: Acting & { attachmentId: string },
): Promise<Result<Acted<{ partId: string | null }>>> {
  let key: string | null = null;
  const result = await act<{ partId: string | null }>(program, input, "editProposal", async ({ tx, record }) => {
    const attachment = await findAttachment(tx, record.id, input.attachmentId);
    if (!attachment) return refused({ kind: "not-found" });
    if (attachment.submittedAt)
      return refused({ kind: "not-allowed", reason: "提出した添付ファイルは、取り消せません。" });
    const deleted = await tx
      .deleteFrom("attachments")
      .where("id", "=", attachment.id)
      .returning("id")
      .executeTakeFirst();
    if (!deleted)
      return refused({ kind: "not-allowed", reason: "取扱条件を話し合っている部分の添付は、変えられません。" });
    key = attachment.storageKey;
    return done({ partId: attachment.partId });
  });
  if (result.ok && key) await removeContents(program, [key]);
  return result;
}
