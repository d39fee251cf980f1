import { done, type Result, refused } from "../kernel/result.ts";
import { type Action, actionsIn, type Part, whoMay } from "../process/actions.ts";
import { whyNotCheckFairness } from "../process/fairness-of.ts";
import type { ProposalRecord } from "../process/record.ts";
import { type Actor, awayAs, isHeadOf, isOfDesk, type Person } from "./actor.ts";
import { mustDeclareBefore } from "./conflict.ts";
import { relationsOf } from "./sight.ts";
import { sightFactsOf } from "./sight-of-record.ts";

/**
 * May this person do this to this record now? The one answer that the guard, the button and the page share: state first
 * (409 with what is possible), then the part a person must have in it (403 with whose turn it is), then the question about ties
 * (403 with the way to it), then four eyes.
 * What a move still needs (the gates) is asked apart, by requirements.ts.
 */
export function may(person: Person, action: Action, record: ProposalRecord): Result<true> {
  if (!actionsIn(record.status).includes(action))
    return refused({ kind: "wrong-status", status: record.status, allowed: actionsIn(record.status) });
  // process.md "challenge": until it is opened, only withdrawing is possible.
  if (record.sealed && record.submittedAt !== null && action !== "withdrawProposal")
    return refused({ kind: "not-allowed", reason: "締切のあとに開かれるまでは、取り下げることだけができます。" });
  const needed: readonly Part[] = whoMay[action];
  const parts = partsOf(person, record);
  if (!needed.some((part) => parts.has(part)))
    return refused({
      kind: "not-allowed",
      reason: `これは${needed.map((part) => partNames[part]).join("または")}が行います。`,
    });
  if (mustDeclareBefore(action, person, record)) return refused({ kind: "undeclared", proposalId: record.id });
  const notAsDeputy = whyNotAsDeputy(person, action, record);
  if (notAsDeputy) return refused({ kind: "not-allowed", reason: notAsDeputy });
  return fourEyes(person, action, record);
}

/** In whose place of the desk's chief this is done (代決); null: in nobody's. */
export function chiefAwayFor(person: Person, action: Action, record: Pick<ProposalRecord, "barred">): string | null {
  const needed: readonly Part[] = whoMay[action];
  if (!needed.includes("chief") || person.roles.includes("chief")) return null;
  return awayAs(person, "chief", record.barred)[0] ?? null;
}

/** What a deputy does not do (decision 0068), or null: judge in the head's own words, and decide what they drafted. */
function whyNotAsDeputy(person: Person, action: Action, record: ProposalRecord): string | null {
  if (
    action === "decideFeasibility" &&
    !record.inquiries.some((one) => one.isLead && isOwnHead(person, one.departmentId))
  )
    return "実施できるかの判断は、課長が自分で行います。代理の人は行えません。";
  if (!chiefAwayFor(person, action, record)) return null;
  const drafter =
    action === "withholdFacts" ? record.facts?.draftedBy : deputyCase.includes(action) ? record.case?.draftedBy : null;
  const isOwn = drafter === person.id || (action === "passOnSecondLook" && record.decline?.draftedBy === person.id);
  return isOwn ? "自分が書いた案は、責任者の代理として決められません。" : null;
}

const deputyCase: readonly Action[] = ["publishCase", "withholdCase", "correctCase", "withdrawCase"];

function isOwnHead(person: Person, departmentId: string): boolean {
  return person.departments.some((own) => own.id === departmentId && own.role === "head" && !own.asDeputy);
}

/** An actor whose role can never do this is refused on the route line, before any record is read. */
export function mayEver(actor: Actor, action: Action): boolean {
  if (actor.kind !== "person") return false;
  return (whoMay[action] as readonly Part[]).some((part) => couldBe(actor, part));
}

