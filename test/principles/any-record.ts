import fc from "fast-check";
import { emptyPlan, type Plan } from "../../src/domain/plan/plan.ts";
import type { Confirmation, Meeting, Paper, PlanVersion, ProposalRecord } from "../../src/domain/process/record.ts";
import { statuses } from "../../src/domain/process/status.ts";

const at = new Date("2026-11-24T10:00:00+09:00");
/** Nothing, blanks as people type them, or words. */
const text = fc.constantFrom("", " \n　", "市民の相談が早くなる。");
const person = fc.constantFrom("officer", "officer2", "healthHead", "healthStaff", "representative");
const nobodyOr = fc.option(person, { nil: null });
const someday = fc.option(fc.constant(at), { nil: null });

const body: fc.Arbitrary<Plan> = fc
  .record({
    goals: fc.array(fc.record({ goal: text, indicator: text }), { maxLength: 2 }),
    gains: fc.record({ city: text, partner: text, citizens: text }),
    risks: fc.array(
      fc.record({ risk: text, bearer: fc.constantFrom(null, { kind: "city" } as const), response: text }),
      { maxLength: 2 },
    ),
  })
  .map(({ goals, gains, risks }) => ({
    ...emptyPlan,
    goals: goals.map((goal) => ({ ...goal, baseline: "", target: "", by: "", how: "", measuredBy: null })),
    gains,
    risks: risks.map((risk) => ({ ...risk, insurance: "" })),
  }));

const plan: fc.Arbitrary<PlanVersion> = fc.record({
  version: fc.constantFrom(1, 2),
  body,
  draftedBy: person,
  draftedSide: fc.constantFrom("city" as const, "partner" as const),
  draftedAt: fc.constant(at),
  cityApprovedAt: someday,
  cityApprovedBy: nobodyOr,
  partnerApprovedAt: someday,
  partnerApprovedBy: nobodyOr,
});

const meeting: fc.Arbitrary<Meeting> = fc.record({
  id: fc.constant("m"),
  state: fc.constantFrom("proposed", "minutes_drafted", "confirmed", "cancelled"),
  proposedSide: fc.constantFrom("city" as const, "partner" as const),
  startsAt: fc.constant(at),
  cityConfirmedAt: someday,
  cityConfirmedBy: nobodyOr,
  partnerConfirmedAt: someday,
  partnerConfirmedBy: nobodyOr,
  contestedAt: fc.constant(null),
});

const confirmation: fc.Arbitrary<Confirmation> = fc.record({
  principle: fc.constantFrom("P1", "P2", "P3", "P4", "P5", "P6", "P7"),
  evidence: fc.constant("根拠"),
  byId: person,
  at: fc.constant(at),
  holds: fc.boolean(),
  goals: fc.constantFrom([], [{ id: "g", plan: "総合計画", goal: "よく歩く" }]),
});

const paper: fc.Arbitrary<Paper> = fc.record({
  id: fc.constantFrom("1", "2"),
  kind: fc.constantFrom("method", "agreement"),
  state: fc.constantFrom("on_route", "approved", "sent_back"),
  method: fc.constantFrom("project_agreement", "public_call_proposal", "small_direct_contract"),
  draftedBy: person,
  draftedAt: fc.constant(at),
  steps: fc.constant([{ position: 1, personId: "finance", decision: null }]),
});

const part = fc.record({
  id: fc.constant("p"),
  section: fc.constant("what" as const),
  heading: fc.constant("測り方"),
  state: fc.constantFrom("requested", "countered", "agreed", "left_out", "released"),
  level: fc.constant("desk" as const),
  departmentIds: fc.constant([]),
  until: fc.constant("2027-09-30"),
  agreedAt: someday,
  said: fc.constant(null),
});

/** A record of any state, with whatever the rules of the principles look at in any condition, also in ones that no command would write. */
export const anyRecord: fc.Arbitrary<ProposalRecord> = fc
  .record({
    status: fc.constantFrom(...statuses),
    benefit: text,
    fields: fc.constantFrom([], ["健康"]),
    confirmations: fc.uniqueArray(confirmation, { selector: (one) => one.principle, maxLength: 4 }),
    fairness: fc.option(
      fc.record({
        conclusion: fc.constantFrom("fair" as const, "unfair" as const),
        byId: person,
        at: fc.constant(at),
        changed: fc.constantFrom([], ["contributions" as const]),
      }),
      { nil: null },
    ),
    plan: fc.option(plan, { nil: null }),
    planDrafters: fc.uniqueArray(person, { maxLength: 2 }),
    meetings: fc.array(meeting, { maxLength: 2 }),
    papers: fc.array(paper, { maxLength: 2 }),
    parts: fc.array(part, { maxLength: 2 }),
    feasibility: fc.option(
      fc.record({
        answer: fc.constantFrom("yes", "yes_if", "no"),
        reason: fc.constant("理由"),
        conditions: fc.array(
          fc.record({ text: fc.constant("会場"), met_at: fc.constantFrom(null, at.toISOString()) }),
          {
            maxLength: 2,
          },
        ),
        decidedAt: fc.constant(at),
      }),
      { nil: null },
    ),
    case: fc.option(
      fc.record({
        state: fc.constantFrom("drafting", "commenting", "published", "withheld"),
        withheldReason: text,
        draftedBy: fc.constant(null),
        decidedBy: nobodyOr,
        decidedAt: someday,
      }),
      { nil: null },
    ),
  })
  .map(({ benefit, case: story, ...rest }) => ({
    ...emptyRecord,
    ...rest,
    text: { version: 1, summary: "", what: "", benefit, ask: "", cost: "", period: "", submittedAt: at },
    case: story && {
      needsConsent: false,
      commentDue: null,
      partnerCommentedAt: null,
      partnerConsentedAt: null,
      ...story,
    },
  })) as fc.Arbitrary<ProposalRecord>;

/** A received proposal of which nothing has been said or decided yet. */
export const emptyRecord: ProposalRecord = {
  id: "1",
  number: { fiscalYear: 2026, serial: 1 },
  kind: "free",
  challenge: null,
  sealed: false,
  title: "提案",
  organisation: { id: "a", name: "株式会社架空" },
  fields: ["健康"],
  sdgs: [],
  status: "received",
  statusBefore: null,
  version: 1,
  createdAt: at,
  submittedAt: at,
  receivedAt: at,
  dialogueAt: null,
  activeAt: null,
  completedAt: null,
  statusAt: at,
  text: null,
  parts: [],
  additions: [],
  assigned: [],
  declarations: [],
  barred: [],
  inquiries: [],
  outlook: null,
  goingOnReason: null,
  meetings: [],
  lastMessages: { partner: null, city: null, cityAsks: null },
  plan: null,
  planDrafters: [],
  feasibility: null,
  methodFacts: null,
  fairness: null,
  papers: [],
  confirmations: [],
  agreement: null,
  award: null,
  cooperation: null,
  eligible: null,
  facts: null,
  case: null,
  initiatives: [],
  finalReport: null,
  lessons: [],
  toDos: [],
  stepRequests: [],
  openSuggestions: [],
  decline: null,
  secondLook: null,
  reviewers: [],
  hold: null,
  openWaits: [],
};
