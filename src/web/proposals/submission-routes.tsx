import type { Context } from "hono";
import { resubmitProposal } from "../../commands/resubmit-proposal.ts";
import { submitProposal } from "../../commands/submit-proposal.ts";
import { findUnproven } from "../../db/stores/address-store.ts";
import { listAttachments } from "../../db/stores/attachment-store.ts";
import { findStatus } from "../../db/stores/record-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { pledges } from "../../domain/proposal/pledge.ts";
import { listRepresentatives } from "../../queries/my-proposals.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { actingFrom, readForm } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { caseOf } from "./case.tsx";
import { recordToEdit, toProposal } from "./edit-routes.tsx";
import { savedAtOf } from "./saved-at.tsx";
import { SubmissionPage } from "./submission-page.tsx";
import { SubmittedPage } from "./submitted-page.tsx";

/** 確かめて提出する, and the page after it. */
export function addSubmissionRoutes(routes: Routes): void {
  routes.get(paths.proposal.submission, { may: "editProposal", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found || !partsOf(person, found.record).has("member")) return refuseUnknown(c);
    const { record } = found;
    if (record.status === "submitted") {
      const { frame, city, program } = c.var;
      const usual = await usualWaitsOf(program);
      return c.html(<SubmittedPage frame={frame} city={city} record={record} now={program.now()} usual={usual} />);
    }
    if (!may(person, "editProposal", record).ok) return c.redirect(paths.proposal.show({ id: record.id }), 303);
    return c.html(await page(c, person, record, {}, []));
  });

  routes.post(
    paths.proposal.submission,
    { may: ["submitProposal", "resubmitProposal"], audit: "proposal.submit" },
    async (c, person) => {
      const values = await readForm(c);
      const acting = actingFrom(c, person, values);
      const given = pledges.filter((pledge) => value(values, pledge) === "yes");
      const status = await c.var.program.db.asActor(person, (tx) => findStatus(tx, acting.proposalId));
      if (!status) return refuseUnknown(c);
      const result =
        status === "additions_asked"
          ? await resubmitProposal(c.var.program, acting)
          : await submitProposal(c.var.program, { ...acting, pledges: given });
      if (result.ok) return c.redirect(paths.proposal.submission({ id: acting.proposalId }), 303);
      if (result.refusal.kind === "invalid") {
        const record = await recordToEdit(c, person);
        if (record instanceof Response) return record;
        return c.html(await page(c, person, record, values, result.refusal.errors), 422);
      }
      return refusalPage(c, result.refusal, toProposal(acting.proposalId));
    },
  );
}

async function page(
  c: Context<Env>,
  person: Person,
  record: ProposalRecord,
  values: FormValues,
  errors: readonly FieldError[],
) {
  const { frame, city, program } = c.var;
  const move = record.status === "draft" ? "submitProposal" : "resubmitProposal";
  const maySubmit = may(person, move, record).ok;
  return (
    <SubmissionPage
      frame={frame}
      city={city}
      record={record}
      now={program.now()}
      usual={await usualWaitsOf(program)}
      savedAt={savedAtOf(c)}
      attachments={await program.db.asActor(person, (tx) => listAttachments(tx, record.id))}
      hasScanner={program.files.scanner !== null}
      missing={missingFor(move, record, todayInTokyo(program.now()))}
      maySubmit={maySubmit}
      unproven={await findUnproven(program, person.id)}
      representatives={maySubmit ? [] : await listRepresentatives(program, person)}
      values={values}
      errors={errors}
    />
  );
}
