import type { Plan } from "./plan.ts";

/**
 * Two people wrote from the same version: what one of them left alone follows the newest version, what they typed stays.
 * `both`: places that both changed differently, as paths ("gains.city", "risks.2.response"); there the typed words stand.
 */
export function mergePlans(base: Plan, typed: Plan, newest: Plan): { plan: Plan; both: readonly string[] } {
  const both: string[] = [];
  return { plan: mergeAt(base, typed, newest, "", both) as Plan, both };
}

function mergeAt(base: unknown, typed: unknown, newest: unknown, at: string, both: string[]): unknown {
  if (isSame(typed, base)) return newest;
  if (isSame(newest, base) || isSame(newest, typed)) return typed;
  const keys = sharedKeys(base, typed, newest, at);
  if (!keys) {
    both.push(at);
    return typed;
  }
  const entries = keys.map((key) => {
    const child = at ? `${at}.${key}` : key;
    return [key, mergeAt(part(base, key), part(typed, key), part(newest, key), child, both)] as const;
  });
  return Array.isArray(typed) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** Parts that can be merged one by one; null where a thing holds together (a bearer, lists of different length). */
function sharedKeys(base: unknown, typed: unknown, newest: unknown, at: string): readonly string[] | null {
  if (at.endsWith(".bearer") || at.endsWith(".cityCheck")) return null;
  if (Array.isArray(base) && Array.isArray(typed) && Array.isArray(newest))
    return base.length === typed.length && typed.length === newest.length ? Object.keys(typed) : null;
  const areObjects = [base, typed, newest].every((one) => typeof one === "object" && one !== null);
  return areObjects ? Object.keys(typed as object) : null;
}

function part(whole: unknown, key: string): unknown {
  return (whole as Record<string, unknown>)[key];
}

/** Whether two pieces of a plan say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(part(a, key), part(b, key)));
}

/** Whether two versions say the same. */
export function isSamePlan(a: Plan, b: Plan): boolean {
  return isSame(a, b);
}
