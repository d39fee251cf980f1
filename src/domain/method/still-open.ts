import { advise } from "./advise.ts";
import { contractKinds, type Facts } from "./facts.ts";
import { type Method, methods } from "./method.ts";

/** Answers that stand for whole ranges of answers, for each fact that the advisor may ask. */
const trials: { [Name in keyof Facts]: readonly Facts[Name][] } = {
  cityBearsCost: [true, false],
  estimatedCostYen: [1, 100_000_000],
  contractKind: contractKinds,
  wideRecruitmentNeeded: [true, false],
  otherOperatorsCouldDoIt: [true, false],
  initiatives: [1, 2],
  fields: [["一つ"], ["一つ", "二つ"]],
  agreementNeeded: [true, false],
  fixedCounterpartyReason: [""],
  selectionBasis: ["price", "quality"],
  date: ["2000-01-01", "2100-01-01"],
};

/** 仮のおすすめ: the methods that can still be the answer, whatever is answered to the open questions. */
export function methodsStillOpen(facts: Facts): readonly Method[] {
  const found = new Set<Method>();
  follow(facts, found, new Set());
  return methods.filter((method) => found.has(method));
}

/** Tries every answer to every open question; facts that were met before are not followed again. */
function follow(facts: Facts, found: Set<Method>, met: Set<string>): void {
  const key = JSON.stringify(facts);
  if (met.has(key)) return;
  met.add(key);
  const { method, questions } = advise(facts);
  if (method !== "undecided") found.add(method);
  for (const { field } of questions)
    for (const answer of trials[field]) follow({ ...facts, [field]: answer }, found, met);
}
