/**
 * Where the contents of files lie. A driver knows bytes and keys, nothing of what they are: local disk (src/files/disk-store.ts), and
 * room for a store over the network. Keys begin with the municipality: `272060/0f3c…`.
 */
export type FileStore = {
  /**
   * Takes a finished local file in under a key; the local file is gone afterwards. When this returns, the content outlives a loss
   * of power. Throws `disk-full` (see `isDiskFull`) when there is no room; then nothing of it stays.
   */
  keep(localPath: string, key: string): Promise<void>;
  /** The content, or null when there is none under this key. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Deletes; a key that is not there is none. */
  remove(key: string): Promise<void>;
  /** Every key of a municipality that was kept before a time, in no order. */
  keysBefore(municipality: string, before: Date): AsyncIterable<string>;
};

/** `away`: the scanner gave no clear answer; the file has to wait. */
export type Verdict = "clean" | "infected" | "away";

/** Looks through a content for viruses. Only a clear "clean" is one. */
export type Scanner = { scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> };

/** What the program needs to take files in and give them out. */
export type Files = {
  /** A local folder for what is still arriving; swept. */
  staging: string;
  store: FileStore;
  /** Null: none is configured (CLAMD), and the pages say so. */
  scanner: Scanner | null;
};

/** Whether writing failed because there is no room: an operator's matter, said as such. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "ENOSPC" || code === "EDQUOT";
}
