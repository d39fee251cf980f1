import type { Program } from "../db/program.ts";
import { findNote } from "../db/stores/entry-store.ts";
import { whyNotWithdraw } from "../domain/dialogue/entry.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * The writer takes an internal note back: it counts no more, but what it said stays readable behind the word 取り下げ for those who read it. What was
 * read cannot be unread, and the record of the city keeps it.
 */
export function withdrawNote(program: Program, input: Acting & { noteId: string }) {
  return act(program, input, "writeNote", async ({ tx, record, actor, at, log }) => {
    const found = await findNote(tx, record.id, input.noteId);
    if (!found) return refused({ kind: "not-found" });
    const reason = whyNotWithdraw(found, actor.id);
    if (reason) return refused({ kind: "not-allowed", reason });
    const number = found.changes.length + 1;
    await tx
      .insertInto("note_changes")
      .values({ proposal_id: record.id, note_id: found.id, number, kind: "withdrawn", body: "", by_id: actor.id, at })
      .execute();
    await log("note-withdrawn", "inside", { note: found.id, number });
    return done({ number });
  });
}
