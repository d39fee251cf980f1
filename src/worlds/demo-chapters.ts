import { formatEra } from "../domain/calendar/era.ts";
import { type Bearer, type Contribution, contributionKinds, emptyPlan } from "../domain/plan/plan.ts";
import type { CaseRow, InitiativeRow, PlanRow, Row } from "./demo-files.ts";
import type { Library } from "./demo-stories.ts";
import type { StoryAgreement, StoryCall, StoryCase, StoryInitiative, StoryPlan } from "./story.ts";

type Told = Row & { benefit: string; summary: string; period: { start: string; end: string } };

/** The joint plan of a story. */
export function planOf(row: PlanRow, told: Told, { shift }: Library): StoryPlan {
  const rolesOf = (side: "city" | "partner") =>
    row.roles
      .filter((one) => one.bearer === side)
      .map((one) => one.text)
      .join("\n");
  return {
    version: row.version,
    by: row.editedBy,
    reason: row.changeReason,
    approvedBy: approvedBy[row.state],
    body: {
      ...emptyPlan,
      purpose: row.purpose,
      service: told.benefit,
      scope: row.scope,
      goals: row.goals.map((one) => ({
        goal: one.goal,
        indicator: one.indicator,
        baseline: one.baseline === null ? "" : `${one.baseline}${one.unit}`,
        target: `${one.target}${one.unit}`,
        by: formatEra(shift(one.by)),
        how: "",
        measuredBy: one.measuredBy,
      })),
      gains: row.gains,
      citizensGive: row.gives.citizens,
      roles: { city: rolesOf("city"), partner: rolesOf("partner") },
      contributions: row.costs.map(contributionOf),
      cityAlone: { yen: row.cityAloneYen, basis: row.cityAloneBasis },
      risks: row.risks.map((one) => ({ risk: one.risk, bearer: bearerOf(one), response: one.response, insurance: "" })),
      period: { from: shift(told.period.start), to: shift(told.period.end) },
    },
  };
}

const approvedBy = {
  drafting: [],
  approved_by_city: ["city"],
  approved_by_partner: ["partner"],
  agreed: ["partner", "city"],
} as const;

function bearerOf(risk: PlanRow["risks"][number]): Bearer {
  return risk.bearer === "shared" ? { kind: "shared", cityPercent: risk.split!.city } : { kind: risk.bearer };
}

/** "No cost" of a story is the writer's claim, as it would be in a plan. */
function contributionOf({ bearer, kind, yen, text }: PlanRow["costs"][number]): Contribution {
  const known = contributionKinds.find((one) => one === kind) ?? null;
  return { side: bearer, year: "", kind: known, what: text, yen, needs: "", cityCheck: null };
}

/** The public call that a proposal went to. */
export function callOf(key: string, { files, past, departmentName }: Library): StoryCall {
  const call = files.lineUp.calls.find((one) => one.key === key)!;
  const english = files.english.calls.find((one) => one.key === key);
  return {
    title: call.title,
    titleEn: english?.title ?? "",
    summaryEn: english?.summary ?? "",
    department: departmentName(call.department),
    summary: call.notice,
    terms: call.terms,
    questionsUntil: past.date(call.questionsUntilDaysAgo),
    entriesUntil: past.date(call.entriesUntilDaysAgo),
    criteria: call.criteria,
    questions: call.questions,
    result: call.resultText ?? "",
  };
}

/** The agreement; its text is written out of the plan. Without a day of conclusion it is approved inside and not yet consented. */
export function agreementOf(
  row: NonNullable<Row["agreement"]>,
  representative: string,
  { files, nameOf }: Library,
): StoryAgreement {
  return {
    // The text of an agreement adds its own 「に関する事業連携協定書」.
    subject: row.title.replace(/に関する.*協定書$/u, "").replace(/(包括|事業)?連携協定書$/u, "連携"),
    representativeTitle: files.people.find((one) => one.key === representative)?.title ?? "代表者",
    representativeName: nameOf(representative),
    renewalYears: row.renewal.includes("更新しない") ? 0 : 1,
    day: row.concludedDaysAgo,
  };
}

/** An initiative with its first indicator; each report brings the next value of the series. */
export function initiativeOf(row: InitiativeRow, told: Told, { shift, past }: Library): StoryInitiative {
  const indicator = row.indicators[0]!;
  return {
    title: row.title,
    what: told.summary,
    service: told.benefit,
    indicator: indicator.name,
    unit: indicator.unit,
    baseline: indicator.baseline,
    target: indicator.target,
    startsOn: shift(row.start),
    endsOn: shift(row.end),
    reports: row.reports.map((one, index) => ({
      day: one.daysAgo,
      by: one.by,
      from: shift(one.period.start),
      // A report speaks of days that are over, also when the world is told before the day of its files.
      to: earlier(shift(one.period.end), past.date(one.daysAgo)),
      value: (indicator.series[index] ?? indicator.series.at(-1))?.value ?? indicator.baseline,
      text: `${one.title}\n${one.text}`,
      citySpentYen: one.citySpentYen,
      partnerBroughtYen: one.partnerBroughtYen,
      cityAloneYen: one.cityAloneYen,
    })),
  };
}

/** The case, as both sides agreed to publish it; sums, dates and names come from the record. */
export function caseOf(row: CaseRow, told: Told, { files }: Library): StoryCase {
  const english = files.english.cases.find((one) => one.proposal.id === told.proposal.id);
  const { title, lead, why, changed, caveat } = row;
  return {
    day: row.publishedDaysAgo,
    withheld: "",
    words: {
      title,
      titleEn: english?.title ?? "",
      summaryEn: english?.summary ?? "",
      lead,
      why,
      changed,
      caveat,
      basis: row.money.basis,
      notPublished: row.notPublished ?? "",
      results: row.results.map(({ label, before, after, target, met, gap }) => ({
        label,
        before,
        after,
        target,
        met: met ? "yes" : "no",
        gap: met ? "" : (gap ?? "目標に届きませんでした"),
      })),
      howToCopy: row.howToCopy,
      quotes: row.quotes.filter((one) => one.consent).map(({ by, text }) => ({ by, text })),
    },
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
