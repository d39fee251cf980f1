import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { formatYen } from "../kernel/yen.ts";
import { cashOf, type Plan } from "../plan/plan.ts";
import type { ProposalRecord } from "../process/record.ts";
import type { AgreementSource } from "./agreement-text.ts";

/** What an officer adds to the agreed plan, as typed: who signs for the partner, what it is about, whether it renews. */
export type AgreementWords = {
  subject: string;
  representativeTitle: string;
  representativeName: string;
  costBearing: string;
  renewalYears: string;
};

/** A renewal is announced this long before the end, as the articles of real agreements have it. */
const noticeMonths = 1;
const longestRenewal = 5;

/** The words of an agreement that do not stand in the plan, as they will be stored. An empty name is written by hand. */
export function readAgreementWords(typed: AgreementWords): {
  words: Omit<AgreementWords, "renewalYears"> & { renewalYears: number };
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
    costBearing: { typed: typed.costBearing, name: "費用の負担", max: 1200, optional: true },
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
  words: Omit<AgreementWords, "renewalYears"> & { renewalYears: number },
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
    purpose: plan.purpose,
    fields: record.fields,
    roles: plan.roles,
    costBearing: words.costBearing.trim() ? words.costBearing : costsOf(plan),
    goals: plan.goals,
    risks: plan.risks,
    protectedHeadings: record.parts.filter((part) => part.state === "agreed").map((part) => part.heading),
    period: plan.period,
    renewal: words.renewalYears > 0 ? { years: words.renewalYears, noticeMonths } : null,
    concludedOn: null,
  };
}

/** Who pays what, from the plan's money; nothing where no money moves: then each bears what its own part costs. */
export function costsOf(plan: Plan): string {
  const city = cashOf(plan, "city") ?? 0;
  const partner = cashOf(plan, "partner") ?? 0;
  if (city === 0 && partner === 0) return "";
  return [`甲の負担は、${formatYen(city)}とする。`, `乙の負担は、${formatYen(partner)}とする。`].join("\n");
}
