import { readFile, rm } from "node:fs/promises";
import type { Context } from "hono";
import { attachToDraft } from "../../commands/attach-to-draft.ts";
import { fileMail } from "../../commands/file-mail.ts";
import { saveTalkDraft } from "../../commands/save-talk-draft.ts";
import { listDraftFiles, listDrafts } from "../../db/stores/draft-store.ts";
import { instantInTokyo, minutesInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type MailToFile, mailErrors, mailLanes } from "../../domain/dialogue/filed-mail.ts";
import { megabyte } from "../../domain/files/file-faults.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { stage } from "../../files/stage.ts";
import type { ArrivedFile } from "../../files/take-in.ts";
import { readMail } from "../../mail/read-mail.ts";
import { listTopics } from "../../queries/talk-reading.ts";
import { brokenOff } from "../files/file-routes.tsx";
import { readUpload } from "../files/read-upload.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { readTime } from "../ui/read-time.ts";
import { MailPage, MailPreview } from "./mail-page.tsx";

const p = paths.proposal;

/** A mail that came outside the program is filed by the desk: pasted, or read from a saved file. */
export function addMailRoutes(routes: Routes): void {
  routes.get(p.mails, { may: "desk", audit: null }, (c, person) => mailPage(c, person, {}, [], 200));

  routes.post(p.mailReading, { may: "desk", audit: "mail.read" }, async (c, person) => {
    // Nothing is read of a form whose sender may not file anything here.
    const found = await toFileOn(c, person);
    if (found instanceof Response) return found;
    const upload = await readUpload(c, c.var.city.settings.attachments);
    if (!upload) return mailPage(c, person, {}, [{ ...brokenOff, field: "eml" }], 422);
    return readSaved(c, person, found.record.id, upload.files);
  });

  routes.post(p.mails, { may: "desk", audit: "mail.file" }, async (c, person) => {
    const values = await readForm(c);
    const found = await toFileOn(c, person);
    if (found instanceof Response) return found;
    const { mail, errors } = mailFrom(values, c.var.program.now());
    const lane = mailLanes.find((one) => one === value(values, "lane"));
    const all = [...(lane ? [] : [{ field: "lane", message: "どちらに登録するかを選んでください。" }]), ...errors];
    if (value(values, "rewrite")) return mailPage(c, person, values, [], 200);
    if (!lane || all.length > 0) return mailPage(c, person, values, all, 422);
    const files = value(values, "files").split(" ").filter(isId);
    if (lane === "message" && !value(values, "send")) {
      const shown = found.files.filter((file) => files.includes(file.id));
      return c.html(<MailPreview {...{ c, person, ...found, mail, values }} files={shown} />);
    }
    const topic = value(values, "topic");
    const acting = actingFrom(c, person, values);
    const result = await fileMail(c.var.program, { ...acting, lane, mail, files, topicId: isId(topic) ? topic : null });
    const id = { id: found.record.id };
    if (result.ok)
      return seeDone(
        c,
        lane === "message" ? `${p.messages(id)}#messages` : p.notes(id),
        lane === "message" ? "mailFiled" : "mailNoted",
      );
    const back = { href: p.mails(id), text: "メールの登録にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, { from: "差出人", subject: "件名", body: "本文" }));
  });
}

async function mailPage(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422,
): Promise<Response> {
  const found = await toFileOn(c, person);
  if (found instanceof Response) return found;
  const shown = "body" in values ? values : { ...values, body: found.draft?.body ?? "" };
  return c.html(<MailPage {...{ c, person, ...found, errors }} values={shown} />, status);
}

/** The proposal on which this person files mails now; else the answer why not. */
async function toFileOn(c: Context<Env>, person: Person) {
  const found = await caseOf(c, person, async (tx, record) => {
    const draft = (await listDrafts(tx, record.id)).find(({ kind }) => kind === "mail") ?? null;
    const files = (await listDraftFiles(tx, record.id)).filter((file) => draft !== null && file.draftId === draft.id);
    return { draft, files, topics: (await listTopics(tx, record.id)).filter(({ closedAt }) => closedAt === null) };
  });
  if (!found || !partsOf(person, found.record).has("desk")) return refuseUnknown(c);
  const answer = may(person, "writeNote", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, backTo(found.record));
  return { record: found.record, ...found.more };
}

/** The fields of a saved mail in the form, to be looked through; its files beside a draft, each by the rules of attachments. */
async function readSaved(
  c: Context<Env>,
  person: Person,
  proposalId: string,
  arrived: readonly ArrivedFile[],
): Promise<Response> {
  const [first] = arrived;
  const content = first && typeof first.content !== "string" ? await readFile(first.content.path) : null;
  for (const file of arrived) if (typeof file.content !== "string") await rm(file.content.path, { force: true });
  const mail = content ? await readMail(content) : null;
  if (!mail) return mailPage(c, person, {}, [{ field: "eml", message: notMail }], 422);
  const { program, city } = c.var;
  const saved = await saveTalkDraft(program, { actor: person, proposalId, kind: "mail", body: mail.body });
  if (!saved.ok && saved.refusal.kind !== "invalid") return refusalPage(c, saved.refusal, backTo({ id: proposalId }));
  let errors: readonly FieldError[] = [];
  if (saved.ok && mail.files.length > 0) {
    const files: ArrivedFile[] = [];
    for (const { name, content: one } of mail.files)
      files.push({
        name,
        content: await stage(program.files.staging, once(one), city.settings.attachments.eachMegabytes * megabyte),
      });
    const result = await attachToDraft(program, { actor: person, proposalId, draftId: saved.value.id, files });
    if (result.ok) errors = result.value.errors;
  }
  const { sentAt } = mail;
  const values = {
    from: mail.from,
    subject: mail.subject,
    body: mail.body,
    ...(sentAt ? { date: todayInTokyo(sentAt), time: clockOf(minutesInTokyo(sentAt)) } : {}),
  };
  return mailPage(c, person, values, errors, errors.length > 0 ? 422 : 200);
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

const notMail = "メールとして読めませんでした。メールソフトで .eml の形式に保存したファイルを選んでください。";

function mailFrom(values: FormValues, now: Date): { mail: MailToFile; errors: readonly FieldError[] } {
  const { date, error } = parseDateField(values, "date", "送られた日");
  const typed = value(values, "time");
  const minutes = readTime(typed);
  const sentAt = date && minutes !== null ? instantInTokyo(date, minutes) : null;
  const mail = {
    from: value(values, "from"),
    sentAt,
    subject: value(values, "subject"),
    body: value(values, "body"),
  };
  const ofTime = [
    ...(error ? [error] : []),
    ...(date && minutes === null
      ? [{ field: "time", message: "時刻は、14:00 や 午後2時30分 のように書いてください。" }]
      : []),
  ];
  const rest = mailErrors(mail, now).filter(({ field }) => field !== "date" || ofTime.length === 0);
  return { mail, errors: [...ofTime, ...rest] };
}

function clockOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function backTo({ id }: Pick<ProposalRecord, "id">): { href: string; text: string } {
  return { href: p.messages({ id }), text: "やりとりにもどる" };
}
