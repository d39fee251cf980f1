import { Duplex } from "node:stream";

/** One client's way to the worker: bytes go in by `send`, answers come out until `detach`. */
export type Wire = { send(bytes: Uint8Array): void; detach(): void };
export type OpenWire = (receive: (bytes: Uint8Array) => void, fail: (error: Error) => void) => Wire;

/**
 * A stand-in for the socket that `pg` opens: it hands the PostgreSQL wire protocol to the worker.
 * PGlite is one session without sign-in, so the greeting is answered here and "terminate" never reaches it.
 */
export class WireStream extends Duplex {
  #wire: Wire;
  #greeted = false;
  #pending: Buffer = Buffer.alloc(0);

  constructor(open: OpenWire) {
    super();
    this.#wire = open(
      (bytes) => this.push(bytes),
      (error) => this.destroy(error),
    );
  }

  connect(): this {
    queueMicrotask(() => this.emit("connect"));
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#take(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#take(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.#wire.detach();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#wire.detach();
    done(error);
  }

  // `pg` treats its stream as a socket.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  #take(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (!this.#greeted && !this.#greet()) return;
    const end = endOfLastExchange(this.#pending);
    if (end === 0) return;
    // A copy of its own: the bytes move to the worker's thread.
    this.#wire.send(Uint8Array.from(this.#pending.subarray(0, end)));
    this.#pending = this.#pending.subarray(end);
  }

  #greet(): boolean {
    if (this.#pending.length < 4 || this.#pending.length < this.#pending.readUInt32BE(0)) return false;
    this.#pending = this.#pending.subarray(this.#pending.readUInt32BE(0));
    this.#greeted = true;
    this.push(greeting);
    return true;
  }
}

/** Messages after which the server answers: query, sync, flush, and the ends of a copy. */
const endsExchange = new Set([..."QSHcf"].map((letter) => letter.charCodeAt(0)));
const terminate = "X".charCodeAt(0);

/** The offset behind the last complete exchange: PGlite must get parse … sync in one piece. */
function endOfLastExchange(bytes: Buffer): number {
  let end = 0;
  let at = 0;
  while (at + 5 <= bytes.length) {
    const next = at + 1 + bytes.readUInt32BE(at + 1);
    if (next > bytes.length || bytes[at] === terminate) break;
    if (endsExchange.has(bytes[at]!)) end = next;
    at = next;
  }
  return end;
}

const greeting = Buffer.concat([
  message("R", Buffer.from([0, 0, 0, 0])),
  message("S", Buffer.from("server_encoding\0UTF8\0")),
  message("S", Buffer.from("client_encoding\0UTF8\0")),
  message("S", Buffer.from("DateStyle\0ISO, MDY\0")),
  message("S", Buffer.from("standard_conforming_strings\0on\0")),
  message("K", Buffer.alloc(8)),
  message("Z", Buffer.from("I")),
]);

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
