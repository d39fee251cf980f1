import type { Level, Section } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import type { ProposalWords } from "../domain/proposal/proposal-text.ts";
import type { ChallengeLives } from "./tell-challenges.ts";
import type { ConsultationStory } from "./tell-consultations.ts";
import type { DemoGoals } from "./tell-policy-goals.ts";
import type { SeedStories } from "./tell-seeds.ts";

/** The shapes of db/worlds/izumiotsu-demo/*.json, as far as the loader reads them (its README says what they mean). */
export type DemoFiles = {
  municipality: { code: string; name: string; nameEn: string; desk: { department: string } };
  departments: readonly {
    code: string;
    division: string;
    name: string;
    nameEn: string;
    duties: readonly string[];
    policyAreas: readonly string[];
  }[];
  fields: readonly { code: string; name: string; nameEn: string }[];
  policyGoals: DemoGoals;
  organisations: readonly {
    key: string;
    name: string;
    kana: string;
    kind: "company" | "university" | "nonprofit" | "other";
    corporateNumber: string | null;
    address: string;
  }[];
  people: readonly {
    key: string;
    name: string;
    kana: string;
    title: string;
    organisation: string | null;
    department: string | null;
    position: string;
    card: boolean;
    roles: readonly string[];
    mail: string;
  }[];
  challenges: readonly {
    id: string;
    title: string;
    titleEn: string;
    ask: string;
    askEn: string;
    background: string;
    department: string;
    fields: readonly string[];
    sdgs: readonly number[];
    fieldsOffered: readonly string[];
    deadline: { offsetDays: number | null };
    status: "open" | "closed" | "forecast";
    publishedOffsetDays: number;
    outcome: { ja: string } | null;
  }[];
  given: readonly (Body & { id: string; body: string })[];
  own: readonly (Partial<Row> & Body & Texts & { key: string; what: string })[];
  lineUp: {
    anchorDate: string;
    defaults: { p1Evidence: string; readingPurposes: readonly string[] };
    rows: readonly (Row & { texts?: Texts })[];
    calls: readonly Call[];
  };
  english: {
    cases: readonly English[];
    partnerships: readonly English[];
    calls: readonly { key: string; title: string; summary: string }[];
  };
  consultations: readonly ConsultationStory[];
  seeds: SeedStories;
  challengeLives: ChallengeLives;
};

type English = { proposal: { id: string }; title: string; summary: string; resultLabels?: readonly string[] };
type Body = { title: string; summary: string; fields: readonly string[] };
export type Texts = {
  benefit: string;
  ask: string;
  cost: string;
  period: { start: string; end: string; text: string };
};

/** A row of the line-up with, for own proposals, what stands in proposals-own.json. */
export type Row = {
  key: string;
  proposal: { source: "own" | "given"; id: string };
  status: Status;
  organisation: string;
  challengeId: string | null;
  leadDepartment: string | null;
  officer: string;
  statusDaysAgo: number;
  history: readonly { status: Status; daysAgo: number }[];
  call?: string;
  writtenBy?: string;
  files?: readonly { name: string; text: string; part: number | null }[];
  submittedBy?: string | null;
  protectedParts?: readonly Part[];
  asked?: readonly Asked[];
  outlook?: {
    daysAgo: number;
    method: string;
    publicCallLikely: string;
    earliestStart: string;
    text: string;
  } | null;
  messages?: readonly { by: string; daysAgo: number; text: string }[];
  openQuestions?: readonly { askedBy: string; waitingFor: string; daysAgo: number; text: string }[];
  notes?: readonly { by: string; daysAgo: number; text: string }[];
  meetings?: readonly MeetingRow[];
  /** What was agreed in the last meeting to be done. */
  todos?: readonly { owner: string; text: string; doneDaysAgo?: number; dueInBusinessDays?: number }[];
  steps?: readonly { by: string; daysAgo: number; kind: string; reason: string }[];
  plan?: PlanRow;
  feasibility?: {
    result: "yes" | "yes_if" | "no";
    daysAgo: number;
    text: string;
    conditions: readonly { text: string; metDaysAgo: number | null }[];
  };
  methodFacts?: Record<string, unknown>;
  fairness?: { confirmedBy: string; daysAgo: number; answers: Record<string, string> };
  method?: { code: string; reason: string; paper: { daysAgo: number; state?: string } };
  agreement?: {
    title: string;
    concludedDaysAgo: number | null;
    renewal: string;
  } | null;
  cooperation?: { confirmedByCityDaysAgo: number; text: string } | null;
  facts?: { text: string; partnerComment: string | null; publishedDaysAgo: number | null; withheld?: string } | null;
  initiatives?: readonly InitiativeRow[];
  finalReport?: { daysAgo: number; text: string };
  lessons?: readonly { side: "partner" | "city"; text: string; visibility: string }[];
  case?: CaseRow;
  decline?: { ground: string; text: string; possibleIf: string; otherContacts: readonly string[] };
  hold?: { until: string; event: string; text: string };
  additions?: { text: string; answer?: Partial<ProposalWords> };
  withdraw?: { text: string };
};

