import { changedTerms } from "../../domain/method/fairness.ts";
import type { Method } from "../../domain/method/method.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import type {
  Agreement,
  Inquiry,
  InquiryOutcome,
  Meeting,
  Paper,
  PlanVersion,
  Principle,
  ProposalRecord,
  ProtectedPart,
  PublicationDraft,
  Wait,
} from "../../domain/process/record.ts";
import type { Status } from "../../domain/process/status.ts";

// JSON as PostgreSQL builds it: instants are text, absent lists are null. The database's CHECKs hold the words to the types below.
// biome-ignore lint/suspicious/noExplicitAny: the one place where rows become records
type Row = Record<string, any>;

/** The domain's record from the JSON of record-store.ts. */
export function recordFromRow(row: Row): ProposalRecord {
  const p = row.proposal as Row;
  return {
    id: p.id,
    number: p.serial === null ? null : { fiscalYear: p.fiscal_year, serial: p.serial },
    kind: p.kind,
    challenge: row.challenge,
    sealed: p.sealed === true,
    title: p.title,
    organisation: { id: p.organisation_id, name: row.organisation },
    fields: p.fields,
    sdgs: p.sdgs,
    status: p.status as Status,
    statusBefore: p.status_before as Status | null,
    version: p.version,
    createdAt: instant(p.created_at)!,
    submittedAt: instant(p.submitted_at),
    receivedAt: instant(p.received_at),
    dialogueAt: instant(p.dialogue_at),
    activeAt: instant(p.active_at),
    completedAt: instant(p.completed_at),
    statusAt: instant(p.status_at)!,
    text: row.text
      ? {
          ...pick(row.text, ["version", "summary", "what", "benefit", "ask", "cost", "period"]),
          submittedAt: instant(row.text.submitted_at),
        }
      : null,
    parts: list(row.parts).map(partFromRow),
    additions: list(row.additions).map((x) => ({
      id: x.id,
      request: x.request,
      askedAt: instant(x.asked_at)!,
      answeredAt: instant(x.answered_at),
    })),
    assigned: list(row.assigned).map((x) => ({ personId: x.person_id, name: x.name })),
    barred: row.barred ?? [],
    declarations: list(row.declarations).map((x) => ({ personId: x.person_id, hasTie: x.has_tie })),
    inquiries: list(row.inquiries).map(inquiryFromRow),
    outlook: row.outlook
      ? {
          method: row.outlook.method,
          callLikelihood: row.outlook.call_likelihood,
          earliestStart: row.outlook.earliest_start,
          startReasons: row.outlook.start_reasons,
          meaning: row.outlook.meaning,
          toldAt: instant(row.outlook.told_at)!,
        }
      : null,
    goingOnReason: row.going_on ?? null,
    meetings: list(row.meetings).map(meetingFromRow),
    toDos: list(row.to_dos).map((x) => ({
      id: x.id,
      side: x.side,
      departmentId: x.department_id,
      personId: x.person_id,
      due: x.due,
    })),
    stepRequests: list(row.step_requests).map((x) => ({ id: x.id, kind: x.kind, side: x.side })),
    lastMessages: {
      partner: instant(row.messages?.partner),
      city: instant(row.messages?.city),
      cityAsks: instant(row.messages?.asks),
    },
    plan: row.plan ? planFromRow(row.plan) : null,
    openSuggestions: list(row.open_suggestions).map((x) => ({ id: x.id, side: x.side, at: instant(x.at)! })),
    planDrafters: row.plan_drafters ?? [],
    feasibility: row.feasibility
      ? {
          answer: row.feasibility.answer,
          reason: row.feasibility.reason,
          conditions: row.feasibility.conditions,
          decidedAt: instant(row.feasibility.decided_at)!,
        }
      : null,
    methodFacts: row.method_facts ?? null,
    fairness: row.fairness
      ? {
          ...{ conclusion: row.fairness.conclusion, byId: row.fairness.by_id },
          at: instant(row.fairness.at)!,
          changed: changedTerms(row.fairness.terms ?? null, row.fairness.now ?? {}),
        }
      : null,
    papers: list(row.papers).map(paperFromRow),
    confirmations: list(row.confirmations).map((x) => ({
      principle: x.principle as Principle,
      evidence: x.evidence,
      goals: x.goals ?? [],
      byId: x.by_id,
      at: instant(x.at)!,
      holds: x.principle !== "P2" || x.holds === true || row.fairness_holds === true,
    })),
    agreement: row.agreement ? agreementFromRow(row.agreement) : null,
    award: row.award
      ? {
          ...{ contractNumber: row.award.contract_number, contractedOn: row.award.contracted_on },
          amountYen: Number(row.award.amount_yen),
        }
      : null,
    cooperation: row.cooperation
      ? {
          terms: row.cooperation.terms,
          startsOn: row.cooperation.starts_on,
          cityConfirmedAt: instant(row.cooperation.city_confirmed_at),
          partnerConfirmedAt: instant(row.cooperation.partner_confirmed_at),
        }
      : null,
    eligible: row.eligible ?? null,
    facts: row.drafts?.facts ? draftFromRow(row.drafts.facts) : null,
    case: row.drafts?.case ? draftFromRow(row.drafts.case) : null,
    initiatives: list(row.initiatives).map((x) => ({
      id: x.id,
      title: x.title,
      endsOn: x.ends_on,
      state: x.state,
      reports: x.reports,
    })),
    finalReport: row.final_report
      ? { at: instant(row.final_report.at)!, endedEarlyReason: row.final_report.ended_early_reason }
      : null,
    lessons: row.lessons ?? [],
    decline: row.decline
      ? {
          id: row.decline.id,
          draftedBy: row.decline.drafted_by,
          draftedAt: instant(row.decline.drafted_at)!,
          sentAt: instant(row.decline.sent_at),
          sentBackAt: instant(row.decline.sent_back_at),
        }
      : null,
    secondLook: row.second_look
      ? {
          id: row.second_look.id,
          declineId: row.second_look.decline_id,
          askedAt: instant(row.second_look.asked_at)!,
          due: row.second_look.due,
          reviewerId: row.second_look.reviewer_id,
          reviewerTied: row.second_look.reviewer_tied,
          answer: row.second_look.answer,
          answeredAt: instant(row.second_look.answered_at),
        }
      : null,
    reviewers: row.reviewers ?? [],
    hold: row.hold
      ? { reason: row.hold.reason, until: row.hold.until, untilEvent: row.hold.until_event, at: instant(row.hold.at)! }
      : null,
    openWaits: list(row.waits).map(waitFromRow),
  };
}

