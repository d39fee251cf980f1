import { isAgreement } from "../method/method.ts";
import { missingProtection } from "../principles/gates.ts";
import { approvedMethod, latestPaper } from "./method-of.ts";
import type { Holder, ProposalRecord } from "./record.ts";

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
};

export type Task =
  | "receive"
  | "confirmDecline"
  | "answerAdditions"
  | "askDepartments"
  | "answerProtection"
  | "answerCounter"
  | "answerInquiry"
  | "nameLead"
  | "tellOutlook"
  | "openDialogue"
  | "answerMessage"
  | "agreeMeeting"
  | "proposeMeeting"
  | "writeMinutes"
  | "confirmMinutes"
  | "writePlan"
  | "approvePlan"
  | "startMethodReview"
  | "decideFeasibility"
  | "meetConditions"
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
  | "resume";

/** Target days, as the city sets them (shipped defaults: src/domain/calendar/clock-defaults.ts). */
export type TargetDays = {
  firstAnswer: number;
  formalCheck: number;
  departmentAnswer: number;
  deskReply: number;
  feasibility: number;
  methodDecision: number;
  minutes: number;
  additions: number;
};

/**
 * Who has the ball: every wait that a record in this state has. The one home of the rule: the waits table is brought in line
 * with it after every act, and the now-box, the board and the clocks read the table (G6.1a).
 */
export function ballsOf(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const declining: Ball[] =
    record.decline && !record.decline.sentAt
      ? [{ task: "confirmDecline", holder: "desk", line: "desk", subjectId: record.decline.id, days: days.deskReply }]
      : [];
  switch (record.status) {
    case "submitted":
      return [{ task: "receive", holder: "desk", line: "proposal", days: days.firstAnswer }, ...declining];
    case "additions_asked":
      return [{ task: "answerAdditions", holder: "partner", line: "proposal", days: days.additions }];
    case "received":
      return [
        { task: "askDepartments", holder: "desk", line: "proposal", days: days.formalCheck },
        ...ofProtection(record, days),
        ...declining,
      ];
    case "inquiry":
      return [...ofInquiry(record, days), ...ofProtection(record, days), ...declining];
    case "dialogue":
      return [...ofDialogue(record, days), ...openInquiries(record), ...ofProtection(record, days), ...declining];
    case "method_review":
      return [...ofReview(record, days), ...ofTalk(record, days), ...declining];
    case "preparing":
      return [...ofPreparing(record, days), ...ofTalk(record, days), ...declining];
    case "in_call":
      return [{ task: "runCall", holder: "desk", line: "proposal", days: null }];
    case "active":
      return [...ofActive(record, days), ...ofTalk(record, days)];
    case "on_hold":
      return [
        {
          task: "resume",
          holder: "nobody",
          line: "proposal",
          days: null,
          ...(record.hold ? { due: record.hold.until } : {}),
        },
        ...declining,
      ];
    case "draft":
    case "completed":
    case "declined":
    case "not_selected":
    case "lapsed":
    case "withdrawn":
      return [];
  }
}

/** P7b: a request waits for the desk, a counter-proposal for the proposer. */
function ofProtection(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  return record.parts.flatMap((part): Ball[] => {
    if (part.state === "requested")
      return [
        { task: "answerProtection", holder: "desk", line: "protection", subjectId: part.id, days: days.formalCheck },
      ];
    if (part.state === "countered")
      return [
        { task: "answerCounter", holder: "partner", line: "protection", subjectId: part.id, days: days.formalCheck },
      ];
    return [];
  });
}

function openInquiries(record: ProposalRecord): readonly Ball[] {
  return record.inquiries
    .filter((inquiry) => !inquiry.answeredAt && inquiry.endedAs === null)
    .map((inquiry) => ({
      task: "answerInquiry",
      holder: "department",
      line: "inquiry",
      departmentId: inquiry.departmentId,
      subjectId: inquiry.id,
      days: null,
      due: inquiry.due,
    }));
}

function ofInquiry(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const open = openInquiries(record);
  if (open.length > 0) return open;
  if (!record.inquiries.some((inquiry) => inquiry.isLead && inquiry.endedAs === null))
    return [{ task: "nameLead", holder: "desk", line: "proposal", days: days.deskReply }];
  if (!record.outlook) return [{ task: "tellOutlook", holder: "desk", line: "proposal", days: days.deskReply }];
  return [{ task: "openDialogue", holder: "desk", line: "proposal", days: days.formalCheck }];
}

