import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import type { FileLimits } from "../domain/files/file-faults.ts";
import { done, type FieldError, type Result, refused } from "../domain/kernel/result.ts";
import type { ArrivedFile, KeptFile } from "../files/take-in.ts";
import { type Act, type Acting, act } from "./act.ts";
import { removeContents } from "./remove-contents.ts";
import { saveText } from "./save-draft.ts";
import { fileError, fitting, markClean, type Placed, takeInFiles } from "./take-in-files.ts";

export type AttachFiles = Acting & {
  /** In the staging folder; the command takes them away from there, whatever comes. */
  files: readonly ArrivedFile[];
  /** The protected part that they belong to (P7b); null: the open parts. */
  partId: string | null;
};

/** How many were attached, and what is to be mended about the others (field `files`). */
export type AttachedFiles = { attached: number; errors: readonly FieldError[] };

/**
 * Attaches files to a draft, or while additions are asked for. Each is looked at by its content, pictures are drawn anew without what
 * they tell of place and camera, and the scanner looks through it where there is one: what is found is refused at once; while a scanner is
 * away, the file waits in quarantine. Good ones are kept although others are refused: a browser cannot choose them again by itself.
 * Of a refused file nothing stays, neither a row nor a content.
 */
export async function attachFiles(program: Program, input: AttachFiles): Promise<Result<AttachedFiles>> {
  const limits = (await cityOf(program)).settings.attachments;
  const { kept, errors } = await takeInFiles(program, input.files, limits);
  if (kept.length === 0) return done({ attached: 0, errors });
  const result = await act(program, input, "editProposal", (acting) => place(acting, input.partId, kept, limits));
  const placed = result.ok ? result.value.value : null;
  const written = placed?.written ?? [];
  await removeContents(
    program,
    kept.filter((file) => !written.includes(file)).map((file) => file.key),
  );
  if (!result.ok) return result;
  await markClean(program, written);
  const left = placed?.left ?? [];
  return done({
    attached: written.length,
    errors: [...errors, ...left.map(({ file, fault }) => fileError(file.name, fault, limits))],
  });
}

/** Writes the rows, as far as the limits of the whole proposal allow: under its lock, so that two who attach at once keep to them together. */
async function place(
  acting: Act,
  partId: string | null,
  files: readonly KeptFile[],
  limits: FileLimits,
): Promise<Result<Placed>> {
  const { tx, record, actor, at } = acting;
  const part = partId === null ? null : record.parts.find((one) => one.id === partId);
  if (part === undefined) return refused({ kind: "not-found" });
  if (part && part.state !== "requested")
    return refused({ kind: "not-allowed", reason: "取扱条件を話し合っている部分の添付は、変えられません。" });
  const before = await tx
    .selectFrom("attachments")
    .select((select) => [select.fn.countAll<string>().as("files"), select.fn.sum<string>("bytes").as("bytes")])
    .where("proposal_id", "=", record.id)
    .where("state", "<>", "refused")
    .executeTakeFirstOrThrow();
  const room = { files: Number(before.files), bytes: Number(before.bytes ?? 0) };
  const { written, left } = fitting(files, room, limits);
  if (written.length === 0) return done({ written, left });
  // While additions are asked for, what is added belongs to a new version, which the city gets when it is sent again.
  if (record.text?.submittedAt) await saveText(acting, {});
  await tx
    .insertInto("attachments")
    .values(
      written.map((file) => ({
        proposal_id: record.id,
        part_id: partId,
        name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        sha256: file.sha256,
        storage_key: file.key,
        by_id: actor.id,
        at,
      })),
    )
    .execute();
  return done({ written, left });
}
