import { instantInTokyo } from "../calendar/tokyo-date.ts";
import { isAgreement } from "../method/method.ts";
import type { Ball, TargetDays, Task } from "./ball.ts";
import { missingFairness } from "./fairness-of.ts";
import { approvedMethod, latestPaper } from "./method-of.ts";
import type { ProposalRecord, PublicationDraft } from "./record.ts";

/** The plan: to be written, suggestions answered, then approved; the side that did not write the newest version reads it first. */
export function ofPlan(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const plan = record.plan;
  if (!plan) return [{ task: "writePlan", holder: "desk", line: "dialogue", days: days.departmentAnswer }];
  const partner: Ball = { task: "approvePlan", holder: "partner", line: "dialogue", days: days.departmentAnswer };
  const desk: Ball = { task: "approvePlan", holder: "desk", line: "dialogue", days: days.deskReply };
  const open = [...(plan.partnerApprovedAt ? [] : [partner]), ...(plan.cityApprovedAt ? [] : [desk])];
  const reads = plan.draftedSide === "partner" ? "desk" : "partner";
  const first = open.find((ball) => ball.holder === reads) ?? open[0];
  return [...ofSuggestions(record, days), ...(first ? [first] : [])];
}

/** What one side has suggested for the plan waits for the other, since the oldest of it came. */
function ofSuggestions(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  return (["partner", "city"] as const).flatMap((side): Ball[] => {
    const oldest = record.openSuggestions.find((one) => one.side === side);
    if (!oldest) return [];
    const holder = side === "partner" ? "desk" : "partner";
    const target = holder === "desk" ? days.deskReply : days.departmentAnswer;
    return [
      { task: "answerSuggestion", holder, line: "dialogue", subjectId: oldest.id, days: target, from: oldest.at },
    ];
  });
}

/** Feasibility, facts, fairness, the paper on its route, then the move. */
export function ofReview(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  const lead = record.inquiries.find((inquiry) => inquiry.isLead && inquiry.endedAs === null);
  const ofLead = (task: Task): Ball[] =>
    lead
      ? [{ task, holder: "department", line: "review", departmentId: lead.departmentId, days: days.feasibility }]
      : [];
  if (!record.feasibility) return [...ofLead("decideFeasibility"), ...ofPlan(record, days)];
  if (record.feasibility.answer === "no")
    // A "no" of before a return to the dialogue is asked again; a fresh one is the desk's: talk again, hold, or decline.
    return record.feasibility.decidedAt < record.statusAt
      ? [...ofLead("decideFeasibility"), ...ofPlan(record, days)]
      : [{ task: "followFeasibility", holder: "desk", line: "review", days: days.deskReply }];
  if (record.feasibility.answer === "yes_if" && record.feasibility.conditions.some((condition) => !condition.met_at))
    return [...ofLead("meetConditions"), ...ofPlan(record, days)];
  if (!record.methodFacts)
    return [
      { task: "recordMethodFacts", holder: "desk", line: "review", days: days.formalCheck },
      ...ofPlan(record, days),
    ];
  if (missingFairness(record).length > 0)
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
  if (open.some(({ task }) => task !== "answerSuggestion")) return open;
  return [...open, { task: "startPreparing", holder: "desk", line: "proposal", days: days.deskReply }];
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

/** What seals the method, and beside it eligibility and the facts to be published. `today` is "YYYY-MM-DD". */
export function ofPreparing(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  const sealing = ofSealing(record, days);
  const rest: Ball[] = [];
  if (record.eligible === null)
    rest.push({ task: "checkEligibility", holder: "desk", line: "eligibility", days: days.formalCheck });
  if (!record.facts || record.facts.state === "drafting")
    rest.push({ task: "draftFacts", holder: "desk", line: "publication", days: days.formalCheck });
  // P7c: the partner could comment; silence to the end of the days is an answer, and the desk goes on.
  if (record.facts?.state === "commenting" && !record.facts.partnerCommentedAt && !commentIsOver(record.facts, today))
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

/** Initiatives and their reports, the final report, lessons, the case. `today` is "YYYY-MM-DD". */
export function ofActive(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  // A case can go to the partner before the final report is written: its turns do not wait for it.
  const shown = ofShownCase(record, days, today);
  if (!record.finalReport) return [...ofCarryingOut(record, days), ...shown];
  const rest: Ball[] = [];
  if (!record.finalReport.endedEarlyReason) {
    if (!record.lessons.includes("partner"))
      rest.push({ task: "writeLesson", holder: "partner", line: "publication", days: days.departmentAnswer });
    else if (!record.lessons.includes("city"))
      rest.push({ task: "writeLesson", holder: "desk", line: "publication", days: days.departmentAnswer });
  }
  if (!record.case || record.case.state === "drafting") rest.push(draftCase(days));
  const all = [...rest, ...shown];
  return all.length > 0 ? all : [{ task: "complete", holder: "desk", line: "publication", days: days.deskReply }];
}

/** Until the final report: something to do together, its reports, then the report of the whole. */
function ofCarryingOut(record: ProposalRecord, days: TargetDays): readonly Ball[] {
  if (record.initiatives.length === 0)
    return [{ task: "addInitiative", holder: "desk", line: "agreement", days: days.departmentAnswer }];
  const unreported = record.initiatives.filter((initiative) => initiative.reports === 0);
  // The final report ends what runs: its clock starts when the last initiative is over.
  if (unreported.length === 0)
    return [
      {
        task: "writeFinalReport",
        holder: "desk",
        line: "publication",
        days: days.methodDecision,
        from: instantInTokyo(
          record.initiatives
            .map((initiative) => initiative.endsOn)
            .toSorted()
            .at(-1)!,
        ),
      },
    ];
  return unreported.map((initiative) => ({
    task: "reportInitiative",
    holder: "partner",
    line: "agreement",
    subjectId: initiative.id,
    days: null,
    due: initiative.endsOn,
  }));
}

/** A case that the partner was shown (P7c): its comment, then the chief publishes; without a needed consent it is written anew. */
function ofShownCase(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  const story = record.case;
  if (story?.state !== "commenting" && story?.state !== "commented") return [];
  if (story.state === "commenting" && !commentIsOver(story, today))
    return [
      {
        task: "commentCase",
        holder: "partner",
        line: "publication",
        days: null,
        ...(story.commentDue ? { due: story.commentDue } : {}),
      },
    ];
  if (story.needsConsent && !story.partnerConsentedAt) return [draftCase(days)];
  return [{ task: "publishCase", holder: "desk", line: "publication", days: days.formalCheck }];
}

function draftCase(days: TargetDays): Ball {
  return { task: "draftCase", holder: "desk", line: "publication", days: days.methodDecision };
}

/** The days for a comment include the last one. */
function commentIsOver(draft: PublicationDraft, today: string): boolean {
  return draft.commentDue !== null && draft.commentDue < today;
}
