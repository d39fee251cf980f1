import type { Context } from "hono";
import type { Acted } from "../../commands/act.ts";
import { agreeMeeting } from "../../commands/agree-meeting.ts";
import { cancelMeeting } from "../../commands/cancel-meeting.ts";
import { confirmMinutes } from "../../commands/confirm-minutes.ts";
import { contestMinutes } from "../../commands/contest-minutes.ts";
import { counterMeeting } from "../../commands/counter-meeting.ts";
import { moveMeeting } from "../../commands/move-meeting.ts";
import { proposeMeeting } from "../../commands/propose-meeting.ts";
import { writeMinutes } from "../../commands/write-minutes.ts";
import type { Tx } from "../../db/connect.ts";
import { longestComment } from "../../domain/dialogue/words.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { findMeeting, listMeetings } from "../../queries/meetings.ts";
import { listNextSteps } from "../../queries/next-steps.ts";
import { listPeopleAtTable } from "../../queries/people-at-table.ts";
import { talkMark } from "../../queries/talk-reading.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { isInside } from "../ui/navigation.ts";
import { TextArea } from "../ui/text-field.tsx";
import { addCalendarRoute } from "./calendar-route.ts";
import { meetingFrom, meetingLabels, minutesFrom, otherTimesFrom } from "./meeting-form.ts";
import { MeetingPage, type MeetingProps } from "./meeting-page.tsx";
import { PlaceFields, TimesFields } from "./meeting-times.tsx";
import { MeetingsPage } from "./meetings-page.tsx";
import { isToWrite } from "./minutes-form.tsx";
import { isToSay } from "./minutes-shown.tsx";

const p = paths.proposal;

/** Meetings: asked for by either side, answered by the other, written down by the city, confirmed by both (P4). */
export function addMeetingRoutes(routes: Routes): void {
  routes.get(p.meetings, { may: "signedIn", audit: null }, (c, person) => meetingsPage(c, person));
  routes.get(p.meeting, { may: "signedIn", audit: null }, (c, person) => meetingPage(c, person));

  routes.post(p.meetings, { may: "proposeMeeting", audit: "meeting.propose" }, async (c, person) => {
    const values = await readForm(c);
    const { meeting, errors } = meetingFrom(values);
    const acting = actingFrom(c, person, values);
    const result = await proposeMeeting(c.var.program, { ...acting, ...meeting, unread: errors });
    if (result.ok)
      return seeDone(
        c,
        p.meetings({ id: acting.proposalId }),
        isInside(person) ? "meetingProposed" : "meetingAskedOfCity",
      );
    if (result.refusal.kind === "invalid") return meetingsPage(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, meetingLabels));
  });

  routes.post(p.meetingAgreement, { may: "agreeMeeting", audit: "meeting.agree" }, async (c, person) => {
    const values = await readForm(c);
    const result = await agreeMeeting(c.var.program, {
      ...actingFrom(c, person, values),
      meetingId: c.req.param("meeting")!,
      startsAt: instantFrom(values, "starts_at"),
      round: numberFrom(values, "round"),
    });
    return answer(c, person, values, result, "meetingAgreed");
  });

  routes.post(p.meetingCounters, { may: "counterMeeting", audit: "meeting.counter" }, async (c, person) => {
    const values = await readForm(c);
    const { other, errors } = otherTimesFrom(values);
    const result = await counterMeeting(c.var.program, {
      ...actingFrom(c, person, values),
      ...other,
      meetingId: c.req.param("meeting")!,
      round: numberFrom(values, "round"),
      unread: errors,
    });
    return answer(
      c,
      person,
      { note: "", ...values },
      result,
      isInside(person) ? "meetingCountered" : "timesAskedOfCity",
    );
  });

  addMovingPage(routes);

  routes.post(p.meetingCancelling, { may: "cancelMeeting", audit: "meeting.cancel" }, async (c, person) => {
    const values = await readForm(c);
    const result = await cancelMeeting(c.var.program, {
      ...actingFrom(c, person, values),
      meetingId: c.req.param("meeting")!,
      reason: value(values, "cancel_reason"),
    });
    return answer(c, person, { cancel_reason: "", ...values }, result, "meetingCancelled");
  });

  routes.post(p.minutes, { may: "writeMinutes", audit: "minutes.write" }, async (c, person) => {
    const values = await readForm(c);
    const atTable = await c.var.program.db.asActor(person, (tx) => listPeopleAtTable(tx, c.req.param("id")!));
    const { minutes, errors } = minutesFrom(values, atTable);
    const result = await writeMinutes(c.var.program, {
      ...actingFrom(c, person, values),
      ...minutes,
      meetingId: c.req.param("meeting")!,
      baseVersion: numberFrom(values, "base_version"),
      objections: numberFrom(values, "objections") ?? 0,
      unread: errors,
    });
    return answerOfMinutes(c, person, { said: "", ...values }, result, "minutesWritten");
  });

  routes.post(p.minutesConfirmation, { may: "confirmMinutes", audit: "minutes.confirm" }, async (c, person) => {
    const values = await readForm(c);
    const result = await confirmMinutes(c.var.program, {
      ...actingFrom(c, person, values),
      meetingId: c.req.param("meeting")!,
      comment: value(values, "comment"),
      minutesVersion: numberFrom(values, "minutes_version") ?? null,
      objections: numberFrom(values, "objections") ?? 0,
    });
    return answerOfMinutes(c, person, values, result, "minutesConfirmed");
  });

  routes.post(p.minutesObjection, { may: "contestMinutes", audit: "minutes.contest" }, async (c, person) => {
    const values = await readForm(c);
    const result = await contestMinutes(c.var.program, {
      ...actingFrom(c, person, values),
      meetingId: c.req.param("meeting")!,
      comment: value(values, "comment"),
      minutesVersion: numberFrom(values, "minutes_version") ?? null,
    });
    return answerOfMinutes(c, person, values, result, "minutesContested");
  });

  addCalendarRoute(routes);
}

