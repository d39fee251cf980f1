import type { Program } from "../db/program.ts";
import { findNote } from "../db/stores/entry-store.ts";
import { listMentionable } from "../db/stores/talk-read-store.ts";
import { whyNotCorrect, wordsOf } from "../domain/dialogue/entry.ts";
import { mentionsIn } from "../domain/dialogue/mentions.ts";
import { messageErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

export type CorrectNote = Acting & {
  noteId: string;
  body: string;
  /** How many changes stood when the form was drawn: another tab of the same person may have corrected it since. */
  drawnFrom?: number | undefined;
};

/**
 * The writer corrects their internal note: the new words stand beside the earlier ones, which stay readable for whoever reads it. Possible as long as
 * notes can be written; never for somebody else's words, a filed mail's, or what was withdrawn.
 */
export function correctNote(program: Program, input: CorrectNote) {
  return act(program, input, "writeNote", async ({ tx, record, actor, at, log, mention }) => {
    const found = await findNote(tx, record.id, input.noteId);
    if (!found) return refused({ kind: "not-found" });
    const reason = whyNotCorrect(found, actor.id);
    if (reason) return refused({ kind: "not-allowed", reason });
    if (input.drawnFrom !== undefined && input.drawnFrom !== found.changes.length)
      return refused({ kind: "stale", changed: record.status });
    const errors = messageErrors(input.body, "庁内メモ");
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const body = normaliseLineBreaks(input.body);
    if (body === wordsOf(found)) return done({ number: found.changes.length });
    const number = found.changes.length + 1;
    await tx
      .insertInto("note_changes")
      .values({ proposal_id: record.id, note_id: found.id, number, kind: "corrected", body, by_id: actor.id, at })
      .execute();
    await log("note-corrected", "inside", { note: found.id, number });
    // Who was mentioned before was told already.
    const people = await listMentionable(tx, record.id, "notes");
    const before = mentionsIn(wordsOf(found) ?? "", people);
    mention(mentionsIn(body, people).filter((person) => !before.includes(person)));
    return done({ number });
  });
}
