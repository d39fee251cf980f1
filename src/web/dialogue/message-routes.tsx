import type { Context } from "hono";
import { saveTalkDraft } from "../../commands/save-talk-draft.ts";
import { sendMessage } from "../../commands/send-message.ts";
import { writeNote } from "../../commands/write-note.ts";
import { listDraftFiles } from "../../db/stores/draft-store.ts";
import { speakerOf } from "../../domain/dialogue/side.ts";
import { messageErrors } from "../../domain/dialogue/words.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { listTopics } from "../../queries/talk-reading.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { byItself, savedTime } from "../proposals/saving.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { going } from "./lane-forms.tsx";
import { DialogueLanes, MessagesLane } from "./lanes.tsx";
import { loadLanes, readAt } from "./load-lanes.ts";
import { MessagePreview } from "./message-preview.tsx";

const p = paths.proposal;

/** Messages and internal notes: one lane goes out, one stays inside. */
export function addMessageRoutes(routes: Routes): void {
  routes.get(p.messages, { may: "signedIn", audit: null }, (c, person) => talkPage(c, person, undefined, [], 200));
  routes.get(p.notes, { may: "staff", audit: null }, (c, person) => talkPage(c, person, undefined, [], 200));

  routes.post(p.messages, { may: "sendMessage", audit: "message.send" }, async (c, person) => {
    const values = await readForm(c);
    const body = value(values, "message");
    if (value(values, "go")) return keepDraft(c, person, "message", values);
    const refused = await unlessMaySend(c, person, values);
    if (refused) return refused;
    if (value(values, "rewrite")) return talkPage(c, person, values, [], 200);
    const errors = messageErrors(body);
    if (errors.length > 0) return talkPage(c, person, values, named(errors, "message"), 422);
    if (!value(values, "send") && (await speaksForTheCity(c, person))) return previewPage(c, person, values);
    const acting = actingFrom(c, person, values);
    const result = await sendMessage(c.var.program, {
      ...acting,
      body,
      topicId: topicIdOf(values),
      files: fileIdsOf(values),
      draftId: idOf(value(values, "draft")),
      asksAnswer: value(values, "asks_answer") === "yes",
    });
    const id = { id: acting.proposalId };
    const topic = topicIdOf(values);
    if (result.ok) return seeDone(c, `${topic ? p.messages(id, { topic }) : p.show(id)}#messages`, "messageSent");
    const back = { href: p.messages(id), text: "やりとりにもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, { message: "書いたメッセージ" }));
  });

  routes.post(p.notes, { may: "writeNote", audit: "note.write" }, async (c, person) => {
    const values = await readForm(c);
    if (value(values, "go")) return keepDraft(c, person, "note", values);
    const acting = actingFrom(c, person, values);
    const result = await writeNote(c.var.program, {
      ...acting,
      body: value(values, "note"),
      files: fileIdsOf(values),
      draftId: idOf(value(values, "draft")),
    });
    const id = { id: acting.proposalId };
    if (result.ok) return seeDone(c, `${p.show(id)}#messages`, "noteWritten");
    if (result.refusal.kind === "invalid")
      return talkPage(c, person, values, named(result.refusal.errors, "note"), 422);
    const back = { href: p.show(id), text: "提案にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, { note: "書いたメモ" }));
  });
}

/** Both lanes on a page of their own: all topics or one, older entries, and forms to mend. */
export async function talkPage(
  c: Context<Env>,
  person: Person,
  values: FormValues | undefined,
  errors: readonly FieldError[],
  status: 200 | 422,
): Promise<Response> {
  const before = idOf(c.req.query("before"));
  const isNotes = c.req.path.endsWith("/notes");
  const asked = c.req.query("topic");
  const topic = asked === "general" ? null : idOf(asked);
  const found = await caseOf(c, person, (tx, record) =>
    loadLanes(tx, person, record, {
      at: readAt(c),
      topic,
      from: idOf(c.req.query("from")),
      withPeople: true,
      ...(isNotes ? { notes: before } : { talk: before }),
    }),
  );
  if (!found || (!found.more.talk && !found.more.notes)) return refuseUnknown(c);
  const { record, more: lanes } = found;
  if (topic && lanes.talk && !lanes.talk.topic) return refuseUnknown(c);
  const Lanes = partsOf(person, record).has("member") ? MessagesLane : DialogueLanes;
  return c.html(
    <CasePage c={c} person={person} record={record} tab="now" title="やりとり">
      <ErrorSummary errors={errors} title="送る前に、直してください" />
      <Lanes {...{ c, person, record, lanes, values, errors }} isOlder={before !== undefined} isOwnPage />
    </CasePage>,
    status,
  );
}

/** Who may not write, or not now, is told so before anything is said about the words. */
async function unlessMaySend(c: Context<Env>, person: Person, values: FormValues): Promise<Response | null> {
  const found = await caseOf(c, person, async () => null);
  if (!found) return refuseUnknown(c);
  const answer = may(person, "sendMessage", found.record);
  const back = { href: p.show({ id: found.record.id }), text: "提案にもどる" };
  return answer.ok ? null : refusalPage(c, answer.refusal, back, typedOf(values, { message: "書いたメッセージ" }));
}

async function previewPage(c: Context<Env>, person: Person, values: FormValues): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => ({
    topics: await listTopics(tx, record.id),
    files: await listDraftFiles(tx, record.id),
  }));
  if (!found) return refuseUnknown(c);
  const { topics, files: all } = found.more;
  const topic = topics.find(({ id }) => id === topicIdOf(values)) ?? null;
  const sent = fileIdsOf(values);
  const files = all.filter((file) => sent.includes(file.id));
  return c.html(<MessagePreview {...{ c, person, record: found.record, topic, files, values }} />);
}

