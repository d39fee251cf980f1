import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes } from "../kernel/text.ts";
import { formatYen } from "../kernel/yen.ts";
import { type Contribution, cashOf, contributionsInOrder, type Plan, type PlanSide } from "../plan/plan.ts";
import type { ProposalRecord } from "../process/record.ts";
import type { AgreementSource } from "./articles.ts";
import { itemOf, named, oneLine } from "./paragraphs.ts";
import { partyOf } from "./plan-articles.ts";

/** What an officer adds to the agreed plan, as typed: who signs for the partner, what it is about, whether it renews. */
export type AgreementWords = {
  subject: string;
  representativeTitle: string;
  representativeName: string;
  costBearing: string;
  renewalYears: string;
};

/** The same as they are stored. */
export type StoredAgreementWords = Omit<AgreementWords, "renewalYears"> & { renewalYears: number };

/** A renewal is announced this long before the end, as the articles of real agreements have it. */
const noticeMonths = 1;
const longestRenewal = 5;
/** The costs of a plan of many years, year by year. */
export const longestCostBearing = 4000;

/** The words of an agreement that do not stand in the plan, as they will be stored. An empty name is written by hand. */
export function readAgreementWords(typed: AgreementWords): {
  words: StoredAgreementWords;
  errors: FieldError[];
} {
  const { texts, errors } = readTexts({
    subject: { typed: typed.subject, name: "協定の件名", max: 300, oneLine: true },
    representativeTitle: { typed: typed.representativeTitle, name: "相手方の代表者の職名", max: 100, oneLine: true },
    representativeName: {
      typed: typed.representativeName,
      name: "相手方の代表者の氏名",
      max: 100,
      oneLine: true,
      optional: true,
    },
    costBearing: { typed: typed.costBearing, name: "費用の負担", max: longestCostBearing, optional: true },
  });
  const renewalYears = Number(typed.renewalYears || "0");
  if (!Number.isInteger(renewalYears) || renewalYears < 0 || renewalYears > longestRenewal)
    errors.push({ field: "renewalYears", message: `更新の年数は0から${longestRenewal}までから選んでください。` });
  return { words: { ...texts, renewalYears }, errors };
}

/** The source of the agreement's text: the plan that both sides approved, and who signs. Protected parts by heading alone (P7b). */
export function agreementSourceOf(
  record: ProposalRecord,
  plan: Plan,
  kind: "comprehensive_agreement" | "project_agreement",
  words: StoredAgreementWords,
  city: { name: string; mayorTitle: string; mayorName: string },
): AgreementSource {
  return {
    kind: kind === "comprehensive_agreement" ? "comprehensive" : "project",
    subject: words.subject,
    city,
    partner: {
      name: record.organisation.name,
      representativeTitle: words.representativeTitle,
      representativeName: words.representativeName,
    },
    plan,
    fields: record.fields,
    costBearing: words.costBearing.trim() ? words.costBearing : costsOf(plan),
    protectedHeadings: record.parts.filter((part) => part.state === "agreed").map((part) => part.heading),
    renewal: words.renewalYears > 0 ? { years: words.renewalYears, noticeMonths } : null,
    concludedOn: null,
  };
}

/** Who pays what in which year, from the plan's money; nothing where no money moves: then each bears what its own part costs. */
export function costsOf(plan: Plan): string {
  const city = cashOf(plan, "city") ?? 0;
  const partner = cashOf(plan, "partner") ?? 0;
  if (city === 0 && partner === 0) return "";
  const sums = [sumText("city", city), sumText("partner", partner)].join("\n");
  const byYear = [
    sumText("city", city),
    ...yearsOf(plan, "city"),
    sumText("partner", partner),
    ...yearsOf(plan, "partner"),
  ];
  // A draft that the form would refuse helps nobody.
  return countGraphemes(byYear.join("\n")) <= longestCostBearing ? byYear.join("\n") : sums;
}

function sumText(side: PlanSide, yen: number): string {
  return `${partyOf[side]}の負担は、${formatYen(yen)}とする。`;
}

function yearsOf(plan: Plan, side: PlanSide): readonly string[] {
  const rows = contributionsInOrder(plan.contributions).filter(
    (row) => row.side === side && row.kind === "cash" && row.yen !== null && row.yen > 0,
  );
  const says = (row: Contribution) => row.year !== "" || row.what !== "" || row.needs !== "";
  return rows.length > 1 || rows.some(says) ? rows.map(yearText) : [];
}

function yearText({ year, yen, what, needs }: Contribution): string {
  return `　${itemOf(`${year || "全期間"}：${formatYen(yen!)}`, [oneLine(what), named("必要な手続", needs)])}`;
}
