/** 1980-01-01 00:00, the first moment that a zip file can name. */
const firstMoment = { time: 0, date: 0x0021 };

/**
 * The same zip file with every entry's time of writing set to one fixed moment, so that the same contents have the same
 * hash. The zip must have no comment and no zip64 parts, as the writer of .docx files makes it.
 * @throws Error when it is not such a zip file.
 */
export function withFixedTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.length - 22;
  if (end < 0 || fixed.readUInt32LE(end) !== 0x06054b50) throw new Error("not a zip file without a comment");
  const count = fixed.readUInt16LE(end + 10);
  let entry = fixed.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (fixed.readUInt32LE(entry) !== 0x02014b50) throw new Error("a damaged list of entries");
    const local = fixed.readUInt32LE(entry + 42);
    if (fixed.readUInt32LE(local) !== 0x04034b50) throw new Error("a damaged entry");
    writeMoment(fixed, entry + 12);
    writeMoment(fixed, local + 10);
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32);
  }
  return fixed;
}

function writeMoment(zip: Buffer, at: number): void {
  zip.writeUInt16LE(firstMoment.time, at);
  zip.writeUInt16LE(firstMoment.date, at + 2);
}
