import { createReadStream } from "node:fs";
import type { FileFault } from "../domain/files/file-faults.ts";

/** A text is read by its signs alone: UTF-8, UTF-16 with its mark, or Shift_JIS as Japanese offices still write it. */
export async function checkText(path: string): Promise<FileFault | null> {
  for (const encoding of await encodingsFor(path)) if (await isTextIn(path, encoding)) return null;
  return "not-text";
}

async function encodingsFor(path: string): Promise<readonly string[]> {
  for await (const piece of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>) {
    if (piece[0] === 0xff && piece[1] === 0xfe) return ["utf-16le"];
    if (piece[0] === 0xfe && piece[1] === 0xff) return ["utf-16be"];
  }
  return ["utf-8", "shift_jis"];
}

async function isTextIn(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>)
      if (unwritable.test(decoder.decode(piece, { stream: true }))) return false;
    return !unwritable.test(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what no text holds
const unwritable = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/;
