import type { Program } from "../db/program.ts";
import { findTalkFile } from "../db/stores/draft-store.ts";
import { findRecord } from "../db/stores/record-store.ts";
import type { TalkFile } from "../domain/dialogue/draft.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import { mustDeclareConflict } from "../domain/policy/conflict.ts";
import { partsOf } from "../domain/policy/may.ts";
import { mayRead } from "../domain/policy/may-read.ts";
import { sightFactsOf } from "../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { contentOf, type OpenedContent } from "./open-attachment.ts";

/**
 * Gives out a file of the talk to who reads what it goes with: of a note, the inside alone; of a draft, its writer. What waits for the
 * scanner is given to nobody.
 */
export async function openTalkFile(
  program: Program,
  input: { actor: Person; proposalId: string; fileId: string },
): Promise<Result<OpenedContent>> {
  const { actor, proposalId, fileId } = input;
  const found = await program.db.asActor(actor, async (tx) => {
    const record = await findRecord(tx, proposalId);
    if (!record || partsOf(actor, record).size === 0) return refused({ kind: "not-found" });
    const file = await findTalkFile(tx, proposalId, fileId);
    if (!file || !mayReadTalkFile(actor, file, record)) return refused({ kind: "not-found" });
    if (mustDeclareConflict(actor, record)) return refused({ kind: "undeclared", proposalId });
    return done(file);
  });
  return found.ok ? contentOf(program, found.value) : found;
}

/** The first wall; of a draft the database gives its writer's own alone. */
function mayReadTalkFile(person: Person, file: TalkFile, record: ProposalRecord): boolean {
  const facts = sightFactsOf(record);
  if (file.noteId !== null) return mayRead(person, "internalNote", facts);
  if (file.messageId !== null) return mayRead(person, "dialogue", facts);
  return true;
}
