import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { gatesOf } from "../../domain/principles/gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanHead } from "../../queries/plans.ts";
import { DateText } from "../ui/date-text.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { sideName } from "./plan-names.ts";

type Props = {
  person: Person;
  record: ProposalRecord;
  head: PlanHead;
  /** The version before: what was approved then has to be approved anew. */
  before: PlanHead | null;
};

/** P3: both sides approve the same version; anything later needs them anew. */
export function PlanApprovals({ person, record, head, before }: Props) {
  const isProposer = partsOf(person, record).has("member");
  const equality = gatesOf(record).find((gate) => gate.principle === "P3");
  return (
    <Section title="双方の承認">
      <p>
        双方が<b>同じ版</b>を承認すると、計画が固まります。どちらかが直すと新しい版になり、承認はやり直しです。
      </p>
      {before && (before.city || before.partner) ? (
        <p>
          <b>
            第{before.version}版の承認（{undoneSides(before, record)}）は、第{head.version}
            版ができたので、やり直しになりました。
          </b>
        </p>
      ) : null}
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

function undoneSides(before: PlanHead, record: ProposalRecord): string {
  return (["city", "partner"] as const)
    .filter((side) => before[side])
    .map((side) => sideName(side, record))
    .join("と");
}

type ApprovalProps = { side: "city" | "partner"; record: ProposalRecord; head: PlanHead; isProposer: boolean };

function Approval({ side, record, head, isProposer }: ApprovalProps) {
  const approval = head[side];
  const holder = side === "city" ? "desk" : "partner";
  const due = record.openWaits.find((wait) => wait.task === "approvePlan" && wait.holder === holder)?.due ?? null;
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
        ) : (
          <>
            承認できる人：{side === "partner" ? "団体の代表者" : "官民連携デスク"}
            {due ? (
              <>
                <br />
                <DateText value={due} form="short" />
                まで（目標日数）
              </>
            ) : null}
          </>
        )}
      </p>
    </Card>
  );
}
