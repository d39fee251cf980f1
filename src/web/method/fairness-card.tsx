import { fairnessQuestions } from "../../domain/method/fairness.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";

type FairnessCardProps = { person: Person; record: ProposalRecord; fairness: ReviewView["fairness"] };

/** P2: the answered check, who answered, and the way to it for somebody who did not draft the plan. */
export function FairnessCard({ person, record, fairness }: FairnessCardProps) {
  const mayCheck = may(person, "checkFairness", record);
  return (
    <Card title="公平性の確認" level={2}>
      {fairness ? (
        <>
          <p>
            <b>{fairness.conclusion === "fair" ? "✓ 支障なし" : "支障あり"}</b>
          </p>
          <p class="sub small">
            {fairness.department} {fairness.by} {dateText(fairness.at, "dense")}
          </p>
          <details>
            <summary>答えを読む</summary>
            {fairness.answers.map((answer) => (
              <>
                <h3>
                  {fairnessQuestions.find((one) => one.key === answer.key)?.question}：
                  {answer.isFair ? "はい" : "いいえ"}
                </h3>
                <Prose text={answer.text} />
              </>
            ))}
          </details>
        </>
      ) : (
        <p>まだ答えがありません。デスクか照会先の課の、共同計画を書いていない人が答えます。</p>
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
