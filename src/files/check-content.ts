import { open, readFile, stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { FileFault } from "../domain/files/file-faults.ts";
import { type Kind, kindOfName, kinds } from "../domain/files/kinds.ts";
import { checkArchive } from "./check-archive.ts";
import { checkText } from "./check-text.ts";
import { imageSize } from "./image-size.ts";

/** Larger pictures are decoded into hundreds of megabytes: the flood of pixels is an attack of its own (ASVS 5.2.6). */
export const mostPixels = 50_000_000;

/**
 * Looks at a staged content: whether it is what its name claims, of a kind that is taken, and harmless to open as far as its form
 * shows. What its bytes do is the scanner's matter.
 */
export async function checkContent(path: string, name: string): Promise<{ kind: Kind } | { fault: FileFault }> {
  const kind = kindOfName(name);
  if (!kind) return { fault: "kind-not-taken" };
  if ((await stat(path)).size === 0) return { fault: "empty" };
  const fault = await faultOf(path, kind);
  return fault ? { fault } : { kind };
}

async function faultOf(path: string, kind: Kind): Promise<FileFault | null> {
  const { looks } = kinds[kind];
  if (looks === "text") return checkText(path);
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? "";
  if (looks === "office" && found === "application/x-cfb")
    return (await isLocked(path)) ? "locked" : "not-what-it-says";
  if (macroTypes.test(found)) return "macros";
  // A moving PNG is a PNG to everybody who opens it; its first picture is kept.
  if (found !== kinds[kind].mediaType && !(kind === "png" && found === "image/apng")) {
    // A zip that is no Office document is told as what it is.
    return looks === "office" && found === "" ? "broken" : "not-what-it-says";
  }
  if (looks === "office") return checkArchive(path);
  if (looks === "image") return checkImage(path);
  return null;
}

const macroTypes = /macroenabled/i;

/** An Office document with a password is an older container around the encrypted one. */
async function isLocked(path: string): Promise<boolean> {
  return (await readFile(path)).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

async function checkImage(path: string): Promise<FileFault | null> {
  const handle = await open(path);
  try {
    const size = await imageSize(handle);
    if (!size || size.width === 0 || size.height === 0) return "broken";
    return size.width * size.height > mostPixels ? "image-too-large" : null;
  } finally {
    await handle.close();
  }
}
