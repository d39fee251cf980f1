import type { Missing } from "../kernel/result.ts";
import type { ProposalRecord } from "./record.ts";
import { forFeasibility } from "./requirements.ts";

/** What a proposed method still needs (process.md "method_review", 1 to 3): feasibility, facts, the fairness check. */
export function missingForProposing(record: ProposalRecord): readonly Missing[] {
  return [
    ...forFeasibility(record),
    ...(record.methodFacts ? [] : [{ principle: "", sentence: "手法を決めるための事実が書かれていません。" }]),
    ...(record.confirmations.some((one) => one.principle === "P2")
      ? []
      : [
          {
            principle: "P2",
            sentence:
              record.fairness?.conclusion === "unfair"
                ? "公平性の確認で、支障があるとされています。"
                : "公平性の確認に答えていません。",
          },
        ]),
  ];
}
