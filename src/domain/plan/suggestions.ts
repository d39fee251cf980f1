import { mergePlans } from "./merge-plans.ts";
import type { Plan } from "./plan.ts";
import { isSame, isSamePlan } from "./same.ts";
import { changedSections, type PlanSection, sectionOf, withSection } from "./sections.ts";

/** More of one side than the other would answer; each is read with every page of the plan. */
export const mostOpenSuggestions = 30;

/** One side's words for one section (直しの提案), made from one version. */
export type SuggestedWords = { section: PlanSection; baseVersion: number; body: Partial<Plan> };

/**
 * How a suggestion stands to the newest version: `fits`, nothing changed in its section; `moved`, something did, elsewhere in the section,
 * and both changes go together; `crossed`, both changed the same places (`both`), and only its writer can say what is meant now;
 * `done`, the newest version says it already. `plan`: what the next version would say; of a crossed one with the suggested words.
 */
export type Standing = { kind: "fits" | "moved" | "crossed" | "done"; plan: Plan; both: readonly string[] };

/** Holds a suggestion, made from `base`, against the newest version. */
export function standingOf({ section, body }: SuggestedWords, base: Plan, newest: Plan): Standing {
  const { plan, both } = mergePlans(base, withSection(base, section, body), newest);
  if (isSamePlan(plan, newest)) return { kind: "done", plan, both: [] };
  if (both.length > 0) return { kind: "crossed", plan, both };
  const hasMoved = !isSame(sectionOf(base, section), sectionOf(newest, section));
  return { kind: hasMoved ? "moved" : "fits", plan, both: [] };
}

/** Whether a plan suggests anything in this section, and nothing anywhere else. */
export function suggestsOnly(base: Plan, suggested: Plan, section: PlanSection): boolean {
  const changed = changedSections(base, suggested);
  return changed.length === 1 && changed[0] === section;
}