/** A page of its own: beside the form of the minutes its fields would carry the same names. */
function addMovingPage(routes: Routes): void {
  addFormPage(routes, {
    path: p.meetingMoving,
    action: "moveMeeting",
    audit: "meeting.move",
    title: "日時の変更を申し入れる",
    lead: "決まっていた日時は取り消されます。新しい候補と理由を、相手が読んで答えます。",
    button: "日時の変更を申し入れる",
    buttonKind: "other",
    labels: meetingLabels,
    load: async (tx, record, c) => (await findMeeting(tx, record.id, c.req.param("meeting")!)) ?? undefined,
    initial: ({ more }) => ({ place: more?.place ?? "", online_url: more?.onlineUrl ?? "" }),
    fields: ({ c, values, errors }) => (
      <>
        <TimesFields values={values} errors={errors} calendar={c.var.city.calendar} />
        <PlaceFields values={values} errors={errors} />
        <TextArea name="note" label="理由" rows={3} maxGraphemes={longestComment} values={values} errors={errors} />
      </>
    ),
    run: async (c, acting, values) => {
      const { other, errors } = otherTimesFrom(values);
      return moveMeeting(c.var.program, { ...acting, ...other, meetingId: c.req.param("meeting")!, unread: errors });
    },
    done: "meetingMoved",
    next: (id) => p.meetings({ id }),
  });
}

/** What a form of the meeting's page is answered: the page again where there is something to mend, with everything typed. */
function answer(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  result: Result<Acted<unknown>>,
  done: string,
): Response | Promise<Response> {
  if (result.ok) return seeDone(c, addressOf(c), done);
  if (result.refusal.kind === "invalid") return meetingPage(c, person, values, result.refusal.errors);
  return refusalPage(c, result.refusal, backFrom(c), typedOf(values, meetingLabels));
}

/**
 * As `answer`; where a version or an objection came meanwhile, the page with it and with the form as it was typed (409): whoever sends it
 * again has it before them. Where the form is no more (confirmed by a colleague), what was typed stands on the page that says so.
 */
async function answerOfMinutes(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  result: Result<Acted<unknown>>,
  done: string,
): Promise<Response> {
  if (result.ok || result.refusal.kind !== "stale") return answer(c, person, values, result, done);
  const found = await caseOf(c, person, (tx, record) => loadMeeting(c, person, tx, record));
  const isWriting = "said" in values;
  if (found?.more && (isWriting ? isToWrite : isToSay)({ person, record: found.record, meeting: found.more.meeting }))
    return drawMeeting(c, person, found, { values, changed: result.refusal.changed }, 409);
  return answer(c, person, values, result, done);
}

function instantFrom(values: FormValues, name: string): Date | undefined {
  const instant = new Date(value(values, name));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function numberFrom(values: FormValues, name: string): number | undefined {
  const text = value(values, name);
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

async function meetingsPage(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) =>
    record.dialogueAt !== null && mayRead(person, "dialogue", sightFactsOf(record))
      ? { mark: await talkMark(tx, person, record), meetings: await listMeetings(tx, record.id) }
      : null,
  );
  if (!found?.more) return refuseUnknown(c);
  const { record, more } = found;
  return c.html(
    <MeetingsPage c={c} person={person} record={record} {...more} values={values} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

async function meetingPage(
  c: Context<Env>,
  person: Person,
  values?: FormValues,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => loadMeeting(c, person, tx, record));
  return drawMeeting(c, person, found, { values, errors }, errors.length > 0 ? 422 : 200);
}

async function loadMeeting(c: Context<Env>, person: Person, tx: Tx, record: ProposalRecord) {
  const [mark, meeting, atTable, next] = await Promise.all([
    talkMark(tx, person, record),
    findMeeting(tx, record.id, c.req.param("meeting")!),
    listPeopleAtTable(tx, record.id),
    listNextSteps(tx, record.id),
  ]);
  return meeting ? { mark, meeting, atTable, next } : null;
}

type FoundMeeting = { record: ProposalRecord; more: Awaited<ReturnType<typeof loadMeeting>> };

function drawMeeting(
  c: Context<Env>,
  person: Person,
  found: FoundMeeting | null,
  typed: Pick<MeetingProps, "values" | "errors" | "changed">,
  status: 200 | 409 | 422,
): Response | Promise<Response> {
  if (!found?.more) return refuseUnknown(c);
  return c.html(<MeetingPage c={c} person={person} record={found.record} {...found.more} {...typed} />, status);
}

function addressOf(c: Context<Env>): string {
  return p.meeting({ id: c.req.param("id")!, meeting: c.req.param("meeting")! });
}

function backFrom(c: Context<Env>): { href: string; text: string } {
  return { href: p.meetings({ id: c.req.param("id")! }), text: "面談の一覧へ" };
}
