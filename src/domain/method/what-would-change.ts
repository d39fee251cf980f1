import { type Advice, advise } from "./advise.ts";
import { type Ceilings, municipalityCeilings } from "./ceilings.ts";
import type { FactName, Facts } from "./facts.ts";

/** One fact that, answered differently, would lead to another method (結論が変わるとき). */
export type Change = { field: FactName; to: Facts[FactName]; advice: Advice };

/** Answers worth trying: those that stand for a whole range of answers. */
const trials: readonly Partial<Facts>[] = [
  { wideRecruitmentNeeded: true },
  { wideRecruitmentNeeded: false },
  { cityBearsCost: true },
  { cityBearsCost: false },
  { agreementNeeded: true },
  { agreementNeeded: false },
  { initiatives: 1 },
  { initiatives: 2 },
  { selectionBasis: "price" },
  { selectionBasis: "quality" },
];

/** The single changes of an answer that would lead to another method than the one advised; unknown facts are left out. */
export function whatWouldChange(facts: Facts, ceilings: readonly Ceilings[] = municipalityCeilings): readonly Change[] {
  const { method } = advise(facts, ceilings);
  return trials.flatMap((trial) => {
    const [field, to] = Object.entries(trial)[0] as [FactName, Facts[FactName]];
    if (facts[field] === null || facts[field] === to) return [];
    const advice = advise({ ...facts, ...trial }, ceilings);
    return advice.method === method ? [] : [{ field, to, advice }];
  });
}