function ofDialogue(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const talk = [...ofTalk(record, days), ...ofPlan(record, days)];
  const met = record.meetings.some((meeting) => meeting.cityConfirmedAt && meeting.partnerConfirmedAt);
  if (!record.meetings.some((meeting) => meeting.state !== "cancelled"))
    return [...talk, { task: "proposeMeeting", holder: "desk", line: "dialogue", days: days.formalCheck }];
  if (met && missingProtection(record).length === 0)
    return [...talk, { task: "startMethodReview", holder: "desk", line: "dialogue", days: days.methodDecision }];
  return talk;
}

/** Messages that wait for an answer, meetings that wait for agreement, minutes that wait for confirmation. */
function ofTalk(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const { partner, city, cityAsks } = record.lastMessages;
  return [
    ...(partner && (!city || city < partner)
      ? [{ task: "answerMessage", holder: "desk", line: "dialogue", days: days.deskReply } as const]
      : []),
    ...(cityAsks && (!partner || partner < cityAsks)
      ? [{ task: "answerMessage", holder: "partner", line: "dialogue", days: days.formalCheck } as const]
      : []),
    ...record.meetings.flatMap((meeting) => ofMeeting(meeting, days)),
  ];
}

function ofMeeting(meeting: ProposalRecord["meetings"][number], days: TargetDays): readonly Ball[] {
  const ball = (task: Task, holder: Holder, target: number): Ball => ({
    task,
    holder,
    line: "dialogue",
    subjectId: meeting.id,
    days: target,
  });
  switch (meeting.state) {
    case "proposed":
      return [ball("agreeMeeting", meeting.proposedSide === "city" ? "partner" : "desk", days.deskReply)];
    case "agreed":
    case "held":
      return [ball("writeMinutes", "desk", days.minutes)];
    case "minutes_drafted":
      // One wait a side at most; the side that has not confirmed holds it, the partner first.
      return [ball("confirmMinutes", meeting.partnerConfirmedAt ? "desk" : "partner", days.minutes)];
    case "confirmed":
    case "cancelled":
      return [];
  }
}

function ofPlan(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  if (!record.plan) return [{ task: "writePlan", holder: "desk", line: "dialogue", days: days.departmentAnswer }];
  if (!record.plan.partnerApprovedAt)
    return [{ task: "approvePlan", holder: "partner", line: "dialogue", days: days.departmentAnswer }];
  if (!record.plan.cityApprovedAt)
    return [{ task: "approvePlan", holder: "desk", line: "dialogue", days: days.deskReply }];
  return [];
}

function ofReview(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const lead = record.inquiries.find((inquiry) => inquiry.isLead && inquiry.endedAs === null);
  const ofLead = (task: Task): Ball[] =>
    lead
      ? [{ task, holder: "department", line: "review", departmentId: lead.departmentId, days: days.feasibility }]
      : [];
  if (!record.feasibility) return [...ofLead("decideFeasibility"), ...ofPlan(record, days)];
  if (record.feasibility.answer === "yes_if" && record.feasibility.conditions.some((condition) => !condition.met_at))
    return [...ofLead("meetConditions"), ...ofPlan(record, days)];
  if (!record.methodFacts)
    return [
      { task: "recordMethodFacts", holder: "desk", line: "review", days: days.formalCheck },
      ...ofPlan(record, days),
    ];
  if (!record.confirmations.some((one) => one.principle === "P2"))
    return [{ task: "checkFairness", holder: "desk", line: "review", days: days.formalCheck }, ...ofPlan(record, days)];
  const paper = latestPaper(record, "method");
  if (!paper || paper.state === "sent_back")
    return [
      { task: "proposeMethod", holder: "desk", line: "review", days: days.methodDecision },
      ...ofPlan(record, days),
    ];
  if (paper.state === "on_route") return [...ofPaper(paper, days), ...ofPlan(record, days)];
  const method = approvedMethod(record);
  if (method === "public_call_bid" || method === "public_call_proposal")
    return [{ task: "startCall", holder: "desk", line: "proposal", days: days.deskReply }];
  const open = ofPlan(record, days);
  return open.length > 0 ? open : [{ task: "startPreparing", holder: "desk", line: "proposal", days: days.deskReply }];
}

