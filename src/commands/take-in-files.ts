import type { Program } from "../db/program.ts";
import { judgeContent } from "../db/stores/content-store.ts";
import { type FileFault, type FileLimits, faultSentence, megabyte } from "../domain/files/file-faults.ts";
import type { FieldError } from "../domain/kernel/result.ts";
import { type ArrivedFile, type KeptFile, takeIn } from "../files/take-in.ts";

/** What was taken in, and what is to be mended about the others (field `files`). */
export type TakenIn = { kept: readonly KeptFile[]; errors: readonly FieldError[] };

/** What found its place among the rows, and what did not. */
export type Placed = { written: readonly KeptFile[]; left: readonly { file: KeptFile; fault: FileFault }[] };

/**
 * Looks at each arrived file by its content, draws pictures anew without what they tell of place and camera, and lets the scanner look
 * through it where there is one. Of a refused file nothing stays; of a kept one, a row has to speak, or its content is removed.
 */
export async function takeInFiles(
  program: Program,
  files: readonly ArrivedFile[],
  limits: FileLimits,
): Promise<TakenIn> {
  const errors: FieldError[] = [];
  const kept: KeptFile[] = [];
  for (const file of files) {
    const taken = await takeIn(program.files, program.municipality, file);
    if (typeof taken === "string") errors.push(fileError(file.name, taken, limits));
    else kept.push(taken);
  }
  if (files.length === 0) errors.push({ field: "files", message: "添付するファイルを選んでください。" });
  return { kept, errors };
}

/** Which of some files still have room beside what is there; asked under a lock, so that two who attach at once keep to it together. */
export function fitting(
  files: readonly KeptFile[],
  before: { files: number; bytes: number },
  limits: FileLimits,
): Placed {
  let { files: count, bytes } = before;
  const written: KeptFile[] = [];
  const left: { file: KeptFile; fault: FileFault }[] = [];
  for (const file of files) {
    if (count + 1 > limits.files) left.push({ file, fault: "too-many" });
    else if (bytes + file.bytes > limits.allMegabytes * megabyte) left.push({ file, fault: "all-too-large" });
    else {
      written.push(file);
      count += 1;
      bytes += file.bytes;
    }
  }
  return { written, left };
}

/** Nobody says of their own file that it is clean: the worker writes what the scanner has said. */
export async function markClean(program: Program, files: readonly KeptFile[]): Promise<void> {
  const clean = files.filter((file) => file.isClean);
  if (clean.length === 0) return;
  await program.db.asActor({ kind: "worker", municipality: program.municipality }, async (tx) => {
    for (const { key } of clean) await judgeContent(tx, key, "clean", program.now());
  });
}

/** The sentence about a file that was not taken. */
export function fileError(name: string, fault: FileFault, limits: FileLimits): FieldError {
  return { field: "files", message: faultSentence(name, fault, limits) };
}
