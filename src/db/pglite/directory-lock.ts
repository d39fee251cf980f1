import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type DirectoryLock = { release(): void };

/** Another process serves the directory; the message is the one line to print before exit code 1. */
export class DirectoryInUseError extends Error {
  override name = "DirectoryInUseError";
}

/**
 * Takes the directory for this process. PGlite takes no lock of its own and two processes corrupt its files.
 *
 * The lock is an operating system's lock on `DIRECTORY.lock`, held through SQLite because Node has no `flock`: the
 * system lets go of it when a process dies in whatever way, so a stale lock cannot exist and two starters cannot both
 * win. `DIRECTORY.pid` only tells people who holds it.
 * @throws DirectoryInUseError when another process (or this one) holds it.
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(dirname(directory), { recursive: true });
  const lock = openLock(directory);
  writeFileSync(`${directory}.pid`, `${process.pid}\n`);
  return {
    release() {
      rmSync(`${directory}.pid`, { force: true });
      lock.close();
    },
  };
}

function openLock(directory: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${directory}.lock`, { timeout: 0 });
    lock.exec("begin exclusive");
    return lock;
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    const holder = holderOf(directory);
    throw new DirectoryInUseError(
      `データベースのフォルダーは別のプロセス${holder}が使用中です。先にそちらを止めるか、別の DATA_DIR を指定してください: ${directory}` +
        ` / The database directory is in use by another process${holder}: stop it first, or set another DATA_DIR.`,
    );
  }
}

const sqliteBusy = 5;

function holderOf(directory: string): string {
  try {
    return ` (PID ${readFileSync(`${directory}.pid`, "utf8").trim()})`;
  } catch {
    return "";
  }
}
