import { type BusinessCalendar, deadline } from "../calendar/business-days.ts";
import type { PlainDate } from "../calendar/tokyo-date.ts";
import type { TargetDays } from "../process/ball.ts";
import type { QuestionState } from "./question.ts";

/** Who has the ball of a question about a challenge, and what a notice calls their turn; null once it is settled. */
export type QuestionBall = {
  holder: "desk" | "department";
  task: "lookAtQuestion" | "answerQuestion" | "publishAnswer";
};

/** Follows from its state alone: the desk looks at it, the department answers, the desk publishes. */
export function questionBall(state: QuestionState): QuestionBall | null {
  if (state === "asked") return { holder: "desk", task: "lookAtQuestion" };
  if (state === "passed_on") return { holder: "department", task: "answerQuestion" };
  return state === "answered" ? { holder: "desk", task: "publishAnswer" } : null;
}

/** Until when whoever asked should find the public answer: one day for all who have it in turn. */
export function questionDue(askedAt: Date, days: TargetDays, calendar: BusinessCalendar): PlainDate {
  return deadline(askedAt, days.publicAnswer, calendar);
}
