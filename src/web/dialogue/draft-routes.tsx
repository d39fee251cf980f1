import type { Context } from "hono";
import { attachToDraft, removeDraftFile } from "../../commands/attach-to-draft.ts";
import { openTalkFile } from "../../commands/open-talk-file.ts";
import { discardTalkDraft } from "../../commands/save-talk-draft.ts";
import { listDraftFiles, listDrafts } from "../../db/stores/draft-store.ts";
import type { TalkDraft, TalkFile } from "../../domain/dialogue/draft.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { brokenOff } from "../files/file-routes.tsx";
import { readUpload } from "../files/read-upload.ts";
import { asDownload } from "../files/send-attachment.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { DraftFilesPage } from "./draft-files-page.tsx";

const p = paths.proposal;
const writers = ["sendMessage", "writeNote"] as const;

/** What is being written into the talk: its files, and forgetting it. All of it its writer's alone. */
export function addDraftRoutes(routes: Routes): void {
  routes.get(p.draftFiles, { may: writers, audit: null }, async (c, person) => {
    const found = await draftOf(c, person);
    return found ? filesPage(c, person, found, null, [], 200) : refuseUnknown(c);
  });

  routes.post(p.draftFiles, { may: writers, audit: "talk.file.attach" }, async (c, person) => {
    // Nothing is read of a form whose sender has no such draft.
    const found = await draftOf(c, person);
    if (!found) return refuseUnknown(c);
    const upload = await readUpload(c, c.var.city.settings.attachments);
    if (!upload) return answer(c, person, found, 0, [brokenOff]);
    const ids = { proposalId: found.record.id, draftId: found.draft.id };
    const result = await attachToDraft(c.var.program, { actor: person, ...ids, files: upload.files });
    if (!result.ok) return refusalPage(c, result.refusal, backTo(found));
    return answer(c, person, found, result.value.attached, result.value.errors);
  });

  routes.post(p.draftFileRemoval, { may: writers, audit: "talk.file.remove" }, async (c, person) => {
    await readForm(c);
    const ids = { proposalId: c.req.param("id")!, draftId: c.req.param("draft")! };
    const result = await removeDraftFile(c.var.program, { actor: person, ...ids, fileId: c.req.param("file")! });
    if (!result.ok) return refuseUnknown(c);
    return seeDone(c, p.draftFiles({ id: ids.proposalId, draft: ids.draftId }), "fileRemoved");
  });

  routes.post(p.draftDiscarding, { may: writers, audit: "talk.draft.discard" }, async (c, person) => {
    await readForm(c);
    const found = await draftOf(c, person);
    if (!found) return refuseUnknown(c);
    const ids = { proposalId: found.record.id, draftId: found.draft.id };
    const result = await discardTalkDraft(c.var.program, { actor: person, ...ids });
    return result.ok ? seeDone(c, backTo(found).href, "talkDraftDiscarded") : refuseUnknown(c);
  });

  routes.get(p.talkFile, { may: "signedIn", audit: "talk.file.open" }, async (c, person) => {
    const proposalId = c.req.param("id")!;
    const result = await openTalkFile(c.var.program, { actor: person, proposalId, fileId: c.req.param("file")! });
    const back = { href: p.messages({ id: proposalId }), text: "やりとりにもどる" };
    return result.ok ? asDownload(c, result.value) : refusalPage(c, result.refusal, back);
  });
}

export type FoundDraft = { record: ProposalRecord; draft: TalkDraft; files: readonly TalkFile[] };

async function draftOf(c: Context<Env>, person: Person): Promise<FoundDraft | null> {
  const draftId = c.req.param("draft");
  const found = await caseOf(c, person, async (tx, record) => ({
    draft: (await listDrafts(tx, record.id)).find(({ id }) => id === draftId),
    files: (await listDraftFiles(tx, record.id)).filter((file) => file.draftId === draftId),
  }));
  if (!found?.more.draft) return null;
  return { record: found.record, draft: found.more.draft, files: found.more.files };
}

/** For the page, or for its script, which draws the answer itself. */
async function answer(
  c: Context<Env>,
  person: Person,
  found: FoundDraft,
  attached: number,
  errors: readonly FieldError[],
): Promise<Response> {
  if (c.req.header("accept") === "application/json")
    return c.json({ attached, errors: errors.map(({ message }) => message) }, errors.length > 0 ? 422 : 200);
  const here = p.draftFiles({ id: found.record.id, draft: found.draft.id });
  if (errors.length === 0) return seeDone(c, here, "filesAttached");
  const now = await draftOf(c, person);
  return now ? filesPage(c, person, now, attached, errors, 422) : refuseUnknown(c);
}

function filesPage(
  c: Context<Env>,
  person: Person,
  found: FoundDraft,
  attached: number | null,
  errors: readonly FieldError[],
  status: 200 | 422,
): Response | Promise<Response> {
  return c.html(<DraftFilesPage {...{ c, person, ...found, attached, errors }} back={backTo(found)} />, status);
}

function backTo({ record, draft }: FoundDraft): { href: string; text: string } {
  const id = { id: record.id };
  if (draft.kind === "note") return { href: p.notes(id), text: "庁内メモにもどる" };
  const { topicId: topic } = draft;
  return { href: p.messages(id, topic ? { topic } : {}), text: "メッセージにもどる" };
}
