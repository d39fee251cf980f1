import type { Context } from "hono";
import { attachFiles } from "../../commands/attach-files.ts";
import { removeAttachment } from "../../commands/remove-attachment.ts";
import { listAttachments } from "../../db/stores/attachment-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { recordToEdit, toProposal } from "../proposals/edit-routes.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { FilesPage } from "./files-page.tsx";
import { readUpload } from "./read-upload.ts";
import { sendAttachment } from "./send-attachment.ts";

/** Attachments: choosing, taking away, giving out. */
export function addFileRoutes(routes: Routes): void {
  routes.get(paths.proposal.files, { may: "editProposal", audit: null }, async (c, person) => {
    const found = await filesOf(c, person);
    if (found instanceof Response) return found;
    return c.html(await page(c, person, found, null, []));
  });

  routes.post(paths.proposal.files, { may: "editProposal", audit: "proposal.file.attach" }, async (c, person) => {
    // Nothing is read of a form whose sender may not attach anything here.
    const found = await filesOf(c, person);
    if (found instanceof Response) return found;
    const { record, part } = found;
    const upload = await readUpload(c, c.var.city.settings.attachments);
    if (!upload) return answer(c, person, found, 0, [brokenOff]);
    const acting = actingFrom(c, person, upload.values);
    const result = await attachFiles(c.var.program, { ...acting, files: upload.files, partId: part?.id ?? null });
    if (!result.ok) return refusalPage(c, result.refusal, toProposal(record.id));
    return answer(c, person, found, result.value.attached, result.value.errors);
  });

  routes.post(paths.proposal.fileRemoval, { may: "editProposal", audit: "proposal.file.remove" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await removeAttachment(c.var.program, { ...acting, attachmentId: c.req.param("file")! });
    if (!result.ok) return refusalPage(c, result.refusal, toProposal(acting.proposalId));
    const part = result.value.value?.partId;
    return seeDone(c, paths.proposal.files({ id: acting.proposalId }, part ? { part } : {}), "fileRemoved");
  });

  routes.get(paths.proposal.file, { may: "signedIn", audit: "proposal.file.open" }, async (c, person) => {
    const ids = { proposalId: c.req.param("id")!, attachmentId: c.req.param("file")! };
    return sendAttachment(c, { actor: person, ...ids });
  });
}

/** Said of a form that did not arrive whole. */
export const brokenOff: FieldError = {
  field: "files",
  message: "送信が途中で切れたか、一度に送る量が多すぎました。少しずつ選んで、もう一度お送りください。",
};

type Found = { record: ProposalRecord; part: ProtectedPart | null };

/** The record while it may be written, and the protected part that the address names. */
async function filesOf(c: Context<Env>, person: Person): Promise<Found | Response> {
  const record = await recordToEdit(c, person);
  if (record instanceof Response) return record;
  const named = c.req.query("part");
  const part = record.parts.find((one) => one.id === named) ?? null;
  return named !== undefined && !part ? refuseUnknown(c) : { record, part };
}

/** For the page, or for its script, which draws the answer itself. */
async function answer(
  c: Context<Env>,
  person: Person,
  found: Found,
  attached: number,
  errors: readonly FieldError[],
): Promise<Response> {
  const here = paths.proposal.files({ id: found.record.id }, found.part ? { part: found.part.id } : {});
  if (c.req.header("accept") === "application/json")
    return c.json({ attached, errors: errors.map(({ message }) => message) }, errors.length > 0 ? 422 : 200);
  if (errors.length > 0) return c.html(await page(c, person, found, attached, errors), 422);
  return seeDone(c, here, "filesAttached");
}

async function page(
  c: Context<Env>,
  person: Person,
  { record, part }: Found,
  attached: number | null,
  errors: readonly FieldError[],
) {
  const { frame, city, program } = c.var;
  const attachments = await program.db.asActor(person, (tx) => listAttachments(tx, record.id));
  const hasScanner = program.files.scanner !== null;
  return <FilesPage {...{ frame, city, record, part, attachments, hasScanner, attached, errors }} />;
}
