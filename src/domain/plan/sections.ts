import type { Plan } from "./plan.ts";
import { isSame } from "./same.ts";

/** The sections of a plan in the order of the page: what one person writes while the other writes elsewhere. */
export const planSections = [
  "purpose",
  "goals",
  "gains",
  "roles",
  "contributions",
  "schedule",
  "data",
  "risks",
  "publicity",
  "exit",
] as const;
export type PlanSection = (typeof planSections)[number];

/** What the section of an address is; null when there is none of this name. */
export function sectionNamed(name: string | undefined): PlanSection | null {
  return planSections.find((section) => section === name) ?? null;
}

/** Each place of a plan stands in one section (sections.test.ts). */
export const placesOfSection = {
  purpose: ["purpose", "service", "scope", "period"],
  goals: ["goals"],
  gains: ["gains", "citizensGive"],
  roles: ["roles"],
  contributions: ["contributions", "cityAlone"],
  schedule: ["milestones"],
  data: ["personalData"],
  risks: ["risks"],
  publicity: ["protection", "publicity"],
  exit: ["exit"],
} as const satisfies Record<PlanSection, readonly (keyof Plan)[]>;

export const sectionTitles: Readonly<Record<PlanSection, string>> = {
  purpose: "何のために、何をするか",
  goals: "目標と指標",
  gains: "三方よし",
  roles: "役割",
  contributions: "出すものと費用",
  schedule: "進め方と節目",
  data: "個人情報",
  risks: "リスクと負担者",
  publicity: "守る部分と公表",
  exit: "終わり方と、そのあと",
};

/** The section in which a place of the plan stands, by its path ("gains.city") or the name of its field ("gains-city"); null for none. */
export function sectionOfPlace(path: string): PlanSection | null {
  const place = path.split(/[.-]/)[0];
  return planSections.find((section) => placesOfSection[section].some((one) => one === place)) ?? null;
}

/** The words of one section alone. */
export function sectionOf(plan: Plan, section: PlanSection): Partial<Plan> {
  return Object.fromEntries(placesOfSection[section].map((place) => [place, plan[place]]));
}

/** A plan whose one section says what `from` says. */
export function withSection(plan: Plan, section: PlanSection, from: Partial<Plan>): Plan {
  const words = placesOfSection[section].flatMap((place) => (from[place] === undefined ? [] : [[place, from[place]]]));
  return { ...plan, ...Object.fromEntries(words) };
}

/** The sections in which two plans differ. */
export function changedSections(before: Plan, after: Plan): readonly PlanSection[] {
  return planSections.filter((section) => !isSame(sectionOf(before, section), sectionOf(after, section)));
}
