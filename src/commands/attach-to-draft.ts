import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { addDraftFiles, dropDraftFile, listTalkFiles, lockDraft } from "../db/stores/draft-store.ts";
import { lockProposal } from "../db/stores/record-store.ts";
import { talkFilesFactor } from "../domain/dialogue/draft.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { ArrivedFile } from "../files/take-in.ts";
import type { AttachedFiles } from "./attach-files.ts";
import { removeContents } from "./remove-contents.ts";
import { refusalOfDraft } from "./save-talk-draft.ts";
import { fileError, fitting, markClean, type Placed, takeInFiles } from "./take-in-files.ts";

export type AttachToDraft = { actor: Person; proposalId: string; draftId: string; files: readonly ArrivedFile[] };

/**
 * Attaches files to a draft of one's own by the rules of attachments (attach-files.ts): each message or note keeps to the city's limits for
 * itself, and the whole talk to ten times as much, as far as its writer sees it.
 */
export async function attachToDraft(program: Program, input: AttachToDraft): Promise<Result<AttachedFiles>> {
  const { actor, proposalId, draftId } = input;
  const limits = (await cityOf(program)).settings.attachments;
  const { kept, errors } = await takeInFiles(program, input.files, limits);
  if (kept.length === 0) return done({ attached: 0, errors });
  const placed = await program.db.asActor<Result<Placed>>(actor, async (tx) => {
    // Two who attach at once keep to the limits together.
    const isLocked = await lockProposal(tx, proposalId);
    // Nor is it thrown away meanwhile.
    const kind = isLocked ? await lockDraft(tx, proposalId, draftId) : null;
    if (!kind) return refused({ kind: "not-found" });
    const refusal = await refusalOfDraft(tx, actor, proposalId, kind);
    if (refusal) return refused(refusal);
    const all = (await listTalkFiles(tx, proposalId)).filter(({ state }) => state !== "refused");
    const inTalk = fitting(kept, sumOf(all), {
      ...limits,
      files: limits.files * talkFilesFactor,
      allMegabytes: limits.allMegabytes * talkFilesFactor,
    });
    const inDraft = fitting(inTalk.written, sumOf(all.filter((file) => file.draftId === draftId)), limits);
    await addDraftFiles(tx, { id: draftId, proposalId, personId: actor.id }, inDraft.written, program.now());
    return done({ written: inDraft.written, left: [...inTalk.left, ...inDraft.left] });
  });
  const written = placed.ok ? placed.value.written : [];
  await removeContents(
    program,
    kept.filter((file) => !written.includes(file)).map((file) => file.key),
  );
  if (!placed.ok) return placed;
  await markClean(program, written);
  const left = placed.value.left.map(({ file, fault }) => fileError(file.name, fault, limits));
  return done({ attached: written.length, errors: [...errors, ...left] });
}

/** Takes a file away from a draft of one's own, with its content. What was sent stands. */
export async function removeDraftFile(
  program: Program,
  input: { actor: Person; proposalId: string; draftId: string; fileId: string },
): Promise<Result<null>> {
  const result = await program.db.asActor<Result<string | null>>(input.actor, async (tx) => {
    const { proposalId, draftId, fileId: id } = input;
    const gone = await dropDraftFile(tx, { proposalId, draftId, id });
    return gone ? done(gone.storageKey) : refused({ kind: "not-found" });
  });
  if (!result.ok) return result;
  if (result.value) await removeContents(program, [result.value]);
  return done(null);
}

function sumOf(files: readonly { bytes: number }[]): { files: number; bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
}
