import type { Principle, ProposalRecord } from "../../src/domain/process/record.ts";

/**
 * The gates once more, written by hand from process.md ("The gates") and in another way than src/domain/principles/gates.ts: whether the
 * evidence stands on record, and whose acts confirm it. Empty: nobody has.
 */
export function confirmersByHand(principle: Principle, record: ProposalRecord): readonly string[] {
  const { plan } = record;
  const own = record.confirmations.filter((one) => one.principle === principle);
  const both =
    plan?.cityApprovedAt && plan.partnerApprovedAt && plan.cityApprovedBy && plan.partnerApprovedBy
      ? [plan.cityApprovedBy, plan.partnerApprovedBy]
      : [];
  switch (principle) {
    case "P1": {
      const goals = own.some((one) => (one.goals ?? []).length > 0);
      const isOfTheCity = record.fields.length > 0 || record.challenge !== null || goals;
      return has(record.text?.benefit) && isOfTheCity ? own.map((one) => one.byId) : [];
    }
    case "P2": {
      const check = record.fairness;
      if (
        check &&
        (check.conclusion !== "fair" || check.changed.length > 0 || record.planDrafters.includes(check.byId))
      )
        return [];
      return own.filter((one) => one.holds).map((one) => one.byId);
    }
    case "P3":
      return both;
    case "P4":
      return record.meetings.flatMap((one) =>
        one.cityConfirmedAt && one.partnerConfirmedAt && one.cityConfirmedBy && one.partnerConfirmedBy
          ? [one.cityConfirmedBy, one.partnerConfirmedBy]
          : [],
      );
    case "P5": {
      const goals = plan?.body.goals ?? [];
      const gains = plan ? Object.values(plan.body.gains) : [];
      return goals.length > 0 && goals.every((goal) => has(goal.indicator)) && gains.every(has) ? both : [];
    }
    case "P6": {
      const risks = plan?.body.risks ?? [];
      return risks.length > 0 && risks.every((risk) => risk.bearer !== null && has(risk.response)) ? both : [];
    }
    case "P7": {
      const story = record.case;
      const decided = story?.state === "published" || (story?.state === "withheld" && has(story.withheldReason));
      return decided && story.decidedBy && story.decidedAt ? [story.decidedBy] : [];
    }
  }
}

/** What process.md asks of a proposal that is in preparing or in a call, by hand; the names of what is open. */
export function openByHand(record: ProposalRecord): readonly string[] {
  const open: string[] = [];
  const [paper] = record.papers.filter((one) => one.kind === "method");
  const isCall = paper?.method === "public_call_bid" || paper?.method === "public_call_proposal";
  if (paper?.state !== "approved") open.push("method approved");
  if (isCall !== (record.status === "in_call")) open.push("method of this way");
  const feasible = record.feasibility;
  if (!feasible || feasible.answer === "no") open.push("feasibility");
  if (feasible?.answer === "yes_if" && feasible.conditions.some((one) => !one.met_at)) open.push("conditions met");
  const needed: readonly Principle[] = record.status === "in_call" ? ["P2"] : ["P2", "P3", "P5", "P6"];
  open.push(...needed.filter((principle) => confirmersByHand(principle, record).length === 0));
  if (record.status === "in_call" && record.parts.some((one) => one.state === "requested" || one.state === "countered"))
    open.push("P7b");
  return open;
}

function has(words: string | undefined): boolean {
  return (words ?? "").trim() !== "";
}