/** The next person on the route. */
function ofPaper(paper: ProposalRecord["papers"][number], days: TargetDays): readonly Ball[] {
  const next = paper.steps.find((step) => step.decision === null);
  return next
    ? [
        {
          task: "decidePaper",
          holder: "approver",
          line: "review",
          personId: next.personId,
          subjectId: paper.id,
          days: days.formalCheck,
        },
      ]
    : [];
}

function ofPreparing(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const sealing = ofSealing(record, days);
  const rest: Ball[] = [];
  if (record.eligible === null)
    rest.push({ task: "checkEligibility", holder: "desk", line: "eligibility", days: days.formalCheck });
  if (!record.facts || record.facts.state === "drafting")
    rest.push({ task: "draftFacts", holder: "desk", line: "publication", days: days.formalCheck });
  if (record.facts?.state === "commenting" && !record.facts.partnerCommentedAt)
    rest.push({
      task: "commentFacts",
      holder: "partner",
      line: "publication",
      days: null,
      ...(record.facts.commentDue ? { due: record.facts.commentDue } : {}),
    });
  const all = [...sealing, ...rest];
  return all.length > 0 ? all : [{ task: "startActive", holder: "desk", line: "proposal", days: days.deskReply }];
}

/** What seals the chosen method: an agreement, a confirmed cooperation, a contract number. */
function ofSealing(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const method = approvedMethod(record);
  if (method === null) return [];
  if (method === "small_direct_contract")
    return record.award ? [] : [{ task: "recordAward", holder: "desk", line: "agreement", days: days.methodDecision }];
  if (method === "individual_cooperation") {
    if (!record.cooperation?.cityConfirmedAt)
      return [{ task: "confirmCooperation", holder: "desk", line: "agreement", days: days.formalCheck }];
    return record.cooperation.partnerConfirmedAt
      ? []
      : [{ task: "confirmCooperation", holder: "partner", line: "agreement", days: days.formalCheck }];
  }
  if (!isAgreement(method)) return [];
  const paper = latestPaper(record, "agreement");
  if (!record.agreement || (record.agreement.state === "drafting" && paper?.state !== "on_route"))
    return [{ task: "draftAgreement", holder: "desk", line: "agreement", days: days.methodDecision }];
  if (record.agreement.state === "drafting" && paper) return ofPaper(paper, days);
  if (record.agreement.state === "approved")
    return [{ task: "consentAgreement", holder: "partner", line: "agreement", days: days.departmentAnswer }];
  if (record.agreement.state === "consented")
    return [{ task: "concludeAgreement", holder: "desk", line: "agreement", days: days.departmentAnswer }];
  return [];
}

function ofActive(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  if (record.initiatives.length === 0 && !record.finalReport)
    return [{ task: "addInitiative", holder: "desk", line: "agreement", days: days.departmentAnswer }];
  const unreported = record.initiatives.filter((initiative) => initiative.reports === 0);
  if (unreported.length > 0 && !record.finalReport)
    return unreported.map((initiative) => ({
      task: "reportInitiative",
      holder: "partner",
      line: "agreement",
      subjectId: initiative.id,
      days: null,
      due: initiative.endsOn,
    }));
  if (!record.finalReport) return [{ task: "writeFinalReport", holder: "desk", line: "publication", days: null }];
  const rest: Ball[] = [];
  if (!record.finalReport.endedEarlyReason) {
    if (!record.lessons.includes("partner"))
      rest.push({ task: "writeLesson", holder: "partner", line: "publication", days: days.departmentAnswer });
    else if (!record.lessons.includes("city"))
      rest.push({ task: "writeLesson", holder: "desk", line: "publication", days: days.departmentAnswer });
  }
  const story = record.case;
  if (!story || story.state === "drafting")
    rest.push({ task: "draftCase", holder: "desk", line: "publication", days: days.methodDecision });
  else if (story.state === "commenting")
    rest.push({
      task: "commentCase",
      holder: "partner",
      line: "publication",
      days: null,
      ...(story.commentDue ? { due: story.commentDue } : {}),
    });
  else if (story.state === "commented")
    rest.push({ task: "publishCase", holder: "desk", line: "publication", days: days.formalCheck });
  return rest.length > 0 ? rest : [{ task: "complete", holder: "desk", line: "publication", days: days.deskReply }];
}
