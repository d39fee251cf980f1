import type { Program } from "../db/program.ts";
import { findSentFrom, sendDraft } from "../db/stores/draft-store.ts";
import { listMentionable } from "../db/stores/talk-read-store.ts";
import { mentionsIn } from "../domain/dialogue/mentions.ts";
import { speakerOf } from "../domain/dialogue/side.ts";
import { filesChanged, messageErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

/**
 * Keeps an internal note (庁内メモ): read by the desk, the asked departments and the approvers, never by the proposer. It is a
 * public record under the disclosure ordinance all the same.
 */
export function writeNote(
  program: Program,
  input: Acting & {
    body: string;
    files?: readonly string[] | undefined;
    /** The draft that the form was drawn from: sent from two tabs, it is one note. */
    draftId?: string | undefined;
  },
) {
  return act(program, input, "writeNote", async ({ tx, record, actor, at, log, mention }) => {
    const errors = messageErrors(input.body, "庁内メモ");
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const body = normaliseLineBreaks(input.body);
    const place = { proposalId: record.id, personId: actor.id, kind: "note", topicId: null } as const;
    const sent = input.draftId ? await findSentFrom(tx, place, input.draftId, body) : null;
    if (sent) return done(sent);
    const { id } = await tx
      .insertInto("internal_notes")
      .values({
        proposal_id: record.id,
        department_id: speakerOf(actor, record)?.departmentId ?? null,
        by_id: actor.id,
        by_name: actor.name,
        body,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const isWhole = await sendDraft(tx, place, input.files ?? [], { note_id: id });
    if (!isWhole) return refused({ kind: "not-allowed", reason: filesChanged });
    const files = input.files?.length ?? 0;
    await log("note-written", "inside", { note: id, ...(files > 0 ? { files } : {}) });
    mention(mentionsIn(input.body, await listMentionable(tx, record.id, "notes")));
    return done({ id });
  });
}
