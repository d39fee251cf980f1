/** A goal that both sides share, with the indicator that shows whether it is reached (P5). */
export type Goal = { goal: string; indicator: string; baseline: string; target: string; by: string };

/** Who bears a risk (P6): one side, or both with the split in per cent (the city's share; the rest is the partner's). */
export type Bearer = { kind: "city" } | { kind: "partner" } | { kind: "shared"; cityPercent: number };
export type Risk = { risk: string; bearer: Bearer | null; response: string };

export type Resources = { cashYen: number; staffTime: string; property: string; data: string };

/** The joint plan (共同計画): a draft that binds nobody until the agreement. */
export type Plan = {
  purpose: string;
  service: string;
  goals: readonly Goal[];
  gains: { city: string; partner: string; citizens: string };
  roles: { city: string; partner: string };
  resources: { city: Resources; partner: Resources };
  risks: readonly Risk[];
  period: { from: string; to: string };
};
