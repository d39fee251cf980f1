import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { missingFairness } from "../../domain/process/fairness-of.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { EvidenceOf } from "./fairness-evidence.tsx";

type FairnessCardProps = { person: Person; record: ProposalRecord; fairness: ReviewView["fairness"] };

/** P2: the answered check, who answered, and the way to it for somebody who did not draft the plan. */
export function FairnessCard({ person, record, fairness }: FairnessCardProps) {
  const mayCheck = may(person, "checkFairness", record);
  const missing = missingFairness(record);
  // Unfair is an answer; what has changed since asks for a new one.
  const stands = missing.length === 0 || fairness?.conclusion === "unfair";
  return (
    <Card title="公平性の確認" level={2}>
      {fairness ? (
        <>
          {stands ? (
            <p>
              <b>{fairness.conclusion === "fair" ? "✓ 支障なし" : "支障あり"}</b>
            </p>
          ) : (
            <Callout kind="warning" title="もう一度の確認">
              {missing.join("")}
            </Callout>
          )}
          <p class="sub small">
            {fairness.department} {fairness.by} {dateText(fairness.at, "dense")}
          </p>
          <Fold title="答えを読む">
            {fairness.answers.map((answer) => (
              <div class="fairness-answer">
                <h3>
                  {answer.question}：{answer.isFair ? "はい" : "いいえ"}
                </h3>
                {answer.lines.map((line) => (
                  <>
                    <p class="sub small">{line.label}</p>
                    <Prose text={line.text} />
                  </>
                ))}
                {fairness.evidence.length > 0 ? (
                  <EvidenceOf question={answer.key} evidence={fairness.evidence} />
                ) : null}
              </div>
            ))}
          </Fold>
        </>
      ) : (
        <p>まだ答えがありません。デスクか照会先の課の、共同計画を書いておらず、手法を起案しない人が答えます。</p>
      )}
      {mayCheck.ok ? (
        <ButtonLink kind="other" href={paths.proposal.fairness({ id: record.id })}>
          {fairness ? "もう一度確認する" : "公平性を確認する"}
        </ButtonLink>
      ) : mayCheck.refusal.kind === "not-allowed" && record.status === "method_review" ? (
        <p class="sub small">{mayCheck.refusal.reason}</p>
      ) : null}
    </Card>
  );
}
