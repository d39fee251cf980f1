import type { Program } from "../db/program.ts";
import { listStorageKeys } from "../db/stores/attachment-store.ts";
import { done, type Result } from "../domain/kernel/result.ts";
import { type Acted, type Acting, act } from "./act.ts";
import { removeContents } from "./remove-contents.ts";

/** Throws a draft away, with its protected parts and attachments: nobody in the city ever saw it, so nothing of it is kept. */
export async function discardDraft(program: Program, input: Acting): Promise<Result<Acted<null>>> {
  let keys: readonly string[] = [];
  const result = await act<null>(program, input, "discardDraft", async ({ tx, record }) => {
    keys = await listStorageKeys(tx, record.id);
    await tx.deleteFrom("proposals").where("id", "=", record.id).where("status", "=", "draft").execute();
    return done(null);
  });
  if (result.ok) await removeContents(program, keys);
  return result;
}
