import { openProtectedPart } from "../../commands/open-protected-part.ts";
import type { Tx } from "../../db/connect.ts";
import { listAttachments } from "../../db/stores/attachment-store.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listTexts } from "../../queries/proposal-text.ts";
import { sendAttachment } from "../files/send-attachment.ts";
import { readForm } from "../forms.ts";
import { openedByLaw } from "../law-access/law-access-routes.tsx";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { caseOf } from "./case.tsx";
import { OpenedPartPage } from "./opened-part-page.tsx";
import { purposeField, TextPage } from "./text-page.tsx";

/** 提案の本文, and opening a protected part of it. */
export function addTextRoutes(routes: Routes): void {
  routes.get(paths.proposal.text, { may: "signedIn", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, textsOf);
    if (!found) return refuseUnknown(c);
    const version = Number(c.req.query("version")) || null;
    const props = { c, person, record: found.record, ...found.more, version, values: {}, errors: [] };
    return c.html(<TextPage {...props} />);
  });

  // A POST: opening writes to the ledger of readings, and what it answers is kept by no cache and no history.
  routes.post(paths.proposal.readings, { may: "signedIn", audit: "proposal.part.open" }, async (c, person) => {
    const id = c.req.param("id")!;
    const partId = c.req.param("part")!;
    const values = await readForm(c);
    // `purpose` alone is what stays stable for programs outside; a page with several parts names its fields apart.
    const purpose = value(values, purposeField(partId)) || value(values, "purpose");
    const accessId = value(values, "access");
    if (isId(accessId)) return openedByLaw(c, { actor: person, partId, accessId, purpose }, value(values, "file"));
    // With a file of the part in place of its words: another reading, and the file for an answer.
    const file = value(values, "file");
    const attachmentId = isId(file) ? file : undefined;
    const opening = { actor: person, proposalId: id, partId, purpose, attachmentId };
    const result = await openProtectedPart(c.var.program, opening);
    if (result.ok) {
      const { record, part, content, attachments } = result.value;
      if (attachmentId)
        return sendAttachment(c, { actor: person, proposalId: id, attachmentId, openedPartId: part.id });
      const isOwn = partsOf(person, record).has("member");
      const opened = { part, content, attachments, purpose: isOwn || part.state === "released" ? null : purpose };
      return c.html(<OpenedPartPage c={c} person={person} record={record} {...opened} />);
    }
    if (result.refusal.kind !== "invalid")
      return refusalPage(c, result.refusal, { href: paths.proposal.text({ id }), text: "提案の本文にもどる" });
    const found = await caseOf(c, person, textsOf);
    if (!found) return refuseUnknown(c);
    const errors = result.refusal.errors.map((error) => ({ ...error, field: purposeField(partId) }));
    const props = { c, person, record: found.record, ...found.more, version: null, values, errors };
    return c.html(<TextPage {...props} />, 422);
  });
}

async function textsOf(tx: Tx, { id }: ProposalRecord) {
  return { texts: await listTexts(tx, id), attachments: await listAttachments(tx, id) };
}
