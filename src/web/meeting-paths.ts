import { path } from "./path.ts";

const proposal = "/proposals/:id";

/** The pages of a proposal on which both sides meet: meetings, their minutes, to-dos, steps asked for. */
export const meetingPaths = {
  nextSteps: path(`${proposal}/next-steps`),
  toDos: path(`${proposal}/to-dos`),
  toDoChange: path(`${proposal}/to-dos/:todo/change`),
  toDoEnding: path(`${proposal}/to-dos/:todo/ending`),
  steps: path(`${proposal}/steps`),
  stepAnswer: path(`${proposal}/steps/:step/answer`),
  meetings: path(`${proposal}/meetings`),
  meeting: path(`${proposal}/meetings/:meeting`),
  meetingAgreement: path(`${proposal}/meetings/:meeting/agreement`),
  meetingCalendar: path(`${proposal}/meetings/:meeting/calendar`),
  meetingCounters: path(`${proposal}/meetings/:meeting/counters`),
  meetingMoving: path(`${proposal}/meetings/:meeting/moving`),
  meetingCancelling: path(`${proposal}/meetings/:meeting/cancelling`),
  minutes: path(`${proposal}/meetings/:meeting/minutes`),
  minutesObjection: path(`${proposal}/meetings/:meeting/minutes/objection`),
  minutesConfirmation: path(`${proposal}/meetings/:meeting/minutes/confirmation`),
} as const;
