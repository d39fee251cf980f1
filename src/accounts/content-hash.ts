import { createHash } from "node:crypto";
import { canonicalJson } from "./chain.ts";

/** ハッシュ値 of a content: SHA-256 of its canonical JSON, so that the order of keys in the database does not matter. */
export function contentHash(content: unknown): Buffer {
  return createHash("sha256").update(canonicalJson(content), "utf8").digest();
}
