import { fairnessTerms } from "../method/fairness.ts";
import type { ProposalRecord } from "./record.ts";

/**
 * P2: what the fairness check still needs, sentence by sentence; empty when it stands: somebody who has not written in the plan has
 * answered it as fair, and nothing that it judged has changed since (the database holds the same: wall.fairness_stands). Who does not
 * read the check itself, its proposer above all, goes by its confirmation.
 */
export function missingFairness(record: ProposalRecord): readonly string[] {
  const confirmation = record.confirmations.find((one) => one.principle === "P2");
  const against = againstCheck(record);
  if (against) return [against];
  if (confirmation?.holds) return [];
  return [confirmation ? "公平性を、もう一度確認します。" : "公平性の確認に答えていません。"];
}

/** Why this person does not check the fairness; null when nothing stands against it. Four eyes: of the plan, and of the method. */
export function whyNotCheckFairness(record: ProposalRecord, personId: string): string | null {
  if (record.planDrafters.includes(personId)) return "公平性の確認は、共同計画を書いていない人が行います。";
  if (record.papers.some((paper) => paper.kind === "method" && paper.draftedBy === personId))
    return "公平性の確認は、手法を起案していない人が行います。";
  return null;
}

function againstCheck(record: ProposalRecord): string | null {
  const check = record.fairness;
  if (!check) return null;
  if (check.conclusion === "unfair") return "公平性の確認で、支障があるとされています。";
  if (record.planDrafters.includes(check.byId))
    return "公平性を確認した人が、そのあと共同計画を書きました。ほかの人がもう一度確認します。";
  if (check.changed.length === 0) return null;
  const terms = check.changed.map((term) => `「${fairnessTerms[term]}」`).join("");
  return `公平性の確認のあとで、${terms}が変わりました。もう一度確認します。`;
}
