import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ClamdAddress } from "../config.ts";
import type { Files } from "../domain/files/files.ts";
import { clamdScanner } from "./clamd.ts";
import { diskStore } from "./disk-store.ts";

/** The files of an installation, below its data directory; `clamd` null: nothing looks through them. */
export function openFiles(config: { dataDirectory: string; clamd: ClamdAddress | null }): Files {
  const folder = join(config.dataDirectory, "files");
  const staging = join(folder, "arriving");
  const kept = join(folder, "kept");
  for (const one of [staging, kept]) mkdirSync(one, { recursive: true, mode: 0o700 });
  return { staging, store: diskStore(kept), scanner: config.clamd ? clamdScanner(config.clamd) : null };
}
