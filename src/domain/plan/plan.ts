/** A goal that both sides share, with the indicator that shows whether it is reached (P5), and who measures it. */
export type Goal = {
  goal: string;
  indicator: string;
  baseline: string;
  target: string;
  by: string;
  measuredBy: PlanSide | null;
};

export type PlanSide = "city" | "partner";

/** Who bears a risk (P6): one side, or both with the split in per cent (the city's share; the rest is the partner's). */
export type Bearer = { kind: "city" } | { kind: "partner" } | { kind: "shared"; cityPercent: number };
export type Risk = { risk: string; bearer: Bearer | null; response: string };

/** What a side puts in (G3.3): money in yen, and what has no invoice, in words. */
export type Resources = { cashYen: number; staffTime: string; property: string; data: string };

/** The joint plan (共同計画): a draft that binds nobody until the agreement. */
export type Plan = {
  purpose: string;
  /** The service to citizens that gets better (G3.1). */
  service: string;
  /** What is done, and what is not. */
  scope: string;
  goals: readonly Goal[];
  gains: { city: string; partner: string; citizens: string };
  /** What citizens are asked for; what city and partner give stands in the resources. */
  citizensGive: string;
  roles: { city: string; partner: string };
  resources: { city: Resources; partner: Resources };
  /** What it would cost the city alone, and how that is known (G3.3); null when nobody has estimated it. */
  cityAlone: { yen: number | null; basis: string };
  risks: readonly Risk[];
  /** "YYYY-MM-DD", "" while it is open. */
  period: { from: string; to: string };
};

const noResources: Resources = { cashYen: 0, staffTime: "", property: "", data: "" };

/** A plan with nothing written yet: where the first version begins. */
export const emptyPlan: Plan = {
  purpose: "",
  service: "",
  scope: "",
  goals: [],
  gains: { city: "", partner: "", citizens: "" },
  citizensGive: "",
  roles: { city: "", partner: "" },
  resources: { city: noResources, partner: noResources },
  cityAlone: { yen: null, basis: "" },
  risks: [],
  period: { from: "", to: "" },
};
