import type { Person } from "../../src/domain/policy/actor.ts";
import { may } from "../../src/domain/policy/may.ts";
import { missingBearers, missingGoals } from "../../src/domain/principles/gates.ts";
import type { Action } from "../../src/domain/process/actions.ts";
import { missingFairness } from "../../src/domain/process/fairness-of.ts";
import { latestPaper } from "../../src/domain/process/method-of.ts";
import { missingForProposing } from "../../src/domain/process/ready-to-propose.ts";
import type { Paper, PlanVersion, ProposalRecord } from "../../src/domain/process/record.ts";
import { type GatedMove, missingFor } from "../../src/domain/process/requirements.ts";
import { emptyRecord } from "./any-record.ts";

const at = new Date("2026-11-24T10:00:00+09:00");
const today = "2026-11-24";

const staff = (id: string, some: Partial<Person>): Person => ({
  ...{ kind: "person", municipality: "272060", id, name: id, organisation: null, departments: [], roles: [] },
  ...some,
});
const health = { id: "d0507", name: "保健センター" };

/** Everybody who has a part in the method review. */
export const people = {
  officer: staff("officer", { roles: ["officer"] }),
  officer2: staff("officer2", { roles: ["officer"] }),
  head: staff("head", { departments: [{ ...health, role: "head" }] }),
  staff: staff("staff", { departments: [{ ...health, role: "staff" }] }),
  finance: staff("finance", { roles: ["approver"] }),
  mayor: staff("mayor", { roles: ["approver"] }),
  representative: staff("representative", { organisation: { id: "a", name: "株式会社架空", role: "representative" } }),
} satisfies Record<string, Person>;
export type Key = keyof typeof people;

/** A person tries an action; `turn` decides between the ways in which it can be done. */
export type Attempt = { action: Action; by: Key; turn: number };

/** In dialogue, with P4 on record, a lead department that takes part, and nobody with a tie; one part may still be talked about. */
export function dialogueOf(part: "agreed" | "requested" | null): ProposalRecord {
  return {
    ...emptyRecord,
    status: "dialogue",
    dialogueAt: at,
    declarations: Object.keys(people).map((personId) => ({ personId, hasTie: false })),
    inquiries: [
      {
        ...{ id: "i", departmentId: health.id, departmentName: health.name, isLead: true, askedAt: at, due: today },
        ...{ answeredAt: at, endedAs: null, answer: { outcome: "dialogue", confirmedAt: at, releasedAt: at } },
      },
    ],
    meetings: [
      {
        ...{ id: "m", state: "confirmed", proposedSide: "city", startsAt: at, contestedAt: null },
        ...{
          cityConfirmedAt: at,
          cityConfirmedBy: "officer",
          partnerConfirmedAt: at,
          partnerConfirmedBy: "representative",
        },
      },
    ],
    parts: part
      ? [
          {
            ...{ id: "p", section: "what", heading: "測り方", state: part, level: "desk", departmentIds: [] },
            ...{ until: "2028-03-31", agreedAt: null, said: { act: "request", side: "partner", at } },
          },
        ]
      : [],
  } as unknown as ProposalRecord;
}

/** The record after an attempt: what a command would write of it, by the same guards; the same record where it is refused. */
export function attempt(record: ProposalRecord, { action, by, turn }: Attempt): ProposalRecord {
  if (!may(people[by], action, record).ok) return record;
  const gated = gatedMoves.includes(action as GatedMove) ? (action as GatedMove) : null;
  if (gated && missingFor(gated, record, today).length > 0) return record;
  const moved = movesTo[action as keyof typeof movesTo];
  if (moved) return { ...withoutMethod(action, record), status: moved, statusBefore: record.status };
  return (effects[action]?.(record, people[by].id, turn) ?? null) || record;
}

const gatedMoves: readonly GatedMove[] = ["startMethodReview", "startPreparing", "startCall"];
const movesTo = {
  startMethodReview: "method_review",
  backToDialogue: "dialogue",
  startPreparing: "preparing",
  startCall: "in_call",
  reopenMethodReview: "method_review",
  holdProposal: "on_hold",
} as const;

