import type { Step, Walk } from "./walk.ts";

/** From the approved method to the completed partnership. */
export function stepsAfterReview(_walk: Walk): readonly Step[] {
  return [];
}
