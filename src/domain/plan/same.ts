import type { Plan } from "./plan.ts";

/** Whether two pieces of a plan say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(partOf(a, key), partOf(b, key)));
}

/** Whether two versions say the same. */
export function isSamePlan(a: Plan, b: Plan): boolean {
  return isSame(a, b);
}

/** One place of a piece of a plan; undefined where there is none. */
export function partOf(whole: unknown, key: string): unknown {
  return (whole as Record<string, unknown> | undefined)?.[key];
}
