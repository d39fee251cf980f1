import type { Context } from "hono";
import { correctMessage } from "../../commands/correct-message.ts";
import { correctNote } from "../../commands/correct-note.ts";
import { withdrawMessage } from "../../commands/withdraw-message.ts";
import { withdrawNote } from "../../commands/withdraw-note.ts";
import { findMessage, findNote } from "../../db/stores/entry-store.ts";
import { type TalkEntry, whyNotCorrect, whyNotWithdraw, wordsOf } from "../../domain/dialogue/entry.ts";
import { messageErrors } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { CorrectionPreview, EntryPage } from "./entry-page.tsx";

const p = paths.proposal;
type Lane = "message" | "note";

/** What its writer does to a message or a note afterwards: correct it, or take it back. */
export function addEntryRoutes(routes: Routes): void {
  routes.get(p.messageCorrection, { may: "sendMessage", audit: null }, (c, person) =>
    entryPage(c, person, "message", null, [], 200),
  );
  routes.get(p.noteCorrection, { may: "writeNote", audit: null }, (c, person) =>
    entryPage(c, person, "note", null, [], 200),
  );
  routes.post(p.messageCorrection, { may: "sendMessage", audit: "message.correct" }, (c, person) =>
    correct(c, person, "message"),
  );
  routes.post(p.noteCorrection, { may: "writeNote", audit: "note.correct" }, (c, person) => correct(c, person, "note"));
  routes.post(p.messageWithdrawal, { may: "sendMessage", audit: "message.withdraw" }, (c, person) =>
    withdraw(c, person, "message"),
  );
  routes.post(p.noteWithdrawal, { may: "writeNote", audit: "note.withdraw" }, (c, person) =>
    withdraw(c, person, "note"),
  );
}

async function entryPage(
  c: Context<Env>,
  person: Person,
  lane: Lane,
  typed: FormValues | null,
  errors: readonly FieldError[],
  status: 200 | 422,
): Promise<Response> {
  const found = await entryOf(c, person, lane);
  if (found instanceof Response) return found;
  const values = typed ?? { body: wordsOf(found.entry) ?? "" };
  return c.html(<EntryPage {...{ c, person, lane, ...found, values, errors }} />, status);
}

/** The entry that this person may correct or take back now; else the answer why not. */
async function entryOf(
  c: Context<Env>,
  person: Person,
  lane: Lane,
): Promise<{ record: ProposalRecord; entry: TalkEntry } | Response> {
  const entryId = c.req.param(lane)!;
  const found = await caseOf(c, person, (tx, record) =>
    lane === "message" ? findMessage(tx, record.id, entryId) : findNote(tx, record.id, entryId),
  );
  if (!found) return refuseUnknown(c);
  const { record, more: entry } = found;
  const answer = may(person, lane === "message" ? "sendMessage" : "writeNote", record);
  const back = backTo(record.id, lane);
  if (!answer.ok) return refusalPage(c, answer.refusal, back);
  if (!entry) return refuseUnknown(c);
  const reason = whyNotWithdraw(entry, person.id);
  return reason ? refusalPage(c, { kind: "not-allowed", reason }, back) : { record, entry };
}

async function correct(c: Context<Env>, person: Person, lane: Lane): Promise<Response> {
  const values = await readForm(c);
  if (value(values, "rewrite")) return entryPage(c, person, lane, values, [], 200);
  const isShown = lane === "note" || value(values, "send") !== "";
  if (!isShown && messageErrors(value(values, "body")).length === 0) {
    const found = await entryOf(c, person, lane);
    if (found instanceof Response) return found;
    if (!partsOf(person, found.record).has("member") && whyNotCorrect(found.entry, person.id) === null)
      return c.html(<CorrectionPreview {...{ c, person, ...found, values }} />);
  }
  const acting = actingFrom(c, person, values);
  const entryId = c.req.param(lane)!;
  const drawnFrom = Number(value(values, "drawn_from") || "NaN");
  const input = {
    ...acting,
    body: value(values, "body"),
    ...(Number.isInteger(drawnFrom) ? { drawnFrom } : {}),
  };
  const { program } = c.var;
  const result =
    lane === "message"
      ? await correctMessage(program, { ...input, messageId: entryId })
      : await correctNote(program, { ...input, noteId: entryId });
  const back = backTo(acting.proposalId, lane);
  if (result.ok) return seeDone(c, back.href, lane === "message" ? "messageCorrected" : "noteCorrected");
  if (result.refusal.kind === "invalid") return entryPage(c, person, lane, values, result.refusal.errors, 422);
  return refusalPage(c, result.refusal, back, typedOf(values, { body: "直した文" }));
}

async function withdraw(c: Context<Env>, person: Person, lane: Lane): Promise<Response> {
  const acting = actingFrom(c, person, await readForm(c));
  const entryId = c.req.param(lane)!;
  const { program } = c.var;
  const result =
    lane === "message"
      ? await withdrawMessage(program, { ...acting, messageId: entryId })
      : await withdrawNote(program, { ...acting, noteId: entryId });
  const back = backTo(acting.proposalId, lane);
  if (result.ok) return seeDone(c, back.href, lane === "message" ? "messageWithdrawn" : "noteWithdrawn");
  return refusalPage(c, result.refusal, back);
}

function backTo(id: string, lane: Lane) {
  return lane === "message"
    ? { href: `${p.messages({ id })}#messages`, text: "やりとりにもどる" }
    : { href: p.notes({ id }), text: "庁内メモにもどる" };
}
