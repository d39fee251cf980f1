import type { Program } from "../db/program.ts";
import { sendDraft } from "../db/stores/draft-store.ts";
import { type MailLane, type MailToFile, mailErrors } from "../domain/dialogue/filed-mail.ts";
import { filesChanged } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { partsOf } from "../domain/policy/may.ts";
import { type Acting, act } from "./act.ts";
import { refusalOfTopic } from "./open-topic.ts";

export type FileMail = Acting & {
  lane: MailLane;
  mail: MailToFile;
  topicId?: string | null | undefined;
  /** Files of the officer's draft of a mail, as they were shown before filing. */
  files?: readonly string[] | undefined;
};

/**
 * An officer files a mail that came outside the program: as a message, which both sides read, or as an internal note. It carries its sender,
 * date and subject, and who filed it; it is neither an answer nor a question, so that nobody's turn changes by it.
 * @returns the id of the entry; refused as `invalid` with the fields of the form.
 */
export function fileMail(program: Program, input: FileMail) {
  const isMessage = input.lane === "message";
  return act(program, input, isMessage ? "sendMessage" : "writeNote", async ({ tx, record, actor, at, log }) => {
    if (!partsOf(actor, record).has("desk"))
      return refused({ kind: "not-allowed", reason: "メールの登録は、官民連携デスクが行います。" });
    const errors = mailErrors(input.mail, at);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const topicId = isMessage ? (input.topicId ?? null) : null;
    const ofTopic = await refusalOfTopic(tx, record.id, topicId);
    if (ofTopic) return refused(ofTopic);
    const row = {
      proposal_id: record.id,
      by_id: actor.id,
      by_name: actor.name,
      body: normaliseLineBreaks(input.mail.body),
      mail_from: input.mail.from.trim(),
      mail_sent_at: input.mail.sentAt,
      mail_subject: input.mail.subject.trim(),
      at,
    };
    const { id } = isMessage
      ? await tx
          .insertInto("messages")
          .values({ ...row, side: "desk", topic_id: topicId })
          .returning("id")
          .executeTakeFirstOrThrow()
      : await tx.insertInto("internal_notes").values(row).returning("id").executeTakeFirstOrThrow();
    const place = { proposalId: record.id, personId: actor.id, kind: "mail", topicId: null } as const;
    const to = isMessage ? { message_id: id } : { note_id: id };
    if (!(await sendDraft(tx, place, input.files ?? [], to)))
      return refused({ kind: "not-allowed", reason: filesChanged });
    await log(
      isMessage ? "mail-filed" : "mail-noted",
      isMessage ? "dialogue" : "inside",
      isMessage ? { message: id } : { note: id },
    );
    return done({ id });
  });
}
