import type { Holder } from "./record.ts";

/** The lines of the matrix that a clock or an event can speak of (wall.sees in the database). */
export type EventLine =
  | "proposal"
  | "open_parts"
  | "protection"
  | "inside"
  | "inquiry"
  | "dialogue"
  | "review"
  | "agreement"
  | "eligibility"
  | "publication"
  | "desk";

/**
 * One thing that somebody is waited for: who, what, and how many business days they have (null: no target).
 * `due` stands where the deadline was named by a person (an inquiry, a hold, a comment period).
 */
export type Ball = {
  task: Task;
  holder: Holder;
  line: EventLine;
  departmentId?: string;
  personId?: string;
  subjectId?: string;
  days: number | null;
  due?: string;
  /** When its clock starts, where that is not now: a meeting agreed for next week. */
  from?: Date;
};

export type Task =
  | "receive"
  | "confirmDecline"
  | "mendDecline"
  | "answerAdditions"
  | "askDepartments"
  | "answerProtection"
  | "answerCounter"
  | "answerChange"
  | "askPeriodEnd"
  | "answerPeriodEnd"
  | "answerInquiry"
  | "answerAskBack"
  | "nameLead"
  | "tellOutlook"
  | "openDialogue"
  | "answerMessage"
  | "agreeMeeting"
  | "proposeMeeting"
  | "writeMinutes"
  | "confirmMinutes"
  | "mendMinutes"
  | "doToDo"
  | "answerStep"
  | "writePlan"
  | "approvePlan"
  | "answerSuggestion"
  | "startMethodReview"
  | "decideFeasibility"
  | "meetConditions"
  | "followFeasibility"
  | "recordMethodFacts"
  | "checkFairness"
  | "proposeMethod"
  | "decidePaper"
  | "startPreparing"
  | "startCall"
  | "runCall"
  | "draftAgreement"
  | "consentAgreement"
  | "concludeAgreement"
  | "confirmCooperation"
  | "recordAward"
  | "checkEligibility"
  | "draftFacts"
  | "commentFacts"
  | "startActive"
  | "addInitiative"
  | "reportInitiative"
  | "writeFinalReport"
  | "writeLesson"
  | "draftCase"
  | "commentCase"
  | "publishCase"
  | "complete"
  | "resume"
  | "answerSecondLook"
  | "passOnSecondLook";

/** Target days, as the city sets them (shipped defaults: src/domain/calendar/clock-defaults.ts). */
export type TargetDays = {
  firstAnswer: number;
  formalCheck: number;
  departmentAnswer: number;
  deskReply: number;
  feasibility: number;
  methodDecision: number;
  minutes: number;
  publicAnswer: number;
  additions: number;
};
