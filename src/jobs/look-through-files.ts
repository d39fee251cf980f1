import { removeContents } from "../commands/remove-contents.ts";
import type { Program } from "../db/program.ts";
import { judgeContent, listWaiting } from "../db/stores/content-store.ts";

/** Few at a time: a scanner that comes back finds them all within some rounds. */
const atOnce = 20;
const mostSilent = 3;

/**
 * Lets the scanner look through what waits in quarantine, also what came before there was a scanner. What is found is deleted and stands
 * as refused, which its proposer reads on the page. Returns how many were judged; does nothing without a scanner, or while it is away.
 */
export async function lookThroughFiles(program: Program): Promise<number> {
  const { scanner, store } = program.files;
  if (!scanner) return 0;
  const worker = { kind: "worker", municipality: program.municipality } as const;
  const waiting = await program.db.asActor(worker, (tx) => listWaiting(tx, atOnce));
  let judged = 0;
  let silent = 0;
  for (const { storageKey } of waiting) {
    const content = await store.read(storageKey);
    // Taken away meanwhile, or lost: then nobody can say what was in it.
    const verdict = content ? await scanner.scan(content) : "away";
    const state = verdict === "away" ? "waiting" : verdict === "clean" ? "clean" : "refused";
    await program.db.asActor(worker, (tx) => judgeContent(tx, storageKey, state, program.now()));
    if (state === "refused") await removeContents(program, [storageKey]);
    if (state !== "waiting") judged++;
    // One that it cannot answer about holds nobody up; a scanner that is away is asked again in the next round.
    else if (++silent === mostSilent) break;
  }
  return judged;
}
