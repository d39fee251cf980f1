import { mergeRows } from "./merge-rows.ts";
import type { Plan } from "./plan.ts";
import { rowNames } from "./row-twins.ts";
import { isSame, partOf } from "./same.ts";

/**
 * Two people wrote from the same version: what one of them left alone follows the newest version, what they typed stays.
 * `both`: places that both changed differently, as paths ("gains.city", "risks.2.response"); there the typed words stand. A row is the
 * same row wherever it stands in its list: rows that only one of them added or took out go together with whatever the other wrote.
 */
export function mergePlans(base: Plan, typed: Plan, newest: Plan): { plan: Plan; both: readonly string[] } {
  const both: string[] = [];
  return { plan: mergeAt(base, typed, newest, "", both) as Plan, both };
}

function mergeAt(base: unknown, typed: unknown, newest: unknown, at: string, both: string[]): unknown {
  if (isSame(typed, base)) return newest;
  if (isSame(newest, base) || isSame(newest, typed)) return typed;
  if (Object.hasOwn(rowNames, at)) {
    const name = rowNames[at as keyof typeof rowNames] as (row: unknown) => string;
    const lists = { base: base as unknown[], typed: typed as unknown[], newest: newest as unknown[] };
    return mergeRows(lists, name, {
      merge: (rows, index) => mergeAt(rows.base, rows.typed, rows.newest, `${at}.${index}`, both),
      cross: () => both.push(at),
    });
  }
  if (holdsTogether(at, [base, typed, newest])) {
    both.push(at);
    return typed;
  }
  return Object.fromEntries(
    Object.keys(typed as object).map((key) => [
      key,
      mergeAt(partOf(base, key), partOf(typed, key), partOf(newest, key), at ? `${at}.${key}` : key, both),
    ]),
  );
}

/** What is one thing, and cannot be half of one and half of the other. */
function holdsTogether(at: string, all: readonly unknown[]): boolean {
  if (at.endsWith(".bearer") || at.endsWith(".cityCheck")) return true;
  return all.some((one) => typeof one !== "object" || one === null);
}