async function speaksForTheCity(c: Context<Env>, person: Person): Promise<boolean> {
  const found = await caseOf(c, person, async () => null);
  return found !== null && speakerOf(person, found.record)?.side !== "partner";
}

function named(errors: readonly FieldError[], field: string): readonly FieldError[] {
  return errors.map((error) => ({ ...error, field }));
}

/** What is typed and not sent: kept by itself (public/js/save.js), by a button, or to attach files to it. */
async function keepDraft(
  c: Context<Env>,
  person: Person,
  kind: "message" | "note",
  values: FormValues,
): Promise<Response> {
  const proposalId = c.req.param("id")!;
  const topic = kind === "message" ? topicIdOf(values) : null;
  const body = value(values, kind);
  const result = await saveTalkDraft(c.var.program, { actor: person, proposalId, kind, topicId: topic, body });
  if (value(values, "go") === byItself) {
    if (result.ok) return c.json({ time: savedTime(result.value.savedAt) });
    return c.json({}, result.refusal.kind === "invalid" ? 422 : 403);
  }
  const id = { id: proposalId };
  const here = kind === "note" ? p.notes(id) : p.messages(id, topic ? { topic } : {});
  if (result.ok && value(values, "go") === going.files)
    return c.redirect(p.draftFiles({ ...id, draft: result.value.id }), 303);
  if (result.ok) return seeDone(c, `${here}#messages`, "draftKept");
  if (result.refusal.kind === "invalid") return talkPage(c, person, values, named(result.refusal.errors, kind), 422);
  return refusalPage(
    c,
    result.refusal,
    { href: here, text: "やりとりにもどる" },
    typedOf(values, { [kind]: "書いた文" }),
  );
}

function fileIdsOf(values: FormValues): readonly string[] {
  return [...new Set(value(values, "files").split(" ").filter(isId))];
}

function topicIdOf(values: FormValues): string | null {
  return idOf(value(values, "topic")) ?? null;
}

function idOf(text: string | undefined): string | undefined {
  return text && isId(text) ? text : undefined;
}