type Effect = (record: ProposalRecord, by: string, turn: number) => ProposalRecord | null;
const effects: Partial<Record<Action, Effect>> = {
  resumeProposal: (record) => ({ ...record, status: record.statusBefore!, statusBefore: "on_hold" }),
  agreeProtection: (record) => ({ ...record, parts: record.parts.map((part) => ({ ...part, state: "agreed" })) }),
  leaveOutProtection: (record) => ({ ...record, parts: record.parts.map((part) => ({ ...part, state: "left_out" })) }),
  editPlan,
  approvePlan,
  decideFeasibility: (record, _, turn) => ({
    ...record,
    feasibility: {
      answer: (["yes", "yes_if", "no"] as const)[turn % 3]!,
      reason: "理由",
      conditions: turn % 3 === 1 ? [{ text: "会場", met_at: null }] : [],
      decidedAt: at,
    },
  }),
  meetCondition: (record) =>
    record.feasibility && {
      ...record,
      feasibility: { ...record.feasibility, conditions: [{ text: "会場", met_at: at.toISOString() }] },
    },
  recordMethodFacts: (record) => ({ ...withoutMethod("recordMethodFacts", record), methodFacts: {} }),
  checkFairness,
  proposeMethod,
  decidePaper,
};

function editPlan(record: ProposalRecord, by: string, turn: number): ProposalRecord {
  const words = turn % 4 === 3 ? "" : "書いた";
  const body = {
    goals: [{ goal: "目標", indicator: words }],
    gains: { city: "得", partner: "得", citizens: words },
    risks: [{ risk: "けが", bearer: turn % 5 === 4 ? null : { kind: "city" }, response: "保険" }],
  } as unknown as PlanVersion["body"];
  const isTerm = turn % 2 === 1;
  return {
    ...record,
    planDrafters: [...new Set([...record.planDrafters, by])],
    fairness: record.fairness && isTerm ? { ...record.fairness, changed: ["contributions"] } : record.fairness,
    plan: {
      ...{ version: (record.plan?.version ?? 0) + 1, body, draftedBy: by, draftedSide: "city", draftedAt: at },
      ...{ cityApprovedAt: null, cityApprovedBy: null, partnerApprovedAt: null, partnerApprovedBy: null },
    },
  };
}

function approvePlan(record: ProposalRecord, by: string): ProposalRecord | null {
  const { plan } = record;
  if (!plan || missingGoals(plan.body).length + missingBearers(plan.body).length > 0) return null;
  const side = by === "representative" ? "partner" : "city";
  return { ...record, plan: { ...plan, [`${side}ApprovedAt`]: at, [`${side}ApprovedBy`]: by } };
}

function checkFairness(record: ProposalRecord, by: string, turn: number): ProposalRecord {
  const isFair = turn % 4 !== 3;
  const others = record.confirmations.filter((one) => one.principle !== "P2");
  return {
    ...record,
    fairness: { conclusion: isFair ? "fair" : "unfair", byId: by, at, changed: [] },
    confirmations: isFair ? [...others, { principle: "P2", evidence: "7問", byId: by, at, holds: true }] : others,
  };
}

function proposeMethod(record: ProposalRecord, by: string, turn: number): ProposalRecord | null {
  if (latestPaper(record, "method")?.state === "on_route" || missingForProposing(record).length > 0) return null;
  const paper: Paper = {
    id: String(record.papers.length),
    kind: "method",
    state: "on_route",
    method: turn % 2 === 0 ? "project_agreement" : "public_call_proposal",
    draftedBy: by,
    draftedAt: at,
    steps: ["finance", "mayor"].map((personId, index) => ({ position: index + 1, personId, decision: null })),
  };
  return { ...record, papers: [paper, ...record.papers] };
}

function decidePaper(record: ProposalRecord, by: string, turn: number): ProposalRecord | null {
  const [paper, ...rest] = record.papers;
  const next = paper?.steps.find((step) => step.decision === null);
  const approves = turn % 4 !== 3;
  if (paper?.state !== "on_route" || next?.personId !== by || (approves && missingFairness(record).length > 0))
    return null;
  const steps = paper.steps.map((step) => (step === next ? { ...step, decision: "approved" as const } : step));
  const state = !approves ? "sent_back" : steps.every((step) => step.decision) ? "approved" : "on_route";
  return { ...record, papers: [{ ...paper, steps, state }, ...rest] };
}

/** What the method rests on has changed, or the review begins again: its paper stands no longer (end-method-paper.ts). */
function withoutMethod(action: Action, record: ProposalRecord): ProposalRecord {
  if (!["backToDialogue", "reopenMethodReview", "recordMethodFacts"].includes(action)) return record;
  return { ...record, papers: record.papers.map((paper) => ({ ...paper, state: "sent_back" as const })) };
}
