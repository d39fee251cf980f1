import type { FairnessTerm } from "../method/fairness.ts";
import type { Method } from "../method/method.ts";
import type { Plan } from "../plan/plan.ts";
import type { SecondLook } from "../second-look/second-look.ts";
import type { Status } from "./status.ts";

/**
 * Everything that the rules ask of one proposal, as the asking person may see it: what row-level security hides is absent here.
 * Instants are Date, legal dates are "YYYY-MM-DD". Loaded by src/db/stores/record-store.ts.
 */
export type ProposalRecord = {
  id: string;
  number: { fiscalYear: number; serial: number } | null;
  kind: "free" | "challenge";
  challenge: {
    id: string;
    code: string;
    title: string;
    deadline: string | null;
    isSealed: boolean;
    isWithdrawn: boolean;
  } | null;
  /** Submitted to a sealed challenge that is not opened yet: nobody in the city sees it, and it can only be taken back. */
  sealed: boolean;
  title: string;
  organisation: { id: string; name: string };
  fields: readonly string[];
  sdgs: readonly number[];
  status: Status;
  statusBefore: Status | null;
  version: number;
  createdAt: Date;
  submittedAt: Date | null;
  receivedAt: Date | null;
  dialogueAt: Date | null;
  activeAt: Date | null;
  completedAt: Date | null;
  statusAt: Date;
  text: ProposalText | null;
  parts: readonly ProtectedPart[];
  additions: readonly { id: string; request: string; askedAt: Date; answeredAt: Date | null }[];
  assigned: readonly { personId: string; name: string }[];
  declarations: readonly { personId: string; hasTie: boolean }[];
  /** In whose place the asking person does not act here, though a deputy: whoever named them has a tie. */
  barred: readonly string[];
  inquiries: readonly Inquiry[];
  outlook: Outlook | null;
  goingOnReason: string | null;
  meetings: readonly Meeting[];
  /** What somebody still has to do, and what a side has asked for and got no answer to. */
  toDos: readonly OpenToDo[];
  stepRequests: readonly OpenStepRequest[];
  /** The newest message of each kind of waiting; the talk itself is a query of its own. */
  lastMessages: { partner: Date | null; city: Date | null; cityAsks: Date | null };
  plan: PlanVersion | null;
  /** Suggestions for the plan that nobody has answered, oldest first. */
  openSuggestions: readonly { id: string; side: "partner" | "city"; at: Date }[];
  planDrafters: readonly string[];
  feasibility: Feasibility | null;
  methodFacts: Record<string, unknown> | null;
  /** The newest check; `changed`: what it judged and has changed since, as far as the asking person sees it. */
  fairness: { conclusion: "fair" | "unfair"; byId: string; at: Date; changed: readonly FairnessTerm[] } | null;
  papers: readonly Paper[];
  confirmations: readonly Confirmation[];
  agreement: Agreement | null;
  award: { contractNumber: string; contractedOn: string; amountYen: number } | null;
  cooperation: {
    terms: string;
    startsOn: string;
    cityConfirmedAt: Date | null;
    partnerConfirmedAt: Date | null;
  } | null;
  eligible: boolean | null;
  facts: PublicationDraft | null;
  case: PublicationDraft | null;
  initiatives: readonly { id: string; title: string; endsOn: string; state: string; reports: number }[];
  finalReport: { at: Date; endedEarlyReason: string } | null;
  lessons: readonly ("partner" | "city")[];
  /** The newest that was not dropped; `sentBackAt`: the chief wants it written anew. */
  decline: { id: string; draftedBy: string; draftedAt: Date; sentAt: Date | null; sentBackAt: Date | null } | null;
  /** The newest, and everybody who ever was named for one: they see the proposal as an approver on the route does. */
  secondLook: SecondLook | null;
  reviewers: readonly string[];
  hold: { reason: string; until: string; untilEvent: string; at: Date } | null;
  /** Who is waited for now, by what the asking person may see; the soonest deadline first. */
  openWaits: readonly Wait[];
};

export type ProposalText = {
  version: number;
  summary: string;
  what: string;
  benefit: string;
  ask: string;
  cost: string;
  period: string;
  submittedAt: Date | null;
};

export const sections = ["summary", "what", "benefit", "ask", "cost", "period"] as const;
export type Section = (typeof sections)[number];

export const levels = ["staff", "asked_departments", "desk", "named_departments"] as const;
export type Level = (typeof levels)[number];

