import type { InitiativeOutcome } from "../../domain/publication/suggest-case.ts";
import type { Tx } from "../connect.ts";

export type ReportRow = {
  id: string;
  fromDay: string;
  toDay: string;
  value: number;
  text: string;
  citySpentYen: number;
  partnerBroughtYen: number;
  cityAloneYen: number;
  side: "partner" | "city";
  byName: string;
  at: Date;
};

/** An initiative with its reports, oldest first. */
export type InitiativeRow = {
  id: string;
  title: string;
  what: string;
  service: string;
  indicator: string;
  unit: string;
  baseline: number;
  target: number;
  startsOn: string;
  endsOn: string;
  state: string;
  reports: readonly ReportRow[];
};

/** The initiatives of a proposal in the order of their beginning, at most 50, each with its newest 100 reports. */
export async function listInitiatives(tx: Tx, proposalId: string): Promise<readonly InitiativeRow[]> {
  const rows = await tx
    .selectFrom("initiatives")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .orderBy("starts_on")
    .orderBy("id")
    .limit(50)
    .execute();
  const reports = await tx
    .selectFrom("initiative_reports as r")
    .innerJoin("people as p", "p.id", "r.by_id")
    .selectAll("r")
    .select("p.name as by_name")
    .where("r.proposal_id", "=", proposalId)
    .orderBy("r.to_day", "desc")
    .orderBy("r.at", "desc")
    .limit(rows.length * 100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    what: row.what,
    service: row.service,
    indicator: row.indicator,
    unit: row.unit,
    baseline: Number(row.baseline),
    target: Number(row.target),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
    reports: reports
      .filter((report) => report.initiative_id === row.id)
      .slice(0, 100)
      .toReversed()
      .map((report) => ({
        id: report.id,
        fromDay: report.from_day,
        toDay: report.to_day,
        value: Number(report.value),
        text: report.text,
        citySpentYen: Number(report.city_spent_yen),
        partnerBroughtYen: Number(report.partner_brought_yen),
        cityAloneYen: Number(report.city_alone_yen),
        side: report.by_side as "partner" | "city",
        byName: report.by_name,
        at: report.at,
      })),
  }));
}

/** What an initiative has come to: its newest value, and its sums in yen. */
export function outcomeOf(initiative: InitiativeRow): InitiativeOutcome {
  const sum = (of: (report: ReportRow) => number) => initiative.reports.reduce((total, one) => total + of(one), 0);
  return {
    indicator: initiative.indicator,
    unit: initiative.unit,
    baseline: initiative.baseline,
    target: initiative.target,
    last: initiative.reports.at(-1)?.value ?? null,
    citySpentYen: sum((one) => one.citySpentYen),
    partnerBroughtYen: sum((one) => one.partnerBroughtYen),
    cityAloneYen: sum((one) => one.cityAloneYen),
    reports: initiative.reports.length,
  };
}
