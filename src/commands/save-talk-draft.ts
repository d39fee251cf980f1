import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { dropDraft, keepDraft } from "../db/stores/draft-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { actionOfDraft, type DraftKind, draftErrors } from "../domain/dialogue/draft.ts";
import { done, type Refusal, type Result, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks } from "../domain/kernel/text.ts";
import type { Person } from "../domain/policy/actor.ts";
import { may, partsOf } from "../domain/policy/may.ts";
import { refusalOfTopic } from "./open-topic.ts";
import { removeContents } from "./remove-contents.ts";

export type SaveTalkDraft = {
  actor: Person;
  proposalId: string;
  kind: DraftKind;
  topicId?: string | null | undefined;
  body: string;
};

/**
 * Keeps what is typed into the talk and not sent yet: for its writer alone, on every machine. Not an act on the proposal: it takes no lock,
 * stands in no log, and changes nobody's turn.
 * @returns the id of the draft and when it was saved.
 */
export function saveTalkDraft(program: Program, input: SaveTalkDraft): Promise<Result<{ id: string; savedAt: Date }>> {
  const { actor, proposalId, kind } = input;
  const topicId = kind === "message" ? (input.topicId ?? null) : null;
  return program.db.asActor(actor, async (tx) => {
    const refusal =
      (await refusalOfDraft(tx, actor, proposalId, kind)) ?? (await refusalOfTopic(tx, proposalId, topicId));
    if (refusal) return refused(refusal);
    const errors = draftErrors(input.body);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const savedAt = program.now();
    const place = { proposalId, personId: actor.id, kind, topicId };
    const id = await keepDraft(tx, place, normaliseLineBreaks(input.body), savedAt);
    return done({ id, savedAt });
  });
}

/** Forgets a draft of one's own, with its files. */
export async function discardTalkDraft(
  program: Program,
  input: { actor: Person; proposalId: string; draftId: string },
): Promise<Result<null>> {
  const result = await program.db.asActor<Result<readonly string[]>>(input.actor, async (tx) => {
    const keys = await dropDraft(tx, input.proposalId, input.draftId);
    return keys ? done(keys) : refused({ kind: "not-found" });
  });
  if (!result.ok) return result;
  await removeContents(program, result.value);
  return done(null);
}

/** Why this person may keep no draft of this kind here now; null when they may. */
export async function refusalOfDraft(
  tx: Tx,
  actor: Person,
  proposalId: string,
  kind: DraftKind,
): Promise<Refusal | null> {
  const record = await findRecord(tx, proposalId);
  if (!record || partsOf(actor, record).size === 0) return { kind: "not-found" };
  const answer = may(actor, actionOfDraft[kind], record);
  return answer.ok ? null : answer.refusal;
}
