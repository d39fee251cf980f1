import type { Context } from "hono";
import type { Acted } from "../../commands/act.ts";
import { addToDo } from "../../commands/add-to-do.ts";
import { answerStep } from "../../commands/answer-step.ts";
import { askForStep } from "../../commands/ask-for-step.ts";
import { endToDo, toDoEnds } from "../../commands/end-to-do.ts";
import { type StepKind, stepNames } from "../../domain/dialogue/step-request.ts";
import { longestComment } from "../../domain/dialogue/words.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { listNextSteps } from "../../queries/next-steps.ts";
import { listPeopleAtTable } from "../../queries/people-at-table.ts";
import { talkMark } from "../../queries/talk-reading.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { nextStepLabels, toDoFrom } from "./next-step-form.ts";
import { NextStepsPage } from "./next-steps-page.tsx";
import { addToDoChangePage } from "./to-do-change-page.tsx";

const p = paths.proposal;

/** To-dos with their bearer and day, and steps that a side asks the other for. */
export function addNextStepsRoutes(routes: Routes): void {
  routes.get(p.nextSteps, { may: "signedIn", audit: null }, (c, person) => nextStepsPage(c, person));

  routes.post(p.toDos, { may: "addToDo", audit: "to-do.add" }, async (c, person) => {
    const values = await readForm(c);
    const atTable = await c.var.program.db.asActor(person, (tx) => listPeopleAtTable(tx, c.req.param("id")!));
    const { toDo, errors } = toDoFrom(values, atTable);
    const meeting = value(values, "meeting");
    const result = await addToDo(c.var.program, {
      ...actingFrom(c, person, values),
      ...toDo,
      meetingId: isId(meeting) ? meeting : undefined,
      unread: errors,
    });
    const id = c.req.param("id")!;
    if (result.ok && isId(meeting)) return seeDone(c, `${p.meeting({ id, meeting })}#to-dos`, "toDoAdded");
    return answer(c, person, values, result, "toDoAdded", "#to-dos");
  });

  addToDoChangePage(routes);

  routes.post(p.toDoEnding, { may: "endToDo", audit: "to-do.end" }, async (c, person) => {
    const values = await readForm(c);
    const end = toDoEnds.find((one) => one === value(values, "end")) ?? "done";
    const acting = actingFrom(c, person, values);
    const result = await endToDo(c.var.program, { ...acting, toDoId: c.req.param("todo")!, end });
    return answer(c, person, values, result, "toDoEnded", "#to-dos");
  });

  routes.post(p.steps, { may: "askForStep", audit: "step.ask" }, async (c, person) => {
    const values = await readForm(c);
    const wish = { kind: value(values, "kind"), reason: value(values, "step_reason") };
    const result = await askForStep(c.var.program, { ...actingFrom(c, person, values), ...wish });
    return answer(c, person, values, result, "stepAsked", "#steps");
  });

  addFormPage(routes, {
    path: p.stepAnswer,
    action: "answerStep",
    audit: "step.answer",
    title: "希望に返事をする",
    lead: "先に進めてから「進めました」と返事をするか、いまは進めないことを伝えます。進めないときは、理由と、もう一度考える日を書いてください。",
    button: "返事を伝える",
    labels: nextStepLabels,
    load: async (tx, record, c) =>
      (await listNextSteps(tx, record.id)).steps.find(({ id }) => id === c.req.param("step")),
    before: ({ person, record, more }) =>
      more ? (
        <>
          <p>
            <b>{stepNames[more.kind]}</b>
          </p>
          <Prose text={more.reason} />
          <PlaceOfStep person={person} record={record} kind={more.kind} />
        </>
      ) : null,
    fields: ({ values, errors }) => (
      <>
        <RadioGroup
          name="answer"
          label="返事"
          options={[
            { value: "done", text: "進めました" },
            { value: "not_now", text: "いまは進めない" },
          ]}
          values={values}
          errors={errors}
        />
        <TextArea
          name="answer_words"
          label="返事のことば"
          help="いまは進めないときは、理由を書いてください。"
          required={false}
          rows={3}
          maxGraphemes={longestComment}
          values={values}
          errors={errors}
        />
        <DateField name="answer_day" label="もう一度考える日" required={false} values={values} errors={errors} />
      </>
    ),
    run: async (c, acting, values) => {
      const stepId = c.req.param("step")!;
      const chosen = value(values, "answer");
      if (chosen === "withdrawn") return answerStep(c.var.program, { ...acting, stepId, answer: chosen });
      const { date: day, error } = parseDateField(values, "answer_day", "もう一度考える日");
      const unread = [
        ...(chosen === "done" || chosen === "not_now" ? [] : [{ field: "answer", message: "返事を選んでください。" }]),
        ...(error ? [error] : []),
      ];
      return answerStep(c.var.program, {
        ...acting,
        stepId,
        answer: chosen === "not_now" ? chosen : "done",
        words: value(values, "answer_words"),
        day,
        unread,
      });
    },
    done: "stepAnswered",
    next: (id) => `${p.nextSteps({ id })}#steps`,
  });
}

/** Where the step that was asked for is gone, for whoever may go it. */
function PlaceOfStep({ person, record, kind }: { person: Person; record: ProposalRecord; kind: StepKind }) {
  const id = { id: record.id };
  const places = {
    meeting: { action: "proposeMeeting", href: `${p.meetings(id)}#propose`, text: "面談を申し入れる" },
    method: { action: "startMethodReview", href: `${p.show(id)}#method-review`, text: "手法の検討に進む" },
    departments: { action: "askDepartment", href: p.inquiries(id), text: "課にたずねる" },
    plan: { action: "approvePlan", href: `${p.plan(id)}#approval`, text: "共同計画を確かめる" },
    other: null,
  } as const;
  const place = places[kind];
  if (!place || !may(person, place.action, record).ok) return null;
  return (
    <p>
      <a href={place.href}>{place.text}</a>
    </p>
  );
}

function answer(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  result: Result<Acted<unknown>>,
  done: string,
  place: string,
): Response | Promise<Response> {
  const address = p.nextSteps({ id: c.req.param("id")! });
  if (result.ok) return seeDone(c, `${address}${place}`, done);
  if (result.refusal.kind === "invalid") return nextStepsPage(c, person, values, result.refusal.errors);
  return refusalPage(c, result.refusal, { href: address, text: "やることの一覧へ" }, typedOf(values, nextStepLabels));
}

async function nextStepsPage(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => {
    if (record.dialogueAt === null || !mayRead(person, "dialogue", sightFactsOf(record))) return null;
    const [mark, next, atTable] = await Promise.all([
      talkMark(tx, person, record),
      listNextSteps(tx, record.id),
      listPeopleAtTable(tx, record.id),
    ]);
    return { mark, next, atTable };
  });
  if (!found?.more) return refuseUnknown(c);
  return c.html(
    <NextStepsPage c={c} person={person} record={found.record} {...found.more} values={values} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}
