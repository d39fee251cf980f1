import { inflateRawSync } from "node:zlib";

/** The words in a packed file (Word, Excel): every entry unpacked, without its marks. */
export function unzipped(file: Buffer): string {
  const texts: string[] = [];
  const head = Buffer.from([0x50, 0x4b, 3, 4]);
  for (let at = file.indexOf(head); at >= 0; at = file.indexOf(head, at + 4)) {
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    if (file.readUInt16LE(at + 8) === 8) texts.push(inflateRawSync(file.subarray(start)).toString("utf8"));
  }
  return texts.join("\n").replaceAll(/<[^>]+>/g, "");
}
