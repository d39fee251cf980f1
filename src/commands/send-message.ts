import type { Program } from "../db/program.ts";
import { findSentFrom, sendDraft } from "../db/stores/draft-store.ts";
import { listMentionable } from "../db/stores/talk-read-store.ts";
import { mentionsIn } from "../domain/dialogue/mentions.ts";
import { speakerOf } from "../domain/dialogue/side.ts";
import { filesChanged, messageErrors } from "../domain/dialogue/words.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";
import { refusalOfTopic } from "./open-topic.ts";

export type SendMessage = Acting & {
  body: string;
  /** The topic that it belongs to; without one, the general one. */
  topicId?: string | null | undefined;
  asksAnswer?: boolean | undefined;
  /** The draft that the form was drawn from: sent from two tabs, it is one message. */
  draftId?: string | undefined;
  /** Files of the sender's draft, as they were shown before sending. */
  files?: readonly string[] | undefined;
};

/**
 * P4: writes to the other side. `asksAnswer` is the city's: it gives the proposer the ball until they have answered.
 * @returns the id of the message; refused as `invalid` (field `body`) when it is empty or too long, and where its topic is closed.
 */
export function sendMessage(program: Program, input: SendMessage) {
  return act(program, input, "sendMessage", async ({ tx, record, actor, at, log, mention }) => {
    const errors = messageErrors(input.body);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const topicId = input.topicId ?? null;
    const ofTopic = await refusalOfTopic(tx, record.id, topicId);
    if (ofTopic) return refused(ofTopic);
    const body = normaliseLineBreaks(input.body);
    const place = { proposalId: record.id, personId: actor.id, kind: "message", topicId } as const;
    const sent = input.draftId ? await findSentFrom(tx, place, input.draftId, body) : null;
    if (sent) return done(sent);
    const speaker = speakerOf(actor, record)!;
    const asksAnswer = speaker.side !== "partner" && input.asksAnswer === true;
    const { id } = await tx
      .insertInto("messages")
      .values({
        proposal_id: record.id,
        topic_id: topicId,
        side: speaker.side,
        department_id: speaker.departmentId,
        by_id: actor.id,
        by_name: actor.name,
        body,
        asks_answer: asksAnswer,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const isWhole = await sendDraft(tx, place, input.files ?? [], { message_id: id });
    if (!isWhole) return refused({ kind: "not-allowed", reason: filesChanged });
    const files = input.files?.length ?? 0;
    await log("message-sent", "dialogue", { message: id, asksAnswer, ...(files > 0 ? { files } : {}) });
    mention(mentionsIn(input.body, await listMentionable(tx, record.id, "messages")));
    return done({ id });
  });
}
