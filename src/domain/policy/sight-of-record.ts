import type { ProposalRecord } from "../process/record.ts";
import type { SightFacts } from "./sight.ts";

/** The facts of sight that a loaded record carries. */
export function sightFactsOf(record: ProposalRecord): SightFacts {
  return {
    organisationId: record.organisation.id,
    submitted: record.submittedAt !== null,
    sealed: record.sealed,
    reachedDialogue: record.dialogueAt !== null,
    reachedActive: record.activeAt !== null,
    tied: record.declarations.filter((declaration) => declaration.hasTie).map((declaration) => declaration.personId),
    asked: record.inquiries
      .filter((inquiry) => inquiry.endedAs === null)
      .map((inquiry) => ({
        departmentId: inquiry.departmentId,
        isLead: inquiry.isLead,
        takesPart:
          inquiry.answer?.confirmedAt != null &&
          (inquiry.answer.outcome === "dialogue" || inquiry.answer.outcome === "conditions"),
      })),
    stepsOf: record.papers.flatMap((paper) => paper.steps.map((step) => step.personId)),
    barred: record.barred,
    onRoute: [...record.papers.flatMap((paper) => paper.steps.map((step) => step.personId)), ...record.reviewers],
  };
}
