import { type DiffPart, wordDiff } from "../plan/word-diff.ts";
import { type ProposalText, type Section, sections } from "../process/record.ts";

/** What one version of the open parts changed in the one before, section by section, word by word; the rest stayed. */
export type TextChanges = {
  changed: readonly { section: Section; parts: readonly DiffPart[] }[];
  /** Sections with words that stayed as they were. */
  same: readonly Section[];
};

/** The difference of two versions. Protected parts are records of their own and are never part of it (P7b). */
export function textChanges(before: ProposalText, after: ProposalText): TextChanges {
  return {
    changed: sections
      .filter((section) => before[section] !== after[section])
      .map((section) => ({ section, parts: wordDiff(before[section], after[section]) })),
    same: sections.filter((section) => before[section] === after[section] && after[section].trim() !== ""),
  };
}

/** The requests for additions that a version answers: those still open when it was sent; of one not sent yet, those open now. */
export function requestsAnsweredBy<T extends { askedAt: Date; answeredAt: Date | null }>(
  text: Pick<ProposalText, "submittedAt">,
  additions: readonly T[],
): readonly T[] {
  const sentAt = text.submittedAt?.getTime() ?? null;
  return additions.filter(({ answeredAt }) => (answeredAt?.getTime() ?? null) === sentAt);
}
