import type { Context } from "hono";
import { leadOf, protectedIn, startCall } from "../../commands/start-call.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError, Missing } from "../../domain/kernel/result.ts";
import { type CallNotice, readNotice, type TypedNotice } from "../../domain/method/call-notice.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { approvedMethod } from "../../domain/process/method-of.ts";
import { readCallNotice } from "../../queries/review-call.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { CallFormPage, CallNoticePage, callLabels } from "./call-page.tsx";

/** 公募へ移す: the notice is written, looked at as everybody will see it, and published with the move. */
export function addCallRoutes(routes: Routes): void {
  routes.get(paths.proposal.call, { may: "signedIn", audit: null }, (c, person) => draw(c, person));

  routes.post(paths.proposal.call, { may: "startCall", audit: "call.start" }, async (c, person) => {
    const values = await readForm(c);
    const { typed, errors } = typedFrom(values);
    if (value(values, "step") !== "publish" || errors.length > 0)
      return draw(c, person, { values, typed, errors, isPreview: value(values, "step") !== "back" });
    const acting = actingFrom(c, person, values);
    const result = await startCall(c.var.program, { ...acting, ...typed });
    if (result.ok) return seeDone(c, paths.proposal.call({ id: acting.proposalId }), "callStarted");
    if (result.refusal.kind === "invalid")
      return draw(c, person, { values, typed, errors: result.refusal.errors, isPreview: false });
    if (result.refusal.kind === "gates") return draw(c, person, { values, typed, errors: [], isPreview: true });
    const back = { href: paths.proposal.review({ id: acting.proposalId }), text: "手法と決裁にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, callLabels));
  });
}

type Sent = { values: FormValues; typed: TypedNotice; errors: readonly FieldError[]; isPreview: boolean };

async function draw(c: Context<Env>, person: Person, sent?: Sent): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => {
    const published = await readCallNotice(tx, record.id);
    const method = approvedMethod(record);
    if (published || !sent || !method) return { published, preview: null };
    const today = todayInTokyo(c.var.program.now());
    const { notice, errors } = readNotice(sent.typed, { today, department: leadOf(record), method });
    const all = [...sent.errors, ...errors.filter((one) => !sent.errors.some((other) => other.field === one.field))];
    const telling = all.length === 0 ? await protectedIn(tx, record, notice) : [];
    return { published, preview: { notice, errors: sent.isPreview ? all : sent.errors, telling } };
  });
  if (!found) return refuseUnknown(c);
  const { record, more } = found;
  const page = { c, person, record };
  if (more.published && !sent) return c.html(<CallNoticePage {...page} notice={more.published} />);
  if (!record.dialogueAt || !mayRead(person, "review", sightFactsOf(record))) return refuseUnknown(c);
  const answer = may(person, "startCall", record);
  const back = { href: paths.proposal.review({ id: record.id }), text: "手法と決裁にもどる" };
  if (!answer.ok) return refusalPage(c, answer.refusal, back, sent ? typedOf(sent.values, callLabels) : []);
  const preview = more.preview;
  const isSound = preview !== null && preview.errors.length === 0;
  const shown: { notice: CallNotice; telling: readonly Missing[] } | null =
    isSound && sent?.isPreview ? { notice: preview.notice, telling: preview.telling } : null;
  const status = (preview?.errors.length ?? 0) > 0 ? 422 : (shown?.telling.length ?? 0) > 0 ? 409 : 200;
  return c.html(
    <CallFormPage {...page} values={sent?.values ?? null} errors={preview?.errors ?? []} preview={shown} />,
    status,
  );
}

function typedFrom(values: FormValues): { typed: TypedNotice; errors: FieldError[] } {
  const text = (name: string) => value(values, name);
  const questions = parseDateField(values, "questionsUntil", callLabels.questionsUntil);
  const entries = parseDateField(values, "entriesUntil", callLabels.entriesUntil);
  return {
    typed: {
      title: text("title"),
      summary: text("summary"),
      terms: text("terms"),
      schedule: text("schedule"),
      judging: text("judging"),
      criteria: text("criteria"),
      reference: text("reference"),
      incentive: text("incentive"),
      incentiveReason: text("incentiveReason"),
      questionsUntil: questions.date ?? "",
      entriesUntil: entries.date ?? "",
    },
    errors: [questions.error, entries.error].filter((error) => error !== null),
  };
}
