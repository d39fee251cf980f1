import type { Context } from "hono";
import { saveDraft, wordsDigest } from "../../commands/save-draft.ts";
import { digestOf } from "../../commands/words-digest.ts";
import type { Program } from "../../db/program.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { type ProposalRecord, sections } from "../../domain/process/record.ts";
import { type ProposalWords, type WordField, wordFields, wordLabels } from "../../domain/proposal/proposal-text.ts";
import { usualWaitsOf } from "../../queries/open/usual-waits.ts";
import { noHints, writingHintsFor } from "../../queries/open/writing-hints.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { caseOf } from "./case.tsx";
import { EditPage, type EditStep, fieldsOfStep } from "./edit-page.tsx";
import { savedAtOf, withSavedAt } from "./saved-at.tsx";
import { byItself, savedTime } from "./saving.tsx";

/** Writing a proposal, step by step; every step saves. */
export function addEditRoutes(routes: Routes): void {
  routes.get(paths.proposal.edit, { may: "editProposal", audit: null }, async (c, person) => {
    const found = await recordToEdit(c, person);
    if (found instanceof Response) return found;
    const step = stepOf(c);
    return c.html(<EditPage {...(await formOf(c, found, step))} values={storedValues(found)} errors={[]} />);
  });

  // No form key here: the same words saved twice are the same words, and a page gone back to must save again.
  routes.post(paths.proposal.edit, { may: "editProposal", audit: "proposal.save" }, async (c, person) => {
    const values = await readForm(c);
    if (value(values, "go") === byItself) return saveByItself(c, person, values);
    const found = await recordToEdit(c, person, values);
    if (found instanceof Response) return found;
    const step = stepOf(c);
    const { formKey: _formKey, ...acting } = actingFrom(c, person, values);
    const words = typedWords(values, fieldsOfStep(step, found));
    const fields = step === "content" && found.status === "draft" ? { fields: list(values, "fields") } : {};
    const drawnFrom = value(values, "drawn_from");
    const result = await saveDraft(c.var.program, { ...acting, words, ...fields, ...(drawnFrom ? { drawnFrom } : {}) });
    if (result.ok) return afterSaving(c, found, step, value(values, "go"));
    const { refusal } = result;
    if (refusal.kind === "invalid")
      return c.html(
        <EditPage {...(await formOf(c, found, step))} drawnFrom={drawnFrom} values={values} errors={refusal.errors} />,
        422,
      );
    if (refusal.kind === "stale") {
      // Read again: a colleague may have saved in the very moment between drawing and saving.
      const now = await recordToEdit(c, person);
      if (now instanceof Response) return now;
      const saved = savedMeanwhile(now, words);
      return c.html(
        <EditPage {...(await formOf(c, now, step))} values={values} errors={[]} savedMeanwhile={saved} />,
        409,
      );
    }
    return refusalPage(c, refusal, toProposal(found.id), typedOf(values, wordLabels));
  });
}

/**
 * Saves what the page sends while somebody writes (saving.tsx). It draws nothing, so it reads the record once, under its lock; which
 * fields the form has is what it sent. Refused it says only that it is not saved: the buttons of the form say why.
 */
async function saveByItself(c: Context<Env>, person: Person, values: FormValues): Promise<Response> {
  const { program } = c.var;
  const { formKey: _formKey, ...acting } = actingFrom(c, person, values);
  const fields = wordFields.filter((field) => Object.hasOwn(values, field));
  const drawnFrom = value(values, "drawn_from");
  const result = await saveDraft(program, {
    ...acting,
    words: typedWords(values, fields),
    ...(fields.includes("title") ? { fields: list(values, "fields") } : {}),
    ...(drawnFrom ? { drawnFrom } : {}),
  });
  if (result.ok)
    return c.json({ time: savedTime(program.now()), drawnFrom: digestOf(result.value.value?.words ?? {}, fields) });
  const statuses = { "not-found": 404, invalid: 422, "not-allowed": 403 } as const;
  const { kind } = result.refusal;
  return c.json({}, kind in statuses ? statuses[kind as keyof typeof statuses] : 409);
}

/** The record while it may be written; else the page that says why not, with what was typed. */
export async function recordToEdit(
  c: Context<Env>,
  person: Person,
  typed: FormValues = {},
): Promise<ProposalRecord | Response> {
  const found = await caseOf(c, person, async () => null);
  if (!found) return refuseUnknown(c);
  const answer = may(person, "editProposal", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, toProposal(found.record.id), typedOf(typed, wordLabels));
  return found.record;
}

export function toProposal(id: string) {
  return { href: paths.proposal.show({ id }), text: "提案にもどる" };
}

function stepOf(c: Context<Env>): EditStep {
  return c.req.query("step") === "terms" ? "terms" : "content";
}

async function formOf(c: Context<Env>, record: ProposalRecord, step: EditStep) {
  const { frame, city, program } = c.var;
  const drawnFrom = wordsDigest(record, fieldsOfStep(step, record));
  const [usual, hints] = await Promise.all([usualWaitsOf(program), hintsForDraft(program, record)]);
  return { frame, city, record, step, drawnFrom, usual, hints, now: program.now(), savedAt: savedAtOf(c) };
}

/** What is near to a draft. Once it is submitted the desk has it, and asks whom it asks. */
async function hintsForDraft(program: Program, { status, title, fields, text, challenge }: ProposalRecord) {
  if (status !== "draft") return noHints;
  return writingHintsFor(program, { ...text, title, fields, answersChallenge: challenge !== null });
}

function storedValues(record: ProposalRecord): FormValues {
  const { summary = "", what = "", benefit = "", ask = "", cost = "", period = "" } = record.text ?? {};
  return { title: record.title, fields: record.fields, summary, what, benefit, ask, cost, period };
}

function typedWords(values: FormValues, fields: readonly WordField[]): Partial<ProposalWords> {
  // A title has room for two lines and is one: a line break pressed in it is a space.
  const typed = (field: WordField) =>
    field === "title" ? value(values, field).replaceAll("\n", " ") : value(values, field);
  return Object.fromEntries(fields.map((field) => [field, typed(field)]));
}

function savedMeanwhile(record: ProposalRecord, typed: Partial<ProposalWords>) {
  const stored = storedValues(record);
  return (Object.keys(typed) as WordField[])
    .filter((field) => typed[field] !== stored[field])
    .map((field) => ({ label: wordLabels[field], text: value(stored, field) }));
}

/** Every page that a saving leads to says when it was saved. */
function afterSaving(c: Context<Env>, record: ProposalRecord, step: EditStep, go: string): Response {
  const id = { id: record.id };
  if (go === "later") return seeDone(c, paths.proposals({}), "draftSaved");
  return c.redirect(withSavedAt(c, pageAfterSaving(id, step, go)), 303);
}

function pageAfterSaving(id: { id: string }, step: EditStep, go: string): string {
  const section = sections.find((one) => go === `part:${one}`);
  if (section) return paths.proposal.parts(id, { write: section });
  if (go === "stay") return paths.proposal.edit(id, { step });
  if (go === "back") return paths.proposal.edit(id);
  if (go === "files") return paths.proposal.files(id);
  if (go === "preview") return paths.proposal.preview(id);
  return step === "content" ? paths.proposal.edit(id, { step: "terms" }) : paths.proposal.submission(id);
}
