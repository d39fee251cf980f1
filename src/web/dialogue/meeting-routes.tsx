import type { Context } from "hono";
import { agreeMeeting } from "../../commands/agree-meeting.ts";
import { cancelMeeting } from "../../commands/cancel-meeting.ts";
import { confirmMinutes } from "../../commands/confirm-minutes.ts";
import { proposeMeeting } from "../../commands/propose-meeting.ts";
import { writeMinutes } from "../../commands/write-minutes.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { findMeeting, listMeetings } from "../../queries/meetings.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { meetingFrom, meetingLabels, minutesFrom } from "./meeting-form.ts";
import { MeetingPage } from "./meeting-page.tsx";
import { MeetingsPage } from "./meetings-page.tsx";

const p = paths.proposal;

/** Meetings: asked for by either side, answered by the other, written down by the city, confirmed by both (P4). */
export function addMeetingRoutes(routes: Routes): void {
  routes.get(p.meetings, { may: "signedIn", audit: null }, (c, person) => meetingsPage(c, person));
  routes.get(p.meeting, { may: "signedIn", audit: null }, (c, person) => meetingPage(c, person));

  routes.post(p.meetings, { may: "proposeMeeting", audit: "meeting.propose" }, async (c, person) => {
    const values = await readForm(c);
    const { meeting, errors } = meetingFrom(values);
    const acting = actingFrom(c, person, values);
    const result = errors.length > 0 ? null : await proposeMeeting(c.var.program, { ...acting, ...meeting });
    if (!result) return meetingsPage(c, person, values, errors);
    if (result.ok) return seeDone(c, p.meetings({ id: acting.proposalId }), "meetingProposed");
    if (result.refusal.kind === "invalid") return meetingsPage(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, meetingLabels));
  });

  routes.post(p.meetingAgreement, { may: "agreeMeeting", audit: "meeting.agree" }, async (c, person) => {
    const result = await agreeMeeting(c.var.program, {
      ...actingFrom(c, person, await readForm(c)),
      meetingId: c.req.param("meeting")!,
    });
    return result.ok ? seeDone(c, addressOf(c), "meetingAgreed") : refusalPage(c, result.refusal, backFrom(c));
  });

  routes.post(p.meetingCancelling, { may: "cancelMeeting", audit: "meeting.cancel" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await cancelMeeting(c.var.program, { ...acting, meetingId: c.req.param("meeting")! });
    if (!result.ok) return refusalPage(c, result.refusal, backFrom(c));
    return seeDone(c, p.meetings({ id: acting.proposalId }), "meetingCancelled");
  });

  routes.post(p.minutes, { may: "writeMinutes", audit: "minutes.write" }, async (c, person) => {
    const values = await readForm(c);
    const { minutes, errors } = minutesFrom(values);
    if (errors.length > 0) return meetingPage(c, person, values, errors);
    const result = await writeMinutes(c.var.program, {
      ...actingFrom(c, person, values),
      ...minutes,
      meetingId: c.req.param("meeting")!,
    });
    if (result.ok) return seeDone(c, addressOf(c), "minutesWritten");
    if (result.refusal.kind === "invalid") return meetingPage(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, meetingLabels));
  });

  routes.post(p.minutesConfirmation, { may: "confirmMinutes", audit: "minutes.confirm" }, async (c, person) => {
    const values = await readForm(c);
    const seen = new Date(value(values, "minutes_at"));
    const result = await confirmMinutes(c.var.program, {
      ...actingFrom(c, person, values),
      meetingId: c.req.param("meeting")!,
      comment: value(values, "comment"),
      minutesAt: Number.isNaN(seen.getTime()) ? undefined : seen,
    });
    if (result.ok) return seeDone(c, addressOf(c), "minutesConfirmed");
    if (result.refusal.kind === "invalid") return meetingPage(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, meetingLabels));
  });
}

async function meetingsPage(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) =>
    record.dialogueAt !== null && mayRead(person, "dialogue", sightFactsOf(record))
      ? listMeetings(tx, record.id)
      : null,
  );
  if (!found?.more) return refuseUnknown(c);
  const { record, more: meetings } = found;
  return c.html(
    <MeetingsPage c={c} person={person} record={record} meetings={meetings} values={values} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

async function meetingPage(
  c: Context<Env>,
  person: Person,
  values?: FormValues,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => findMeeting(tx, record.id, c.req.param("meeting")!));
  if (!found?.more) return refuseUnknown(c);
  return c.html(
    <MeetingPage c={c} person={person} record={found.record} meeting={found.more} values={values} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

function addressOf(c: Context<Env>): string {
  return p.meeting({ id: c.req.param("id")!, meeting: c.req.param("meeting")! });
}

function backFrom(c: Context<Env>): { href: string; text: string } {
  return { href: p.meetings({ id: c.req.param("id")! }), text: "面談の一覧へ" };
}
