import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import type { FileFault } from "../domain/files/file-faults.ts";

/**
 * What an Office document may unpack to, itself and the documents embedded in it together. A real one of 20 MB holds some thousand
 * entries and unpacks to a few times its size; a bomb says nothing true about itself, so that what counts is what really comes out.
 */
const bounds = {
  entries: 5_000,
  bytes: 300_000_000,
  ratio: 100,
  ratioFrom: 30_000_000,
  embedded: 30_000_000,
  depth: 2,
};

type Spent = { entries: number; bytes: number; packed: number };

/** Unpacks a document to nowhere and counts: no macros, no programs or archives inside, no password, no bomb, no way out of its folder. */
export async function checkArchive(path: string): Promise<FileFault | null> {
  const spent: Spent = { entries: 0, bytes: 0, packed: 0 };
  return judged(() => openPromise(path, options), spent, 0);
}

// Names with "..", a backslash or a beginning at the root are refused by yauzl itself, and sizes that are not what was declared.
const options = { autoClose: false, validateEntrySizes: true, strictFileNames: true } as const;

async function judged(open: () => Promise<ZipFile>, spent: Spent, depth: number): Promise<FileFault | null> {
  let zip: ZipFile | null = null;
  try {
    zip = await open();
    if (zip.entryCount > bounds.entries) return "unpacks-too-large";
    for await (const entry of zip.eachEntry()) {
      const fault = await faultOf(zip, entry, spent, depth);
      if (fault) return fault;
    }
    return null;
  } catch (error) {
    if (isOurFault(error)) throw error;
    return "broken";
  } finally {
    zip?.close();
  }
}

async function faultOf(zip: ZipFile, entry: Entry, spent: Spent, depth: number): Promise<FileFault | null> {
  if (++spent.entries > bounds.entries) return "unpacks-too-large";
  if (entry.isEncrypted()) return "locked";
  if (macros.test(entry.fileName)) return "macros";
  if (entry.fileName.endsWith("/")) return null;
  spent.packed += entry.compressedSize;
  const isEmbedded = embedded.test(entry.fileName);
  const pieces: Buffer[] = [];
  let bytes = 0;
  let first: Buffer | null = null;
  for await (const piece of await zip.openReadStreamPromise(entry, {})) {
    first ??= piece;
    bytes += piece.length;
    spent.bytes += piece.length;
    if (spent.bytes > bounds.bytes) return "unpacks-too-large";
    if (spent.bytes > bounds.ratioFrom && spent.bytes > bounds.ratio * spent.packed) return "unpacks-too-large";
    if (isEmbedded && bytes > bounds.embedded) return "unpacks-too-large";
    if (isEmbedded || entry.fileName === "[Content_Types].xml") pieces.push(piece);
  }
  if (entry.fileName === "[Content_Types].xml")
    return /macroEnabled/i.test(Buffer.concat(pieces).toString()) ? "macros" : null;
  if (!first || !isPacked(first, entry.fileName)) return null;
  if (!isEmbedded || depth + 1 >= bounds.depth) return "packed-inside";
  return judged(() => fromBufferPromise(Buffer.concat(pieces), options), spent, depth + 1);
}

const macros =
  /(^|\/)(vbaProject|vbaProjectSignature[\w]*)\.bin$|(^|\/)(macrosheets|activeX)\/|\.(xlm|vbs|js|ps1|bat|cmd)$/i;
/** The table behind a chart, a document set into another: Office keeps them whole. */
const embedded = /(^|\/)embeddings\/[^/]+\.(docx|xlsx|pptx)$/i;

/** Archives and programs by their first bytes; a packed drawing of Office (emz, wmz) is one picture. */
function isPacked(first: Buffer, name: string): boolean {
  if (/\.(emz|wmz)$/i.test(name)) return false;
  const begins = first.toString("latin1", 0, 6);
  return ["PK\u0003\u0004", "PK\u0005\u0006", "7z\u00bc\u00af", "Rar!", "\u001f\u008b", "MZ", "\u007fELF"].some(
    (sign) => begins.startsWith(sign),
  );
}

/** Errors of the machine are no fault of the file; everything that reading it brings up is. */
function isOurFault(error: unknown): boolean {
  return ["ENOENT", "EACCES", "EIO", "EMFILE"].includes(String((error as { code?: unknown }).code));
}
