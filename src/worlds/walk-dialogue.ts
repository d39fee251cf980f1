import { addToDo } from "../commands/add-to-do.ts";
import { agreeMeeting } from "../commands/agree-meeting.ts";
import { approvePlan } from "../commands/approve-plan.ts";
import { askForStep } from "../commands/ask-for-step.ts";
import { confirmMinutes } from "../commands/confirm-minutes.ts";
import { editPlan } from "../commands/edit-plan.ts";
import { endToDo } from "../commands/end-to-do.ts";
import { proposeMeeting } from "../commands/propose-meeting.ts";
import { sendMessage } from "../commands/send-message.ts";
import { suggestPlanChange } from "../commands/suggest-plan-change.ts";
import { writeMinutes } from "../commands/write-minutes.ts";
import { usualMinutesLong } from "../domain/dialogue/meeting.ts";
import type { Plan } from "../domain/plan/plan.ts";
import { timeOn } from "./past.ts";
import type { StoryMeeting, StoryPlan, StoryToDo } from "./story.ts";
import type { Step, Walk } from "./walk.ts";
import { as } from "./walk-coordination.ts";

/** The dialogue: meetings with their minutes, messages, the joint plan version by version. */
export function stepsOfDialogue(walk: Walk): readonly Step[] {
  const { story, program } = walk;
  return [
    ...story.meetings.flatMap((meeting) => ofMeeting(walk, meeting)),
    ...story.messages.map((message) => ({
      name: `send a message (${message.by})`,
      day: message.day,
      in: talking,
      act: () =>
        sendMessage(program, { ...as(walk, message.by), body: message.body, asksAnswer: message.asksAnswer ?? false }),
    })),
    ...story.toDos.flatMap((toDo) => ofToDo(walk, toDo)),
    ...story.steps.map(({ day, by, kind, reason }) => ({
      name: `ask for a step (${by})`,
      day,
      in: talking,
      act: () => askForStep(program, { ...as(walk, by), kind, reason }),
    })),
    ...(story.plan ? ofPlan(walk, story.plan) : []),
  ];
}

const talking = ["dialogue", "method_review", "preparing", "active"] as const;

function ofMeeting(walk: Walk, meeting: StoryMeeting): readonly Step[] {
  const { story, program, past } = walk;
  const startsAt = timeOn(past.date(meeting.day), meeting.time);
  const { place, people, purpose, minutes, city, partner } = meeting;
  const byPartner = meeting.proposedBy === story.representative || meeting.proposedBy === story.author;
  let meetingId = "";
  const step = (name: string, day: number, act: Step["act"], notBefore?: Date): Step => ({
    name,
    day,
    in: talking,
    act,
    ...(notBefore ? { notBefore } : {}),
  });
  const arranged = [
    step("propose a meeting", Math.max(meeting.day + 4, 1), async () => {
      const plan = { times: [startsAt], minutesLong: usualMinutesLong, place, onlineUrl: "", people, purpose };
      const input = { ...as(walk, byPartner ? meeting.proposedBy : story.officer), ...plan, deskAttends: true };
      const proposed = await proposeMeeting(program, input);
      if (proposed.ok) meetingId = proposed.value.value!.id;
      return proposed;
    }),
    step("agree to a meeting", Math.max(meeting.day + 3, 1), () =>
      agreeMeeting(program, { ...as(walk, byPartner ? story.officer : story.representative), meetingId }),
    ),
  ];
  if (minutes === null || meeting.day < 0) return arranged;
  const written = Math.min(meeting.day, Math.max(meeting.day - 1, city?.day ?? 0, partner?.day ?? 0));
  const over = new Date(startsAt.getTime() + 75 * 60_000);
  return [
    ...arranged,
    step(
      "write the minutes",
      written,
      () =>
        writeMinutes(program, {
          ...as(walk, meeting.writtenBy),
          meetingId,
          heldAt: startsAt,
          place,
          people,
          said: minutes,
          ...{ attendance: [], decisions: "", openQuestions: "", reason: "" },
        }),
      over,
    ),
    ...(city
      ? [
          step("confirm the minutes (city)", city.day, () =>
            confirmMinutes(program, { ...as(walk, story.officer), meetingId, comment: city.comment }),
          ),
        ]
      : []),
    ...(partner
      ? [
          step("confirm the minutes (partner)", partner.day, () =>
            confirmMinutes(program, { ...as(walk, story.representative), meetingId, comment: partner.comment }),
          ),
        ]
      : []),
  ];
}

