import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClamdAddress } from "../../src/config.ts";
import type { Files } from "../../src/domain/files/files.ts";
import { openFiles } from "../../src/files/open-files.ts";

/** The files of a test: a folder of its own on the disk, gone when the test's process ends. */
export function filesOfTest(clamd: ClamdAddress | null = null): Files & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "desk-files-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { ...openFiles({ dataDirectory: folder, clamd }), folder };
}
