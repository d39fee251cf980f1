import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm } from "../ui/button.tsx";

type PartPapersProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  isPartner: boolean;
};

/** Beside the terms: one's own words, who is meant by たずねた課, the memorandum, and for the chief what the law may ask. */
export function PartPapers({ c, person, record, part, isPartner }: PartPapersProps) {
  const ids = { id: record.id, part: part.id };
  return (
    <>
      {part.state === "agreed" && ["asked_departments", "staff"].includes(part.level) ? (
        <p>{askedSoFar(record)}</p>
      ) : null}
      {isPartner ? (
        <ActionForm
          action={paths.proposal.readings(ids)}
          label="自分たちが書いた内容を、条件と並べて見る"
          kind="inner"
          idempotencyKey={c.var.frame.idempotencyKey}
        />
      ) : null}
      {part.state === "agreed" ? (
        <p>
          <a href={paths.proposal.partMemorandum(ids)}>秘密保持に関する覚書の案を、Wordで受け取る</a>
        </p>
      ) : null}
      {part.state === "agreed" && may(person, "grantLawAccess", record).ok ? (
        <p>
          <a href={paths.proposal.lawAccesses(ids)}>
            法令に基づく閲覧を認める・確かめる<span class="unseen">（{part.heading}）</span>
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Which departments count as たずねた課 now: the level names a group, and its members change while the desk asks. */
export function askedSoFar(record: Pick<ProposalRecord, "inquiries">): string {
  const names = record.inquiries.filter((one) => one.endedAs === null).map((one) => one.departmentName);
  if (names.length === 0) return "たずねた課は、いまはありません。デスクがたずねると、ここに出ます。";
  return `いまの「たずねた課」：${names.join("、")}。照会が終わった課は、読めなくなります。`;
}
