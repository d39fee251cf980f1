import { isReached } from "../initiative/initiative.ts";
import { formatNumber } from "../initiative/read-number.ts";
import type { ProposalRecord } from "../process/record.ts";
import type { CaseMoney } from "./case-body.ts";
import type { CaseWords, ResultWords } from "./case-draft.ts";

/** An initiative with its newest value and its sums, as far as they are reported. */
export type InitiativeOutcome = {
  indicator: string;
  unit: string;
  baseline: number;
  target: number;
  last: number | null;
  citySpentYen: number;
  partnerBroughtYen: number;
  cityAloneYen: number;
  reports: number;
};

/**
 * The first words of a case, for an officer to write on: from the title, the open text, the plan and the reports. Protected parts
 * are records of their own, and no word of them is here (P7b); that they exist, by their number, is.
 */
export function suggestCase(record: ProposalRecord, outcomes: readonly InitiativeOutcome[], result: string): CaseWords {
  const agreed = record.parts.filter((part) => part.state === "agreed");
  return {
    title: record.title,
    titleEn: "",
    summaryEn: "",
    lead: record.text?.summary ?? "",
    why: record.text?.benefit ?? "",
    changed: result,
    caveat: "",
    basis: record.plan?.body.cityAlone.basis ?? "",
    notPublished: agreed.length > 0 ? `${agreed.length}か所。相手方と合意した期限まで公開しません。` : "",
    results: outcomes.filter((outcome) => outcome.last !== null).map(resultOf),
    howToCopy: [],
    quotes: [],
    showsLessons: true,
    needsConsent: agreed.length > 0,
  };
}

/** What city and partner gave over all reports, and what the city alone would have paid (G3.3); null before the first report. */
export function moneyOf(outcomes: readonly InitiativeOutcome[]): CaseMoney | null {
  if (!outcomes.some((outcome) => outcome.reports > 0)) return null;
  const sum = (of: (outcome: InitiativeOutcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  return {
    citySpentYen: sum((one) => one.citySpentYen),
    partnerBroughtYen: sum((one) => one.partnerBroughtYen),
    cityAloneYen: sum((one) => one.cityAloneYen),
    basis: "",
  };
}

function resultOf(outcome: InitiativeOutcome): ResultWords {
  const last = outcome.last ?? outcome.baseline;
  const reached = isReached(last, outcome);
  const withUnit = (value: number) => `${formatNumber(value)}${outcome.unit}`;
  return {
    label: outcome.indicator,
    before: withUnit(outcome.baseline),
    after: withUnit(last),
    target: withUnit(outcome.target),
    met: reached ? "yes" : "no",
    gap: reached ? "" : `あと${withUnit(Math.round(Math.abs(outcome.target - last) * 1e6) / 1e6)}`,
  };
}
