import type { Step, Walk } from "./walk.ts";

/** The method review: feasibility, facts, fairness, the paper on its route. */
export function stepsOfMethod(_walk: Walk): readonly Step[] {
  return [];
}
