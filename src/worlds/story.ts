import type { Plan } from "../domain/plan/plan.ts";
import type { Level, Section } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import type { ProposalWords } from "../domain/proposal/proposal-text.ts";
import type { CaseWords } from "../domain/publication/case-draft.ts";

/**
 * What happened to one proposal, and when: the walk (walk.ts) makes it happen by the real commands. People, organisations and
 * departments stand by the keys of their world; `day` = business days before today (0 = today, negative = ahead).
 */
export type Story = {
  key: string;
  /** The states in their order, each with the day on which it was reached. The last one is where the proposal stands. */
  history: readonly { status: Status; day: number }[];
  /** Writes the draft; the representative submits it. */
  author: string;
  representative: string;
  officer: string;
  /** Confirms fairness: did not draft the plan. */
  otherOfficer: string;
  challengeCode?: string | undefined;
  words: ProposalWords;
  fields: readonly string[];
  parts: readonly StoryPart[];
  /** Attached to the draft: of the open parts, or of a protected part by its place. */
  files?: readonly { name: string; text: string; part: number | null }[];
  /** The evidence on which the officer confirms P1. */
  benefitEvidence: string;
  /** The goals of the city's plans that the officer names with it, by their words. */
  goals?: readonly string[];
  inquiries: readonly StoryInquiry[];
  goingOnReason: string;
  outlook: { day: number; method: string; callLikelihood: string; earliestStart: string; meaning: string } | null;
  messages: readonly { day: number; by: string; body: string; asksAnswer?: boolean }[];
  notes: readonly { day: number; by: string; body: string }[];
  meetings: readonly StoryMeeting[];
  toDos: readonly StoryToDo[];
  steps: readonly StoryStep[];
  plan: StoryPlan | null;
  feasibility: StoryFeasibility | null;
  methodFacts: Record<string, unknown> | null;
  fairness: { day: number; by: string; answers: Readonly<Record<string, string>> } | null;
  method: StoryMethod | null;
  call: StoryCall | null;
  agreement: StoryAgreement | null;
  award: { day: number; contractNumber: string; amountYen: number } | null;
  cooperation: { day: number; terms: string; startsOn: string } | null;
  /** Whether the partner was found eligible. */
  isEligible: boolean;
  /** Facts to be published; `withheld`: the reason why they are not. */
  facts: {
    text: string;
    titleEn: string;
    comment: string;
    isCommented: boolean;
    citySpendsYen: number | null;
    withheld: string;
  } | null;
  initiatives: readonly StoryInitiative[];
  finalReport: { day: number; text: string } | null;
  lessons: readonly { side: "partner" | "city"; text: string }[];
  case: StoryCase | null;
  decline: { ground: string; explanation: string; whatWouldHelp: string; departmentsHeard: string } | null;
  hold: { until: string; event: string; reason: string } | null;
  additions: string;
  /** What is written anew when it is sent again. */
  additionsAnswer: Partial<ProposalWords>;
  withdrawal: string;
};

export type StoryTerms = { level: Level; departments: readonly string[]; until: string };

export type StoryPart = StoryTerms & {
  section: Section;
  heading: string;
  reason: string;
  content: string;
  /** What the desk says to it; without, it agrees to what was wished. */
  counter: (StoryTerms & { day: number; note: string }) | null;
  outcome: "requested" | "countered" | "agreed" | "left_out";
  /** The day of the agreement, or of leaving out. */
  day: number;
  readings: readonly { day: number; by: string; purpose: string }[];
};

export type StoryInquiry = {
  department: string;
  isLead: boolean;
  day: number;
  question: string;
  /** The department whose head passed the question on; asked by nobody else. */
  passedOnBy?: string | undefined;
  /** `confirmedBy` null: the answer is a draft of the department. */
  answer: {
    day: number;
    outcome: string;
    text: string;
    draftedBy: string | null;
    confirmedBy: string | null;
    isReleased: boolean;
    suggested: string | null;
  } | null;
};

export type StoryMeeting = {
  day: number;
  /** "14:00" */
  time: string;
  proposedBy: string;
  place: string;
  people: string;
  purpose: string;
  minutes: string | null;
  writtenBy: string;
  city: { day: number; comment: string } | null;
  partner: { day: number; comment: string } | null;
};

/** `doneDay` null: still to be done. Days as everywhere: so many before now, below zero ahead. */
export type StoryToDo = { day: number; owner: string; what: string; due: number; doneDay: number | null };

/** A step that somebody asked the other side for, and that waits for its answer. */
export type StoryStep = { day: number; by: string; kind: string; reason: string };

export type StoryPlan = {
  version: number;
  /** Who wrote the last version, and why it differs. */
  by: string;
  reason: string;
  body: Plan;
  approvedBy: readonly ("city" | "partner")[];
};

export type StoryFeasibility = {
  day: number;
  answer: "yes" | "yes_if" | "no";
  reason: string;
  conditions: readonly { text: string; metDay: number | null }[];
};

export type StoryMethod = {
  day: number;
  method: string;
  reason: string;
  /** How many persons of the route have approved; null: all. */
  approvals: number | null;
};

export type StoryCall = {
  titleEn: string;
  summaryEn: string;
  title: string;
  department: string;
  summary: string;
  terms: string;
  questionsUntil: string;
  entriesUntil: string;
  criteria: readonly { name: string; points: number }[];
  /** What was asked and answered publicly, and what came of it: no commands yet, written after the walk. */
  questions: readonly { question: string; answer: string }[];
  result: string;
};

export type StoryAgreement = {
  subject: string;
  representativeTitle: string;
  representativeName: string;
  renewalYears: number;
  /** The day of conclusion; null: approved inside, not yet consented. */
  day: number | null;
};

export type StoryInitiative = {
  title: string;
  what: string;
  service: string;
  indicator: string;
  unit: string;
  baseline: number;
  target: number;
  startsOn: string;
  endsOn: string;
  reports: readonly {
    day: number;
    by: string;
    from: string;
    to: string;
    value: number;
    text: string;
    citySpentYen: number;
    partnerBroughtYen: number;
    cityAloneYen: number;
  }[];
};

export type StoryCase = {
  day: number;
  words: Omit<CaseWords, "needsConsent" | "showsLessons">;
  /** The reason why it is not published; "": it is. */
  withheld: string;
};
