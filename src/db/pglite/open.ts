import { spawn } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { lockDirectory } from "./directory-lock.ts";
import { type OpenWire, WireStream } from "./wire-stream.ts";

export type Pglite = {
  /** For `pg`'s `stream` option: each client gets a stream, all of them share PGlite's one session (pool size 1). */
  stream(): WireStream;
  /** Writes everything to the directory and lets go of it. */
  close(): Promise<void>;
};

/**
 * Opens the embedded PostgreSQL in the directory, making a new database when there is none.
 * @throws DirectoryInUseError when another process has the directory open.
 */
export async function openPglite(directory: string): Promise<Pglite> {
  const lock = lockDirectory(directory);
  try {
    if (!existsSync(`${directory}/PG_VERSION`)) await createFiles(directory);
    const worker = await startWorker(directory);
    const open = wiresTo(worker);
    return {
      stream: () => new WireStream(open),
      close: async () => {
        await stopWorker(worker);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** In a child that gives its 800 MB back, beside the final place: a half-made directory is never opened. */
async function createFiles(directory: string): Promise<void> {
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new Error(`${directory} holds other files and no database: choose an empty DATA_DIR.`);
  }
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  const child = spawn(process.execPath, [fileURLToPath(workerUrl()), "initdb", draft], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`The embedded database could not be created in ${directory}: ${complaint.trim()}`);
  rmSync(directory, { recursive: true, force: true });
  renameSync(draft, directory);
}

/** From the sources Node strips the types itself; the bundle has the worker beside it. */
function workerUrl(): URL {
  const bundled = import.meta.url.endsWith(".js");
  return new URL(bundled ? "./pglite-worker.js" : "./worker.ts", import.meta.url);
}

async function startWorker(directory: string): Promise<Worker> {
  const worker = new Worker(workerUrl(), { workerData: { directory }, execArgv: [] });
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The embedded database ended while starting (code ${code})`)));
  });
  worker.removeAllListeners("error");
  worker.removeAllListeners("exit");
  return worker;
}

type Listener = { receive: (bytes: Uint8Array) => void; fail: (error: Error) => void };

function wiresTo(worker: Worker): OpenWire {
  const listeners = new Map<number, Listener>();
  let ended: Error | undefined;
  const failAll = (error: Error) => {
    ended = error;
    for (const listener of listeners.values()) listener.fail(error);
  };
  let streams = 0;
  worker.on("message", (message: { stream: number; bytes?: Uint8Array; failure?: string }) => {
    const listener = listeners.get(message.stream);
    if (message.bytes) listener?.receive(message.bytes);
    else if (message.failure) listener?.fail(new Error(message.failure));
  });
  worker.on("error", (error) => failAll(error as Error));
  worker.on("exit", () => failAll(new Error("The embedded database has ended")));
  return (receive, fail) => {
    const stream = ++streams;
    // A dead worker never answers: whoever comes later must not wait for it.
    if (ended) setImmediate(fail, ended);
    listeners.set(stream, { receive, fail });
    return {
      send: (bytes) => worker.postMessage({ stream, bytes }, [bytes.buffer as ArrayBuffer]),
      detach: () => listeners.delete(stream),
    };
  };
}

async function stopWorker(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.postMessage("close");
  await ended;
}
