import { feasibilityNames } from "../../domain/method/feasibility.ts";
import { missingFairness } from "../../domain/process/fairness-of.ts";
import { latestPaper } from "../../domain/process/method-of.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ReviewView } from "../../queries/review.ts";
import { dateText } from "../ui/date-text.tsx";
import { Section } from "../ui/page.tsx";
import { methodName } from "./method-names.ts";

type Step = { name: string; state: "done" | "next" | "later"; words: string };

/** The four steps of the review, in their order: what is done, what is next (process.md "method_review"). */
export function ReviewSteps({ record, view }: { record: ProposalRecord; view: ReviewView }) {
  const marks = { done: "✓ 済み", next: "▶ 次に必要", later: "これから" };
  return (
    <Section title="検討の段階">
      <ol class="review-steps">
        {stepsOf(record, view).map((step, index) => (
          <li>
            <span>
              {index + 1} {step.name}
            </span>
            <span>
              <span class={`review-state review-state-${step.state}`}>{marks[step.state]}</span> {step.words}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stepsOf(record: ProposalRecord, view: ReviewView): readonly Step[] {
  const { feasibility, facts, fairness } = view;
  const unmet = feasibility?.conditions.filter((condition) => !condition.metAt).length ?? 0;
  const paper = latestPaper(record, "method");
  const found: readonly { name: string; done: boolean; words: string }[] = [
    {
      name: "実施の可否",
      done: feasibility !== null && feasibility.answer !== "no" && unmet === 0,
      words: feasibility
        ? `${feasibilityNames[feasibility.answer]}${unmet > 0 ? `(あと${unmet}件の条件)` : ""} ${dateText(feasibility.at, "dense")}`
        : "主管課の課長が判断します",
    },
    {
      name: "事実と公平性",
      done: facts !== null && missingFairness(record).length === 0,
      words: [
        facts ? `事実 ${dateText(facts.at, "dense")}` : "事実がまだです",
        fairness
          ? `公平性 ${fairness.conclusion === "fair" ? "支障なし" : "支障あり"} ${dateText(fairness.at, "dense")}`
          : "公平性の確認がまだです",
      ].join("、"),
    },
    {
      name: "手法の起案",
      done: paper !== null && paper.state !== "sent_back",
      words: paper
        ? `${methodName(paper.method)} ${dateText(paper.draftedAt, "dense")}${paper.state === "sent_back" ? "(差し戻し)" : ""}`
        : "デスクの担当者が起案します",
    },
    {
      name: "決裁",
      done: paper?.state === "approved",
      words:
        paper?.state === "on_route"
          ? `決裁中 ${paper.steps.filter((step) => step.decision).length}/${paper.steps.length}人`
          : paper?.state === "approved"
            ? methodName(paper.method)
            : "起案した人とは別の人が、順に決めます",
    },
  ];
  const next = found.findIndex((step) => !step.done);
  return found.map((step, index) => ({
    name: step.name,
    words: step.words,
    state: step.done ? "done" : index === next ? "next" : "later",
  }));
}