export type Terms = { level: Level; departments: readonly string[]; until: string };
export type Part = {
  section: Section;
  heading: string;
  reason: string;
  wished: Terms;
  content: string;
  talk: readonly { by: string; daysAgo: number; text: string }[];
  outcome: "requested" | "countered" | "agreed" | "left_out";
  /** The desk's terms when nothing is agreed yet. */
  offered?: Terms;
  agreed: (Terms & { daysAgo: number }) | null;
  readings: readonly { by: string; purpose: string; daysAgo: number }[];
};

type Asked = {
  department: string;
  lead: boolean;
  question: string;
  /** The department whose head passed the question on; asked by nobody else. */
  passedOnBy?: string;
  daysAgo: number;
  answer: {
    kind: string;
    text: string;
    draftedBy: string | null;
    confirmedBy: string | null;
    daysAgo: number;
    released: boolean;
    passTo?: string | null;
  } | null;
};

type Confirmed = { by: string; daysAgo: number; comment: string | null };
export type MeetingRow = {
  title: string;
  proposedBy: string;
  daysAgo: number;
  time: string;
  place: string;
  attendees: readonly string[];
  agenda: string;
  minutes: string | null;
  draftedBy: string | null;
  confirmedByCity: Confirmed | null;
  confirmedByPartner: Confirmed | null;
};

export type PlanRow = {
  version: number;
  state: "drafting" | "approved_by_city" | "approved_by_partner" | "agreed";
  editedBy: string;
  changeReason: string;
  purpose: string;
  scope: string;
  goals: readonly {
    goal: string;
    indicator: string;
    unit: string;
    baseline: number | string | null;
    target: number | string;
    by: string;
    measuredBy: "city" | "partner";
  }[];
  gains: { city: string; partner: string; citizens: string };
  gives: { citizens: string };
  roles: readonly { bearer: "city" | "partner"; text: string }[];
  costs: readonly { bearer: "city" | "partner"; kind: string; yen: number | null; text: string }[];
  cityAloneYen: number | null;
  cityAloneBasis: string;
  risks: readonly {
    risk: string;
    bearer: "city" | "partner" | "shared";
    split: { city: number } | null;
    response: string;
  }[];
};

export type InitiativeRow = {
  title: string;
  start: string;
  end: string;
  indicators: readonly {
    name: string;
    unit: string;
    baseline: number;
    target: number;
    series: readonly { date: string; value: number }[];
  }[];
  reports: readonly {
    title: string;
    by: string;
    daysAgo: number;
    period: { start: string; end: string };
    text: string;
    citySpentYen: number;
    partnerBroughtYen: number;
    cityAloneYen: number;
  }[];
};

export type CaseRow = {
  title: string;
  publishedDaysAgo: number;
  lead: string;
  why: string;
  changed: string;
  results: readonly { label: string; before: string; after: string; target: string; met: boolean; gap?: string }[];
  caveat: string;
  money: { citySpentYen: number; partnerBroughtYen: number; cityAloneYen: number; basis: string };
  howToCopy: readonly { step: string; text: string }[];
  notPublished: string | null;
  quotes: readonly { by: string; text: string; consent: boolean }[];
};

export type Call = {
  key: string;
  title: string;
  department: string;
  questionsUntilDaysAgo: number;
  entriesUntilDaysAgo: number;
  notice: string;
  terms: string;
  criteria: readonly { name: string; points: number }[];
  questions: readonly { question: string; answer: string }[];
  resultText: string | null;
};
