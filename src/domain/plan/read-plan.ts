import { type Contribution, type ContributionKind, emptyPlan, type Goal, type Plan, type Risk } from "./plan.ts";

/**
 * A stored version as a plan of today. A version is never changed, so an older one lacks what was added since: what is missing is
 * empty. What a side put in stood in four fields until it was told apart by year and bearer (decision 0064).
 */
export function readPlan(body: unknown): Plan {
  const stored = (body ?? {}) as StoredPlan;
  const { resources, ...rest } = stored;
  return {
    ...emptyPlan,
    ...rest,
    goals: (stored.goals ?? []).map((goal) => ({ ...emptyGoal, ...goal })),
    risks: (stored.risks ?? []).map((risk) => ({ ...emptyRisk, ...risk })),
    contributions: stored.contributions ?? (resources ? contributionsOf(resources) : []),
  };
}

type StoredPlan = Partial<Omit<Plan, "goals" | "risks">> & {
  goals?: readonly Partial<Goal>[];
  risks?: readonly Partial<Risk>[];
  resources?: { city: OldResources; partner: OldResources };
};
type OldResources = { cashYen: number; staffTime: string; property: string; data: string };

const emptyGoal: Goal = { goal: "", indicator: "", baseline: "", target: "", by: "", how: "", measuredBy: null };
const emptyRisk: Risk = { risk: "", bearer: null, response: "", insurance: "" };

/** No money stood as 0 there, whether somebody had said so or not: that is no claim, and makes no row. */
function contributionsOf(resources: NonNullable<StoredPlan["resources"]>): readonly Contribution[] {
  return (["city", "partner"] as const).flatMap((side) => {
    const given = resources[side];
    const row = (kind: ContributionKind, what: string, yen: number | null): Contribution => ({
      side,
      year: "",
      kind,
      what,
      yen,
      needs: "",
      cityCheck: null,
    });
    return [
      ...(given.cashYen > 0 ? [row("cash", "", given.cashYen)] : []),
      ...(given.staffTime ? [row("staff_time", given.staffTime, null)] : []),
      ...(given.property ? [row("property", given.property, null)] : []),
      ...(given.data ? [row("data", given.data, null)] : []),
    ];
  });
}
