import type { Contribution, Goal, Milestone, PersonalDataUse, Risk } from "./plan.ts";
import { isSame, partOf } from "./same.ts";

/** What a row of a list is called: rows have no names of their own, and what stands first in them is what people know them by. */
export const rowNames = {
  goals: ({ goal }: Goal) => goal,
  contributions: ({ side, kind, year, what }: Contribution) => [side, kind, year, what].join("\n"),
  milestones: ({ what }: Milestone) => what,
  "personalData.uses": ({ whose, what }: PersonalDataUse) => [whose, what].join("\n"),
  risks: ({ risk }: Risk) => risk,
} as const;

/** How many of the places of a row have to say the same for it to be the same row under another name. */
const shareOfSimilar = 2 / 3;

/**
 * Which row of `before` each row of `after` is, by their places in the lists; a row that is new has no twin. The same row says the same, or
 * has the same name, or says the same in two of three places; each has one twin, because two rows may have one name.
 */
export function twinsOf<Row>(
  before: readonly Row[],
  after: readonly Row[],
  name: (row: Row) => string,
): ReadonlyMap<number, number> {
  const twins = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (isTwin: (row: Row, earlier: Row) => boolean) => {
    for (const [index, row] of after.entries()) {
      if (twins.has(index)) continue;
      const at = before.findIndex((earlier, place) => !taken.has(place) && isTwin(row, earlier));
      if (at < 0) continue;
      twins.set(index, at);
      taken.add(at);
    }
  };
  pair(isSame);
  pair((row, earlier) => name(row) === name(earlier));
  pair(isSimilar);
  return twins;
}

function isSimilar(row: unknown, earlier: unknown): boolean {
  const written = Object.entries(earlier as object).filter(([, value]) => isWritten(value));
  const same = written.filter(([place, value]) => isSame(partOf(row, place), value));
  return same.length > 0 && same.length >= written.length * shareOfSimilar;
}

function isWritten(value: unknown): boolean {
  return value !== null && value !== "" && value !== false;
}
