import type { ProposalRecord } from "../../domain/process/record.ts";
import { sideName } from "./plan-names.ts";

/** P3, beside every button that makes a new version: whose approval of the newest one it undoes. Nothing while nobody approved. */
export function ApprovalsUndone({ record }: { record: ProposalRecord }) {
  const { plan } = record;
  const sides = (["city", "partner"] as const).filter((side) =>
    side === "city" ? plan?.cityApprovedAt : plan?.partnerApprovedAt,
  );
  if (!plan || sides.length === 0) return null;
  return (
    <p>
      <b>
        第{plan.version}版は、{sides.map((side) => sideName(side, record)).join("と")}
        が承認しています。新しい版ができると、その承認はやり直しになります。
      </b>
    </p>
  );
}
