import type { Context } from "hono";
import { arrangeJointAnswer } from "../../commands/inquiries/arrange-joint-answer.ts";
import { callDepartments } from "../../commands/inquiries/call-departments.ts";
import { cancelDepartmentMeeting } from "../../commands/inquiries/cancel-department-meeting.ts";
import { confirmJointAnswer } from "../../commands/inquiries/confirm-joint-answer.ts";
import { draftJointAnswer } from "../../commands/inquiries/draft-joint-answer.ts";
import { noteDepartmentMeeting } from "../../commands/inquiries/note-department-meeting.ts";
import { instantInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { usualMinutesLong } from "../../domain/dialogue/meeting.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { togetherOf } from "../../queries/together.ts";
import { sendCalendar } from "../dialogue/calendar-route.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { readTime } from "../ui/read-time.ts";
import { readsInquiries } from "./inquiries-routes.tsx";
import { drawTogether, togetherLabels, type WrongTogether } from "./together-page.tsx";

const p = paths.proposal;

/** Joint answers and the meetings of asked departments. */
export function addTogetherRoutes(routes: Routes): void {
  routes.get(p.together, { may: "staff", audit: null }, (c, person) => drawTogether(c, person));

  routes.post(p.jointAnswers, { may: "arrangeJointAnswer", audit: "joint-answer.arrange" }, async (c, person) => {
    const values = await readForm(c);
    const input = { ...actingFrom(c, person, values), inquiryIds: list(values, "inquiries") };
    const result = await arrangeJointAnswer(c.var.program, input);
    return answer(c, person, result, { form: "arrange", values }, "jointArranged");
  });

  routes.post(p.jointDraft, { may: "draftJointAnswer", audit: "joint-answer.draft" }, async (c, person) => {
    const values = await readForm(c);
    const jointId = c.req.param("joint")!;
    const typed = { outcome: value(values, "outcome"), answer: value(values, "answer") };
    const drawnFrom = value(values, "drawn_from");
    const result = await draftJointAnswer(c.var.program, {
      ...actingFrom(c, person, values),
      jointId,
      ...typed,
      drawnFrom,
    });
    return answer(c, person, result, { form: "draft", subject: jointId, values }, "jointDrafted");
  });

  routes.post(p.jointConfirmation, { may: "confirmJointAnswer", audit: "joint-answer.confirm" }, async (c, person) => {
    const values = await readForm(c);
    const input = { jointId: c.req.param("joint")!, draftedAt: value(values, "draftedAt") };
    const result = await confirmJointAnswer(c.var.program, { ...actingFrom(c, person, values), ...input });
    return answer(c, person, result, { form: "draft", values }, "jointConfirmed");
  });

  routes.post(p.departmentMeetings, { may: "callDepartments", audit: "department-meeting.call" }, async (c, person) => {
    const values = await readForm(c);
    const { date } = parseDateField(values, "on");
    const minutes = readTime(value(values, "time"));
    const startsAt = date !== null && minutes !== null ? instantInTokyo(date, minutes) : null;
    const typed = { place: value(values, "place"), agenda: value(values, "agenda") };
    const input = { ...actingFrom(c, person, values), inquiryIds: list(values, "called"), startsAt, ...typed };
    return answer(
      c,
      person,
      await callDepartments(c.var.program, input),
      { form: "call", values },
      "departmentsCalled",
    );
  });

  // For the reader's own calendar, as of meetings with partners; how long it takes is not asked.
  routes.get(p.departmentMeetingCalendar, { may: "staff", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async (tx, record) =>
      readsInquiries(person, record) && !mustDeclareConflict(person, record) ? togetherOf(tx, record.id) : null,
    );
    const meeting = found?.more?.meetings.find(({ id }) => id === c.req.param("meeting"));
    const { number } = found?.record ?? {};
    if (!found || !meeting || !number) return refuseUnknown(c);
    const { id, startsAt, cancelledAt, place: location } = meeting;
    const state = cancelledAt ? { state: "cancelled", sequence: 1 } : { state: "agreed", sequence: 0 };
    const of = { id, startsAt, ...state, minutesLong: usualMinutesLong, proposalId: found.record.id, number };
    return sendCalendar(c, of, { location, isInside: true });
  });

  routes.post(
    p.departmentMeetingNote,
    { may: "noteDepartmentMeeting", audit: "department-meeting.note" },
    async (c, person) => {
      const values = await readForm(c);
      const meetingId = c.req.param("meeting")!;
      const input = { ...actingFrom(c, person, values), meetingId, note: value(values, "meetingNote") };
      const result = await noteDepartmentMeeting(c.var.program, input);
      return answer(c, person, result, { form: "note", subject: meetingId, values }, "meetingNoted");
    },
  );

  routes.post(
    p.departmentMeetingCancelling,
    { may: "cancelDepartmentMeeting", audit: "department-meeting.cancel" },
    async (c, person) => {
      const values = await readForm(c);
      const input = { ...actingFrom(c, person, values), meetingId: c.req.param("meeting")! };
      const result = await cancelDepartmentMeeting(c.var.program, input);
      return answer(c, person, result, { form: "note", values }, "departmentMeetingCancelled");
    },
  );
}

function answer(
  c: Context<Env>,
  person: Person,
  result: Result<unknown>,
  sent: { form: WrongTogether["form"]; subject?: string; values: FormValues },
  done: string,
) {
  const href = p.together({ id: c.req.param("id")! });
  if (result.ok) return seeDone(c, href, done);
  if (result.refusal.kind === "invalid") return drawTogether(c, person, { ...sent, errors: result.refusal.errors });
  if (result.refusal.kind === "stale" && result.refusal.changed === "words")
    return drawTogether(c, person, { ...sent, errors: [], isStale: true });
  const back = { href, text: "共同の回答と打合せにもどる" };
  return refusalPage(c, result.refusal, back, typedOf(sent.values, togetherLabels));
}
