import type { FileHandle } from "node:fs/promises";

export type ImageSize = { width: number; height: number };

/** Width and height from the head of a JPEG, PNG or WebP, before anything is decoded; null where there is no such head. */
export async function imageSize(handle: FileHandle): Promise<ImageSize | null> {
  const head = await bytesAt(handle, 0, 32);
  if (head.length < 30) return null;
  if (head.readUInt32BE(0) === 0x89504e47) return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (head.readUInt16BE(0) === 0xffd8) return jpegSize(handle);
  return head.toString("latin1", 0, 4) === "RIFF" ? webpSize(head) : null;
}

/** The first frame header (SOF0 to SOF15 without the tables), going from segment to segment. */
async function jpegSize(handle: FileHandle): Promise<ImageSize | null> {
  let position = 2;
  for (let segments = 0; segments < 1_000; segments++) {
    const head = await bytesAt(handle, position, 9);
    if (head.length < 9 || head[0] !== 0xff) return null;
    const marker = head[1]!;
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    position += 2 + head.readUInt16BE(2);
  }
  return null;
}

function webpSize(head: Buffer): ImageSize | null {
  switch (head.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
