import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { speakerOf } from "../domain/dialogue/side.ts";
import { mostTopics, topicErrors } from "../domain/dialogue/topic.ts";
import { done, type Refusal, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * Opens a topic (話題) of the talk, by either side: whoever may write a message may. The other side hears of it with its first message.
 * @returns the id of the topic; refused as `invalid` (field `title`).
 */
export function openTopic(program: Program, input: Acting & { title: string }) {
  return act(program, input, "sendMessage", async ({ tx, record, actor, at, log }) => {
    const errors = topicErrors(input.title);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const speaker = speakerOf(actor, record)!;
    const { topics } = await tx
      .selectFrom("topics")
      .select((select) => select.fn.countAll<string>().as("topics"))
      .where("proposal_id", "=", record.id)
      .executeTakeFirstOrThrow();
    if (Number(topics) >= mostTopics)
      return refused({
        kind: "not-allowed",
        reason: `話題は${mostTopics}件までです。いまある話題を使ってください。`,
      });
    const { id } = await tx
      .insertInto("topics")
      .values({
        proposal_id: record.id,
        title: input.title.trim(),
        side: speaker.side,
        department_id: speaker.departmentId,
        by_id: actor.id,
        by_name: actor.name,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("topic-opened", "dialogue", { topic: id });
    return done({ id });
  });
}

/** Why nothing can be written into a topic of this talk; null when it can. Asked under the lock: a topic may have been closed meanwhile. */
export async function refusalOfTopic(tx: Tx, proposalId: string, topicId: string | null): Promise<Refusal | null> {
  if (topicId === null) return null;
  const topic = await tx
    .selectFrom("topics")
    .select("closed_at")
    .where("id", "=", topicId)
    .where("proposal_id", "=", proposalId)
    .executeTakeFirst();
  if (!topic) return { kind: "not-found" };
  return topic.closed_at ? { kind: "not-allowed", reason: closedReason } : null;
}

const closedReason = "この話題は閉じられました。もう一度開くか、ほかの話題に書いてください。";
