import type { Program } from "../db/program.ts";
import { speakerOf } from "../domain/dialogue/side.ts";
import { messageErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

/**
 * Keeps an internal note (庁内メモ): read by the desk, the asked departments and the approvers, never by the proposer. It is a
 * public record under the disclosure ordinance all the same.
 */
export function writeNote(program: Program, input: Acting & { body: string }) {
  return act(program, input, "writeNote", async ({ tx, record, actor, at, log }) => {
    const errors = messageErrors(input.body, "庁内メモ");
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("internal_notes")
      .values({
        proposal_id: record.id,
        department_id: speakerOf(actor, record)?.departmentId ?? null,
        by_id: actor.id,
        by_name: actor.name,
        body: normaliseLineBreaks(input.body),
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("note-written", "inside", { note: id });
    return done({ id });
  });
}
