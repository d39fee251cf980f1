import { done, type Result, refused } from "../kernel/result.ts";
import { isOfDesk, type Person } from "../policy/actor.ts";

/** 質問: asked by anybody, looked at by the desk, answered by the department, published to all alike by the desk (P2). */
export const questionStates = ["asked", "passed_on", "answered", "published", "refused"] as const;
export type QuestionState = (typeof questionStates)[number];

/** What may be done in each state. */
export const questionActions = {
  asked: ["passOn", "answer", "refuse"],
  passed_on: ["answer", "refuse"],
  answered: ["answer", "publish", "refuse"],
  published: [],
  refused: [],
} as const satisfies Record<QuestionState, readonly string[]>;
export type QuestionAction = (typeof questionActions)[QuestionState][number];

/** The desk does everything; the department answers what was passed on to it. */
const whoDoes: Record<QuestionAction, readonly ("desk" | "department")[]> = {
  passOn: ["desk"],
  answer: ["desk", "department"],
  publish: ["desk"],
  refuse: ["desk"],
};

/** The longest question and answer, in characters as a reader counts them. */
export const longestQuestion = 1000;

/** Before the desk has looked at it a question is the desk's alone; who asked stays so for good. */
export function mayReadQuestion(
  person: Person,
  question: { state: QuestionState; departmentId: string },
  what: "question" | "asker",
): boolean {
  if (isOfDesk(person)) return true;
  return what === "question" && question.state !== "asked" && isDepartment(person, question.departmentId);
}

/** May this person do this with it now? */
export function mayOnQuestion(
  person: Person,
  action: QuestionAction,
  question: { state: QuestionState; departmentId: string },
): Result<true> {
  const allowed: readonly QuestionAction[] = questionActions[question.state];
  if (!allowed.includes(action)) return refused({ kind: "wrong-status", status: question.state, allowed });
  const does = whoDoes[action];
  if (isOfDesk(person)) return done(true);
  if (does.includes("department") && question.state !== "asked" && isDepartment(person, question.departmentId))
    return done(true);
  return refused({ kind: "not-allowed", reason: "これは官民連携デスクが行います。" });
}

function isDepartment(person: Person, departmentId: string): boolean {
  return person.departments.some(({ id }) => id === departmentId);
}
