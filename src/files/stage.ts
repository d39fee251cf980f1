import { createHash, randomBytes } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDiskFull } from "../domain/files/files.ts";

/** A content that has arrived in the staging folder; whoever staged it takes it away or gives it to a store. */
export type Staged = { path: string; bytes: number; sha256: Buffer };

/**
 * Writes an arriving content aside, piece by piece, never holding it whole. What is larger than `most` bytes or finds no room is read to
 * its end and forgotten, so that the sender gets an answer; when the arrival breaks off, nothing stays either.
 */
export async function stage(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Staged | "too-large" | "no-room"> {
  const path = join(folder, randomBytes(16).toString("hex"));
  const hash = createHash("sha256");
  const handle = await open(path, "wx", 0o600).catch(unlessFull);
  let bytes = 0;
  let fault: "too-large" | "no-room" | null = handle ? null : "no-room";
  let isWhole = false;
  try {
    for await (const piece of content) {
      bytes += piece.byteLength;
      if (bytes > most) fault ??= "too-large";
      if (fault || !handle) continue;
      hash.update(piece);
      fault = await handle.writeFile(piece).then(() => null, fullOrThrow);
    }
    isWhole = fault === null;
  } finally {
    await handle?.close();
    if (!isWhole) await rm(path, { force: true });
  }
  return fault ?? { path, bytes, sha256: hash.digest() };
}

function unlessFull(error: unknown): null {
  fullOrThrow(error);
  return null;
}

function fullOrThrow(error: unknown): "no-room" {
  if (isDiskFull(error)) return "no-room";
  throw error;
}
