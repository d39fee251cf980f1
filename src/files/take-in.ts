import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { FileFault } from "../domain/files/file-faults.ts";
import { faultOfName } from "../domain/files/file-name.ts";
import { type Files, isDiskFull } from "../domain/files/files.ts";
import { kinds } from "../domain/files/kinds.ts";
import { checkContent } from "./check-content.ts";
import { drawAnew } from "./draw-anew.ts";
import type { Staged } from "./stage.ts";

/** A file as it arrived: in the staging folder, or refused there already. */
export type ArrivedFile = { name: string; content: Staged | "too-large" | "no-room" };

/** A content that lies in the store; `isClean`: the scanner has looked through it. */
export type KeptFile = {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: Buffer;
  key: string;
  isClean: boolean;
};

/**
 * Looks at an arrived file and moves it into the store under a random key. Of a refused one nothing stays; of a kept one, a row of the
 * database has to speak, or the sweep deletes it.
 */
export async function takeIn(files: Files, municipality: string, file: ArrivedFile): Promise<KeptFile | FileFault> {
  const { name, content: staged } = file;
  if (typeof staged === "string") return staged;
  let content = staged;
  try {
    const ofName = faultOfName(name);
    if (ofName) return ofName;
    const checked = await checkContent(staged.path, name);
    if ("fault" in checked) return checked.fault;
    const { mediaType, looks } = kinds[checked.kind];
    if (looks === "image") {
      const drawn = await drawAnew(files.staging, staged.path, checked.kind);
      if (typeof drawn === "string") return drawn;
      content = drawn;
    }
    const verdict = (await files.scanner?.scan(createReadStream(content.path))) ?? "away";
    if (verdict === "infected") return "infected";
    const key = `${municipality}/${randomBytes(32).toString("hex")}`;
    await files.store.keep(content.path, key);
    const { bytes, sha256 } = content;
    return { name, mediaType, bytes, sha256, key, isClean: verdict === "clean" };
  } catch (error) {
    if (isDiskFull(error)) return "no-room";
    throw error;
  } finally {
    for (const { path } of new Set([staged, content])) await rm(path, { force: true });
  }
}
