import type { Missing } from "../kernel/result.ts";
import { missingFairness } from "./fairness-of.ts";
import type { ProposalRecord } from "./record.ts";
import { forFeasibility } from "./requirements.ts";

/** What a proposed method still needs (process.md "method_review", 1 to 3): feasibility, facts, the fairness check. */
export function missingForProposing(record: ProposalRecord): readonly Missing[] {
  return [
    ...forFeasibility(record),
    ...(record.methodFacts ? [] : [{ principle: "", sentence: "手法を決めるための事実が書かれていません。" }]),
    ...missingFairness(record).map((sentence) => ({ principle: "P2", sentence })),
  ];
}
