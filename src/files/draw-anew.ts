import { readFile } from "node:fs/promises";
import { Transformer } from "@napi-rs/image";
import type { FileFault } from "../domain/files/file-faults.ts";
import type { Kind } from "../domain/files/kinds.ts";
import { type Staged, stage } from "./stage.ts";

/** What photographs are kept with; below it blocks begin to show in print. */
const quality = 90;

/**
 * Draws a picture anew from its pixels, upright: place, camera, names and whatever else hides in or behind it stay behind, and so does
 * what was made to break a viewer. Its size in pixels has been looked at before (check-content.ts).
 */
export function drawAnew(folder: string, path: string, kind: Kind): Promise<Staged | FileFault> {
  // One after the other: each needs some hundreds of megabytes for a moment, and several at once would need several times that.
  const drawn = last.then(() => draw(folder, path, kind));
  last = drawn.catch(() => {});
  return drawn;
}

let last: Promise<unknown> = Promise.resolve();

async function draw(folder: string, path: string, kind: Kind): Promise<Staged | FileFault> {
  const picture = new Transformer(await readFile(path)).rotate();
  const bytes = await encoded(picture, kind).catch(() => null);
  if (!bytes) return "broken";
  return stage(folder, one(bytes), Number.POSITIVE_INFINITY);
}

function encoded(picture: Transformer, kind: Kind): Promise<Buffer> {
  if (kind === "png") return picture.png();
  return kind === "webp" ? picture.webp(quality) : picture.jpeg(quality);
}

async function* one(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
