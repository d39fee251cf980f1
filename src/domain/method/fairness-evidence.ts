import { againstCeiling, type Ceilings, municipalityCeilings } from "./ceilings.ts";
import type { ContractKind, Facts } from "./facts.ts";
import type { FairnessKey } from "./fairness.ts";

/**
 * What the city's own record says beside a question of the fairness check, one proposal a line. Kept with the answer as it stood that
 * day: status and names are those of then. `yen` in yen, tax included; days are "YYYY-MM-DD".
 */
export type EvidenceFacts =
  /** What was answered to "could others do it" among the facts behind the method. */
  | { kind: "others-answered"; couldDoIt: boolean | null }
  /** Another organisation's proposal to the same challenge, or its partnership in the same field. */
  | { kind: "same-challenge" | "same-field"; number: string; organisation: string; title: string }
  | { kind: "challenge"; code: string; title: string; publishedOn: string | null; deadline: string | null }
  | { kind: "free" }
  | { kind: "plan"; version: number; from: string; to: string; gives: readonly string[]; cashYen: number | null }
  /** What there already is with this organisation. */
  | { kind: "earlier-proposal"; number: string; title: string; status: string }
  | { kind: "agreement"; number: string; title: string; on: string }
  | { kind: "cooperation"; number: string; title: string; on: string }
  | { kind: "award"; number: string; title: string; on: string; yen: number; contract: string }
  /** A small direct contract of the same fiscal year. */
  | {
      kind: "contract";
      number: string;
      title: string;
      on: string;
      yen: number;
      contract: string;
      contractKind: ContractKind | null;
      isSameParty: boolean;
    }
  /** What this proposal would cost, by the facts behind the method. */
  | { kind: "own-cost"; yen: number; contractKind: ContractKind | null; on: string }
  | { kind: "ties"; declared: number; tied: number; undeclared: number };

/** `shownTo`: the line of the matrix that it belongs to (review, dialogue, or what the desk alone reads). */
export type Evidence = {
  question: FairnessKey;
  /** The proposal that it speaks of. */
  aboutId: string;
  shownTo: "review" | "dialogue" | "desk";
  facts: EvidenceFacts;
};

/** At most so many lines of a kind stand beside a question, the newest first: more would not be read. */
export const mostEvidence = 20;

/**
 * Split orders (P2): what this proposal would cost, together with the direct contracts of the same fiscal year, against the ceiling of
 * small direct contracts. Null when there is nothing to add up; `kind` counts contracts of another kind as no part of it.
 */
export function splitOrders(
  evidence: readonly Pick<Evidence, "facts">[],
  table: readonly Ceilings[] = municipalityCeilings,
): { contracts: number; sumYen: number; ceilingYen: number | null; sum: "within" | "above" | "depends" } | null {
  const own = evidence.map((one) => one.facts).find((facts) => facts.kind === "own-cost");
  const contracts = evidence
    .map((one) => one.facts)
    .filter((facts) => facts.kind === "contract")
    .filter((one) => !own?.contractKind || !one.contractKind || one.contractKind === own.contractKind);
  if (contracts.length === 0) return null;
  const sumYen = contracts.reduce((sum, one) => sum + one.yen, own?.yen ?? 0);
  const on = own?.on ?? contracts[0]!.on;
  const against = againstCeiling(sumYen, own?.contractKind ?? null, on, table);
  return {
    contracts: contracts.length,
    sumYen,
    ceilingYen: against.kind === "depends" ? null : against.ceilingYen,
    sum: against.kind,
  };
}

/** What the facts behind the method say beside the questions; `today` is the day of the contract where none is known. */
export function evidenceOfFacts(facts: Facts | null, aboutId: string, today: string): readonly Evidence[] {
  if (!facts) return [];
  return [
    {
      question: "others",
      aboutId,
      shownTo: "review",
      facts: { kind: "others-answered", couldDoIt: facts.otherOperatorsCouldDoIt },
    },
    ...(facts.cityBearsCost && facts.estimatedCostYen
      ? ([
          {
            question: "split",
            aboutId,
            shownTo: "review",
            facts: {
              kind: "own-cost",
              yen: facts.estimatedCostYen,
              contractKind: facts.contractKind,
              on: facts.date ?? today,
            },
          },
        ] as const)
      : []),
  ];
}