function partFromRow(x: Row): ProtectedPart {
  return {
    id: x.id,
    section: x.section,
    heading: x.heading,
    state: x.state,
    level: x.level,
    departmentIds: x.department_ids,
    until: x.until,
    agreedAt: instant(x.agreed_at),
    said: x.said ? { act: x.said.act, side: x.said.side, at: instant(x.said.at)! } : null,
  };
}

function inquiryFromRow(x: Row): Inquiry {
  return {
    id: x.id,
    departmentId: x.department_id,
    // What passed to a successor is read under the name of then, and of now.
    departmentName: x.asked_as_name ? `${x.department}（照会のときは${x.asked_as_name}）` : x.department,
    isLead: x.is_lead,
    askedAt: instant(x.asked_at)!,
    due: x.due,
    answeredAt: instant(x.answered_at),
    endedAs: x.ended_as,
    askedBackAt: instant(x.asked_back_at),
    answer: x.outcome
      ? {
          outcome: x.outcome as InquiryOutcome,
          confirmedAt: instant(x.confirmed_at),
          releasedAt: instant(x.released_at),
        }
      : null,
  };
}

function meetingFromRow(x: Row): Meeting {
  return {
    id: x.id,
    state: x.state,
    proposedSide: x.proposed_side,
    startsAt: instant(x.starts_at)!,
    cityConfirmedAt: instant(x.city_confirmed_at),
    cityConfirmedBy: x.city_confirmed_by ?? null,
    partnerConfirmedAt: instant(x.partner_confirmed_at),
    contestedAt: instant(x.contested_at),
    partnerConfirmedBy: x.partner_confirmed_by ?? null,
  };
}

function planFromRow(x: Row): PlanVersion {
  return {
    version: x.version,
    body: readPlan(x.body),
    draftedBy: x.drafted_by,
    draftedSide: x.drafted_side,
    draftedAt: instant(x.drafted_at)!,
    cityApprovedAt: instant(x.city_approved_at),
    cityApprovedBy: x.city_approved_by ?? null,
    partnerApprovedAt: instant(x.partner_approved_at),
    partnerApprovedBy: x.partner_approved_by ?? null,
  };
}

function paperFromRow(x: Row): Paper {
  return {
    id: x.id,
    kind: x.kind,
    state: x.state,
    method: x.method as Method,
    draftedBy: x.drafted_by,
    draftedAt: instant(x.drafted_at)!,
    steps: list(x.steps).map((s) => ({ position: s.position, personId: s.person_id, decision: s.decision })),
  };
}

function agreementFromRow(x: Row): Agreement {
  return {
    version: x.version,
    kind: x.kind,
    state: x.state,
    hash: x.hash,
    planVersion: x.plan_version,
    concludedOn: x.concluded_on,
  };
}

function draftFromRow(x: Row): PublicationDraft {
  return {
    state: x.state,
    needsConsent: x.needs_consent,
    commentDue: x.comment_due,
    partnerCommentedAt: instant(x.partner_commented_at),
    partnerConsentedAt: instant(x.partner_consented_at),
    withheldReason: x.withheld_reason,
    draftedBy: x.drafted_by ?? null,
    decidedBy: x.decided_by ?? null,
    decidedAt: instant(x.decided_at),
  };
}

/** A wait as the domain knows it. */
export function waitFromRow(x: Row): Wait {
  return {
    id: x.id,
    task: x.task,
    holder: x.holder,
    departmentId: x.department_id,
    personId: x.person_id,
    subjectId: x.subject_id,
    since: instant(x.since)!,
    days: x.days,
    due: x.due,
  };
}

function list(value: Row[] | null | undefined): Row[] {
  return value ?? [];
}

function instant(value: string | null | undefined): Date | null {
  return value ? new Date(value) : null;
}

function pick<K extends string>(row: Row, keys: readonly K[]): Record<K, never> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Record<K, never>;
}