/** The desk writes down what somebody will do; whoever it is says that it is done. */
function ofToDo(walk: Walk, { day, owner, what, due, doneDay }: StoryToDo): readonly Step[] {
  const { story, program, past } = walk;
  let toDoId = "";
  return [
    {
      name: `write a to-do (${owner})`,
      day,
      in: talking,
      act: async () => {
        const { id: personId, organisation, departments } = as(walk, owner).actor;
        const side = organisation ? ("partner" as const) : ("city" as const);
        const bearer = { side, departmentId: departments[0]?.id ?? null, personId };
        const added = await addToDo(program, { ...as(walk, story.officer), what, bearer, due: past.date(due) });
        if (added.ok) toDoId = added.value.value!.id;
        return added;
      },
    },
    ...(doneDay === null
      ? []
      : [
          {
            name: `do a to-do (${owner})`,
            day: doneDay,
            in: talking,
            act: () => endToDo(program, { ...as(walk, owner), toDoId, end: "done" }),
          },
        ]),
  ];
}

/** Every version is written; the earlier ones still lack what the last one has. Approvals are of the last. */
function ofPlan(walk: Walk, plan: StoryPlan): readonly Step[] {
  const { story, program } = walk;
  const versions = Array.from({ length: plan.version }, (_, index) => index + 1);
  const last = lastDayOf(walk);
  return [
    ...versions.map((version): Step => {
      const isLast = version === plan.version;
      return {
        name: `write version ${version} of the plan`,
        day: last + plan.version - version,
        in: ["dialogue"],
        act: () =>
          editPlan(program, {
            ...as(walk, isLast ? plan.by : version % 2 === 1 ? story.author : story.officer),
            plan: isLast ? plan.body : draftOf(plan.body, version),
            baseVersion: version - 1,
            reason: isLast ? plan.reason : version === 1 ? "" : "面談で確かめたことを書き加えました。",
          }),
      };
    }),
    ...(plan.approvedBy.length === 0 && plan.version > 1
      ? [openSuggestion(walk, plan, Math.max(0, Math.min(1, last - 1)))]
      : []),
    ...plan.approvedBy.map(
      (side): Step => ({
        name: `approve the plan (${side})`,
        day: approvalDay(walk),
        in: ["method_review", "dialogue"],
        act: () =>
          approvePlan(program, {
            ...as(walk, side === "city" ? story.officer : story.representative),
            planVersion: plan.version,
          }),
      }),
    ),
  ];
}

/** Where nobody has approved yet, the company asks for words about what comes after the trial (U4). */
function openSuggestion(walk: Walk, plan: StoryPlan, day: number): Step {
  const { story, program } = walk;
  const { exit, goals } = plan.body;
  return {
    name: "suggest a change of the plan",
    day,
    in: ["dialogue"],
    act: () =>
      suggestPlanChange(program, {
        ...as(walk, story.author),
        section: "exit",
        words: {
          exit: {
            ...exit,
            measure: `${goals[0]?.indicator ?? "指標"}が、めざす値に届いたかどうか。`,
            decidedBy: "主管課と提案者",
            next: "次の年度の予算に間に合うように、手法の検討をもう一度行います。",
          },
        },
        baseVersion: plan.version,
        reason: "試したあとに続けるかどうかを、はじめに決めておきたいためです。",
      }),
  };
}

/** Shortly before the method review, or some days ago while the dialogue goes on. */
function lastDayOf(walk: Walk): number {
  const review = walk.dayOf("method_review");
  if (review !== null) return review + 1;
  const held = walk.story.meetings.filter((meeting) => meeting.minutes !== null).map((meeting) => meeting.day);
  return Math.max(1, Math.min(...held, 30) - 3);
}

function approvalDay(walk: Walk): number {
  const review = walk.dayOf("method_review") ?? 1;
  return Math.max(0, review - 2, walk.dayOf("preparing") ?? walk.dayOf("in_call") ?? 0);
}

/** A plan on its way: fewer goals and risks than it will have, and its scope still open. */
function draftOf(plan: Plan, version: number): Plan {
  return {
    ...plan,
    scope: version === 1 ? "" : `${plan.scope}\n(第${version}版の案。数は調整中)`,
    goals: plan.goals.slice(0, version),
    risks: plan.risks.slice(0, version - 1),
    cityAlone: version > 2 ? plan.cityAlone : { yen: null, basis: "" },
    citizensGive: version > 3 ? plan.citizensGive : "",
  };
}
