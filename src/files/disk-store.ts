import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "../domain/files/files.ts";

/**
 * Contents on the local disk, below one folder: `272060/0f/0f3c…`. A content is moved into place whole and synced with its folder, so
 * that a row of the database never speaks of half a file. Copies of the program share the folder (NFS does; S3 will be another driver).
 */
export function diskStore(folder: string): FileStore {
  return {
    async keep(localPath, key) {
      const place = placeOf(folder, key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await sync(localPath);
      await rename(localPath, place);
      // The folder, and the ones above it that may be new.
      for (const above of [dirname(place), dirname(dirname(place)), folder]) await sync(above);
    },
    async read(key) {
      const place = placeOf(folder, key);
      const found = await stat(place).catch(unlessMissing);
      return found ? pieces(place) : null;
    },
    async remove(key) {
      await rm(placeOf(folder, key), { force: true });
    },
    async *keysBefore(municipality, before) {
      for await (const group of entries(join(folder, municipality))) {
        for await (const name of entries(join(folder, municipality, group))) {
          const found = await stat(join(folder, municipality, group, name)).catch(unlessMissing);
          if (found?.isFile() && found.mtime < before) yield `${municipality}/${name}`;
        }
      }
    },
  };
}

/** Opened when somebody begins to read, closed when they stop: an answer that nobody takes leaves nothing open. */
async function* pieces(place: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(place) as AsyncIterable<Buffer>;
}

/** A key comes from us, and is looked at all the same: nothing of an address ever becomes a path. */
function placeOf(folder: string, key: string): string {
  const [, municipality, name] = /^(\d{6})\/([0-9a-f]{64})$/.exec(key) ?? [];
  if (!municipality || !name) throw new Error("not a key of a content");
  return join(folder, municipality, name.slice(0, 2), name);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* entries(folder: string): AsyncIterable<string> {
  const opened = await opendir(folder).catch(unlessMissing);
  if (!opened) return;
  for await (const entry of opened) yield entry.name;
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