export type ProtectedPart = {
  id: string;
  section: Section;
  heading: string;
  /** `released`: its proposer gave up the protection; it is read like the open parts. */
  state: "requested" | "countered" | "agreed" | "left_out" | "released";
  level: Level;
  departmentIds: readonly string[];
  until: string;
  agreedAt: Date | null;
  /** The last thing that was said about it; null for whoever does not read the talk. */
  said: { act: TalkAct; side: "partner" | "city"; at: Date } | null;
};

/**
 * What a side can say about a protected part. Until an agreement: request, counter, agree, leave_out. After it: propose_change, and
 * agree_change, refuse_change or withdraw_change; widen and release (early, its proposer alone); and once its period is over
 * ask_end (the desk asks what shall be) and keep (it stays closed).
 */
export const talkActs = [
  "request",
  "counter",
  "agree",
  "leave_out",
  "propose_change",
  "agree_change",
  "refuse_change",
  "withdraw_change",
  "widen",
  "release",
  "ask_end",
  "keep",
] as const;
export type TalkAct = (typeof talkActs)[number];

export const inquiryOutcomes = ["dialogue", "conditions", "not_ours", "no"] as const;
export type InquiryOutcome = (typeof inquiryOutcomes)[number];

export type Inquiry = {
  id: string;
  departmentId: string;
  departmentName: string;
  isLead: boolean;
  askedAt: Date;
  due: string;
  answeredAt: Date | null;
  endedAs: "released" | "passed_on" | null;
  /** Since when the desk owes an answer to a question back; the department's clock rests. */
  askedBackAt: Date | null;
  answer: { outcome: InquiryOutcome; confirmedAt: Date | null; releasedAt: Date | null } | null;
};

export type Outlook = {
  method: string;
  callLikelihood: "unlikely" | "possible" | "likely";
  earliestStart: string;
  startReasons: string;
  meaning: string;
  toldAt: Date;
};

export type Meeting = {
  id: string;
  state: "proposed" | "agreed" | "held" | "minutes_drafted" | "confirmed" | "cancelled";
  proposedSide: "partner" | "city";
  startsAt: Date;
  cityConfirmedAt: Date | null;
  cityConfirmedBy: string | null;
  partnerConfirmedAt: Date | null;
  /** A side says that the newest version of its minutes is wrong. */
  contestedAt: Date | null;
  partnerConfirmedBy: string | null;
};

export type OpenToDo = {
  id: string;
  side: "partner" | "city";
  departmentId: string | null;
  personId: string | null;
  due: string;
};

export type OpenStepRequest = { id: string; kind: string; side: "partner" | "city" };

export type PlanVersion = {
  version: number;
  body: Plan;
  draftedBy: string;
  draftedSide: "partner" | "city";
  draftedAt: Date;
  cityApprovedAt: Date | null;
  cityApprovedBy: string | null;
  partnerApprovedAt: Date | null;
  partnerApprovedBy: string | null;
};

export type Feasibility = {
  answer: "yes" | "yes_if" | "no";
  reason: string;
  conditions: readonly { text: string; met_at: string | null }[];
  decidedAt: Date;
};

export type Paper = {
  id: string;
  kind: "method" | "agreement" | "call";
  state: "on_route" | "approved" | "sent_back";
  method: Method;
  draftedBy: string;
  draftedAt: Date;
  steps: readonly { position: number; personId: string; decision: "approved" | "sent_back" | null }[];
};

/** `holds`: what was confirmed has not changed since (P2: wall.fairness_stands). */
export type Confirmation = {
  principle: Principle;
  evidence: string;
  /** P1: goals of the city's plans that the proposal serves, as they were named then. */
  goals?: readonly { id: string; plan: string; goal: string }[];
  byId: string;
  at: Date;
  holds: boolean;
};
export type Principle = "P1" | "P2" | "P3" | "P4" | "P5" | "P6" | "P7";

export type Agreement = {
  version: number;
  kind: "comprehensive_agreement" | "project_agreement";
  state: "drafting" | "approved" | "consented" | "concluded";
  hash: string;
  planVersion: number;
  concludedOn: string | null;
};

export type PublicationDraft = {
  state: "drafting" | "commenting" | "commented" | "published" | "withheld";
  needsConsent: boolean;
  commentDue: string | null;
  partnerCommentedAt: Date | null;
  partnerConsentedAt: Date | null;
  withheldReason: string;
  draftedBy: string | null;
  /** Who published or withheld it, and when. */
  decidedBy: string | null;
  decidedAt: Date | null;
};

export type Wait = {
  id: string;
  task: string;
  holder: Holder;
  departmentId: string | null;
  personId: string | null;
  subjectId: string | null;
  since: Date;
  days: number | null;
  due: string | null;
};
export type Holder = "partner" | "desk" | "department" | "approver" | "nobody";
