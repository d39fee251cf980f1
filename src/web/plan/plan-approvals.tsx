import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { gatesOf } from "../../domain/principles/gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanHead } from "../../queries/plans.ts";
import { DateText } from "../ui/date-text.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";

/** P3: both sides approve the same version; anything later needs them anew. */
export function PlanApprovals({ person, record, head }: { person: Person; record: ProposalRecord; head: PlanHead }) {
  const isProposer = partsOf(person, record).has("member");
  const equality = gatesOf(record).find((gate) => gate.principle === "P3");
  return (
    <Section title="双方の承認">
      <p>
        双方が<b>同じ版</b>を承認すると、計画が固まります。どちらかが直すと新しい版になり、承認はやり直しです。
      </p>
      <Cards>
        <Approval side="city" record={record} head={head} isProposer={isProposer} />
        <Approval side="partner" record={record} head={head} isProposer={isProposer} />
      </Cards>
      <p>
        {equality?.state === "confirmed"
          ? `第${head.version}版を双方が承認しました。「対等」「目標共有」「責任明確化」が確認済みです。`
          : equality?.state === "not_applicable"
            ? equality.why
            : "双方の承認がそろうと、「対等」「目標共有」「責任明確化」が確認済みになります。"}
      </p>
    </Section>
  );
}

type ApprovalProps = { side: "city" | "partner"; record: ProposalRecord; head: PlanHead; isProposer: boolean };

function Approval({ side, record, head, isProposer }: ApprovalProps) {
  const approval = head[side];
  return (
    <Card kind={approval ? "key" : side === "partner" ? "partner" : "plain"}>
      <p>
        <Holder side={side}>{side === "city" ? "市" : record.organisation.name}</Holder>
      </p>
      <p>
        <b>{approval ? `✓ 第${head.version}版を承認` : "まだ承認していません"}</b>
      </p>
      <p class="sub">
        {approval ? (
          <>
            <DateText value={approval.at} form={isProposer ? "short" : "dense-time"} /> {approval.name}
          </>
        ) : side === "partner" ? (
          "承認できる人：団体の代表者"
        ) : (
          "承認できる人：官民連携デスク"
        )}
      </p>
    </Card>
  );
}
