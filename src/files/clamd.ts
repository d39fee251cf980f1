import { connect, type Socket } from "node:net";
import type { ClamdAddress } from "../config.ts";
import type { Scanner, Verdict } from "../domain/files/files.ts";

/** Longer without a word from the scanner, and it is away. A file of 20 MB takes it some tenths of a second. */
const patienceMs = 30_000;
/** Pieces as the scanner takes them; its own bound for a whole content is StreamMaxLength. */
const mostOfPiece = 64 * 1024;

/**
 * Looks through contents with clamd, by its protocol INSTREAM: length and bytes of each piece, then a length of zero. Anything but
 * exactly "stream: OK" and "stream: … FOUND" is no answer: a scanner that is away, slow or out of its limits makes nothing clean.
 */
export function clamdScanner(address: ClamdAddress): Scanner {
  return {
    async scan(content) {
      const socket = connect(address);
      socket.setTimeout(patienceMs, () => socket.destroy(new Error("the scanner does not answer")));
      try {
        const [, answer] = await Promise.all([send(socket, content), answerOf(socket)]);
        return verdictOf(answer);
      } catch {
        return "away";
      } finally {
        socket.destroy();
      }
    },
  };
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const piece of content) {
    for (let from = 0; from < piece.byteLength; from += mostOfPiece) {
      const part = piece.subarray(from, from + mostOfPiece);
      await write(socket, lengthOf(part.byteLength));
      await write(socket, part);
    }
  }
  await write(socket, lengthOf(0));
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Up to the NUL that ends the answer. Longer than any answer is none. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      answer += text;
      if (answer.includes("\0")) resolve(answer.slice(0, answer.indexOf("\0")));
      else if (answer.length > 4096) reject(new Error("no answer of a scanner"));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the scanner broke off")));
  });
}

function verdictOf(answer: string): Verdict {
  if (answer === "stream: OK") return "clean";
  return /^stream: .+ FOUND$/.test(answer) ? "infected" : "away";
}