/** The parts that a person has in a record. */
export function partsOf(person: Person, record: ProposalRecord): ReadonlySet<Part> {
  const relations = relationsOf(person, sightFactsOf(record));
  const parts = new Set<Part>();
  if (relations.has("proposer")) {
    parts.add("member");
    if (person.organisation?.role === "representative") parts.add("representative");
  }
  if (relations.has("desk")) {
    parts.add("desk");
    if (person.roles.includes("officer")) parts.add("officer");
  }
  if (relations.has("chief")) parts.add("chief");
  if (relations.has("asked")) {
    parts.add("asked");
    if (
      record.inquiries.some(
        (inquiry) => inquiry.endedAs === null && isHeadOf(person, inquiry.departmentId, record.barred),
      )
    )
      parts.add("askedHead");
  }
  if (relations.has("takingPart")) parts.add("takingPart");
  if (relations.has("staffInDialogue")) parts.add("staffInDialogue");
  if (relations.has("lead")) {
    parts.add("lead");
    if (record.inquiries.some((inquiry) => inquiry.isLead && isHeadOf(person, inquiry.departmentId, record.barred)))
      parts.add("leadHead");
  }
  if (relations.has("onRoute")) parts.add("onRoute");
  return parts;
}

/** Names of the parts, as a refusal says them. */
export const partNames: Record<Part, string> = {
  member: "提案した団体の方",
  representative: "提案した団体の代表者",
  desk: "官民連携デスク",
  officer: "官民連携デスクの担当者",
  chief: "官民連携デスクの責任者",
  asked: "照会先の課",
  askedHead: "照会先の課長",
  takingPart: "対話に参加している課",
  lead: "主管課",
  leadHead: "主管課の課長",
  staffInDialogue: "市の職員",
  onRoute: "決裁・合議の担当者",
};

/** Nobody confirms their own draft: the fairness check, the decline, the paper. */
function fourEyes(person: Person, action: Action, record: ProposalRecord): Result<true> {
  const notFair = action === "checkFairness" ? whyNotCheckFairness(record, person.id) : null;
  if (notFair) return refused({ kind: "not-allowed", reason: notFair });
  if (action === "proposeMethod" && record.fairness?.byId === person.id)
    return refused({
      kind: "not-allowed",
      reason: "公平性の確認に答えた人は、手法を起案できません。ほかの担当者が起案します。",
    });
  if (action === "confirmDecline" && record.decline?.draftedBy === person.id)
    return refused({ kind: "not-allowed", reason: "見送りの案を書いた人は、自分で確定できません。" });
  if (action === "sendBackDecline" && record.decline?.draftedBy === person.id)
    return refused({ kind: "not-allowed", reason: "見送りの案を書いた人は、差し戻さずに、書き直すか取り下げます。" });
  if (action === "answerSecondLook" && record.secondLook?.reviewerId !== person.id)
    return refused({ kind: "not-allowed", reason: "もう一度の検討は、見送りを決めていない、決められた人が行います。" });
  if (
    action === "decidePaper" &&
    record.papers.some((paper) => paper.state === "on_route" && paper.draftedBy === person.id)
  )
    return refused({ kind: "not-allowed", reason: "起案した人は、自分の起案を決裁できません。" });
  return done(true);
}

function couldBe(person: Person, part: Part): boolean {
  switch (part) {
    case "member":
      return person.organisation !== null;
    case "representative":
      return person.organisation?.role === "representative";
    case "desk":
      return isOfDesk(person);
    case "officer":
      return person.roles.includes("officer");
    case "chief":
      return person.roles.includes("chief") || awayAs(person, "chief").length > 0;
    case "asked":
    case "takingPart":
    case "lead":
      return person.departments.length > 0;
    case "askedHead":
    case "leadHead":
      return person.departments.some((department) => department.role === "head");
    case "staffInDialogue":
      return person.departments.length > 0 || person.roles.some((role) => role !== "administrator");
    case "onRoute":
      return person.roles.length > 0 || person.departments.length > 0;
  }
}
