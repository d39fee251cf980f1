import type { Context } from "hono";
import {
  addProtectedPart,
  changeProtectedPart,
  removeProtectedPart,
  type TypedPart,
} from "../../commands/write-protected-part.ts";
import type { Refusal } from "../../domain/kernel/result.ts";
import { type ProposalRecord, sections } from "../../domain/process/record.ts";
import { findPartWords } from "../../queries/part-words.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { recordToEdit, toProposal } from "./edit-routes.tsx";
import { PartFormPage, partLabels } from "./part-form-page.tsx";
import { savedAtOf } from "./saved-at.tsx";
import { mergeErrors, typedTerms } from "./terms-fields.tsx";

/** Writing protected parts, before submission and while additions are asked for. */
export function addPartRoutes(routes: Routes): void {
  routes.post(paths.proposal.parts, { may: "editProposal", audit: "proposal.part.add" }, async (c, person) => {
    const found = await recordToEdit(c, person);
    if (found instanceof Response) return found;
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const result = await addProtectedPart(c.var.program, { ...acting, part: typedPart(values) });
    if (result.ok) return seeDone(c, stepOfSection(found.id, value(values, "section")), "partSaved");
    return redraw(c, found, null, values, result.refusal);
  });

  routes.get(paths.proposal.part, { may: "editProposal", audit: null }, async (c, person) => {
    const found = await recordToEdit(c, person);
    if (found instanceof Response) return found;
    const part = found.parts.find((one) => one.id === c.req.param("part"));
    const words = part ? await findPartWords(c.var.program, person, part.id) : null;
    if (!part || !words) return refuseUnknown(c);
    const { section, heading, level, departmentIds, until } = part;
    const values = { section, heading, level, departments: departmentIds, until, ...words };
    return c.html(page(c, found, part.id, values, []));
  });

  // Like every saving of words, without the form's key: a page gone back to must save again.
  routes.post(paths.proposal.part, { may: "editProposal", audit: "proposal.part.change" }, async (c, person) => {
    const found = await recordToEdit(c, person);
    if (found instanceof Response) return found;
    const values = await readForm(c);
    const partId = c.req.param("part")!;
    const { formKey: _formKey, ...acting } = actingFrom(c, person, values);
    const result = await changeProtectedPart(c.var.program, { ...acting, partId, part: typedPart(values) });
    if (result.ok) return seeDone(c, stepOfSection(found.id, value(values, "section")), "partSaved");
    return redraw(c, found, partId, values, result.refusal);
  });

  routes.post(paths.proposal.partRemoval, { may: "editProposal", audit: "proposal.part.remove" }, async (c, person) => {
    const partId = c.req.param("part")!;
    const acting = actingFrom(c, person, await readForm(c));
    const result = await removeProtectedPart(c.var.program, { ...acting, partId });
    if (!result.ok) return refusalPage(c, result.refusal, toProposal(acting.proposalId));
    return seeDone(c, paths.proposal.edit({ id: acting.proposalId }), "partRemoved");
  });
}

/** The form for a new part of a section, or null when the address asks for none. */
export function newPartPage(c: Context<Env>, record: ProposalRecord) {
  const section = sections.find((one) => one === c.req.query("write"));
  return section ? page(c, record, null, { section }, []) : null;
}

function page(
  c: Context<Env>,
  record: ProposalRecord,
  partId: string | null,
  values: FormValues,
  errors: readonly { field: string; message: string }[],
) {
  const { frame, city } = c.var;
  return <PartFormPage {...{ frame, city, record, partId, values, errors }} savedAt={savedAtOf(c)} />;
}

function redraw(
  c: Context<Env>,
  record: ProposalRecord,
  partId: string | null,
  values: FormValues,
  refusal: Refusal,
): Response | Promise<Response> {
  if (refusal.kind === "invalid")
    return c.html(page(c, record, partId, values, mergeErrors(refusal.errors, typedTerms(values).errors)), 422);
  // Typed by its own writer, and shown to nobody else: the content too is kept.
  return refusalPage(c, refusal, toProposal(record.id), typedOf(values, partLabels));
}

function typedPart(values: FormValues): TypedPart {
  return {
    section: value(values, "section"),
    heading: value(values, "heading"),
    reason: value(values, "reason"),
    content: value(values, "content"),
    ...typedTerms(values).terms,
  };
}

function stepOfSection(id: string, section: string): string {
  const isTerms = ["ask", "cost", "period"].includes(section);
  return paths.proposal.edit({ id }, { step: isTerms ? "terms" : "content" });
}
