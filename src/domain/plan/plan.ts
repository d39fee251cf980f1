/** A goal that both sides share, with the indicator that shows whether it is reached (P5), how it is measured, and by whom. */
export type Goal = {
  goal: string;
  indicator: string;
  baseline: string;
  target: string;
  by: string;
  /** How and from what the value is taken, and when: "毎回の受付の名簿を数える". */
  how: string;
  measuredBy: PlanSide | null;
};

export type PlanSide = "city" | "partner";

/** Who bears a risk (P6): one side, or both with the split in per cent (the city's share; the rest is the partner's). */
export type Bearer = { kind: "city" } | { kind: "partner" } | { kind: "shared"; cityPercent: number };
export type Risk = { risk: string; bearer: Bearer | null; response: string; insurance: string };

/** What is put in, told apart honestly (G3.3): what costs somebody something does not stand under another name. */
export const contributionKinds = ["cash", "staff_time", "property", "name", "data", "income", "donation"] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/** One thing that one side puts in or takes in, in one year. */
export type Contribution = {
  side: PlanSide | null;
  /** 年度 in words; "" for the whole period. */
  year: string;
  kind: ContributionKind | null;
  what: string;
  /** Yen; 0 claims that it costs nothing; null when nobody has said. */
  yen: number | null;
  /** What else it needs: a permit, the acceptance of a donation, a vote of the council. */
  needs: string;
  /** The city's own word that it costs nothing; without it 0 yen is a claim. Only somebody of the city writes it. */
  cityCheck: CityCheck | null;
};
export type CityCheck = { words: string; name: string; on: string };

/** A step on the way, with its day or words for it. */
export type Milestone = { what: string; by: string; side: PlanSide | null };

/** How personal data passes between the two sides: each needs another paper, so that it is asked. */
export const dataHandlings = ["city_only", "partner_only", "entrusted", "shared"] as const;
export type DataHandling = (typeof dataHandlings)[number];
export type PersonalDataUse = {
  whose: string;
  what: string;
  purpose: string;
  handling: DataHandling | null;
  /** 要配慮個人情報: health, creed, crime … */
  isSensitive: boolean;
  care: string;
};

/** The joint plan (共同計画): a draft that binds nobody until the agreement. */
export type Plan = {
  purpose: string;
  /** The service to citizens that gets better (G3.1). */
  service: string;
  /** What is done, and what is not. */
  scope: string;
  goals: readonly Goal[];
  gains: { city: string; partner: string; citizens: string };
  /** What citizens are asked for; what city and partner give stands in the contributions. */
  citizensGive: string;
  roles: { city: string; partner: string };
  contributions: readonly Contribution[];
  /** What it would cost the city alone, and how that is known (G3.3); null when nobody has estimated it. */
  cityAlone: { yen: number | null; basis: string };
  milestones: readonly Milestone[];
  /** `none`: somebody has said that no personal data is handled. */
  personalData: { none: boolean; uses: readonly PersonalDataUse[] };
  risks: readonly Risk[];
  /** What is kept from the public, and what is told, when and by whom (P7). */
  protection: string;
  publicity: string;
  /** How it ends, and what follows a trial (U4): who decides when, by which measure, on going on, growing or ending. */
  exit: { ending: string; measure: string; decidedBy: string; decidedOn: string; next: string };
  /** "YYYY-MM-DD", "" while it is open. */
  period: { from: string; to: string };
};

/** A plan with nothing written yet: where the first version begins. */
export const emptyPlan: Plan = {
  purpose: "",
  service: "",
  scope: "",
  goals: [],
  gains: { city: "", partner: "", citizens: "" },
  citizensGive: "",
  roles: { city: "", partner: "" },
  contributions: [],
  cityAlone: { yen: null, basis: "" },
  milestones: [],
  personalData: { none: false, uses: [] },
  risks: [],
  protection: "",
  publicity: "",
  exit: { ending: "", measure: "", decidedBy: "", decidedOn: "", next: "" },
  period: { from: "", to: "" },
};

/** City first, then by year; what stands for the whole period comes first. */
export function contributionsInOrder(rows: readonly Contribution[]): readonly Contribution[] {
  return rows.toSorted(
    (a, b) => (a.side ?? "").localeCompare(b.side ?? "") || a.year.localeCompare(b.year, "ja", { numeric: true }),
  );
}

/** The money that one side puts in from its budget, in the whole period; null when nothing is said of its money. */
export function cashOf(plan: Plan, side: PlanSide): number | null {
  const cash = plan.contributions.filter((one) => one.side === side && one.kind === "cash" && one.yen !== null);
  return cash.length === 0 ? null : cash.reduce((sum, one) => sum + one.yen!, 0);
}
