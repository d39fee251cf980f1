import { isMainThread, type MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

type Request = { stream: number; bytes: Uint8Array };

/*
 * PGlite lives here, away from the event loop that serves pages: a query of 0.7 s would hold every request that long.
 * As a worker thread it answers wire-protocol bytes; started as a process (`worker.ts initdb DIRECTORY`) it only makes
 * the files of a new database and ends, because that once takes 800 MB which a process never gives back.
 */
if (isMainThread) {
  await initdb(process.argv[3]);
} else {
  await serve(parentPort as MessagePort, workerData.directory);
}

async function initdb(directory: string | undefined): Promise<void> {
  if (process.argv[2] !== "initdb" || !directory) throw new Error("usage: worker initdb DIRECTORY");
  const database = await PGlite.create(directory);
  await database.close();
}

/**
 * Bytes in, bytes out, in order. Each request names the stream it came from, so that the rest of an answer to an
 * abandoned client never reaches the next one. The message "close" shuts the database down cleanly.
 */
async function serve(port: MessagePort, directory: string): Promise<void> {
  const database = await PGlite.create(directory);
  let last: Promise<void> = Promise.resolve();
  port.on("message", (message: Request | "close") => {
    last = last.then(() => (message === "close" ? close() : answer(message)));
  });
  port.postMessage("open");

  async function answer({ stream, bytes }: Request): Promise<void> {
    try {
      await database.execProtocolRawStream(bytes, {
        onRawData: (answered) => {
          const copy = answered.slice();
          port.postMessage({ stream, bytes: copy } satisfies Request, [copy.buffer]);
        },
      });
    } catch (error) {
      port.postMessage({ stream, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  async function close(): Promise<void> {
    await database.close();
    port.postMessage("closed");
    port.close();
  }
}
