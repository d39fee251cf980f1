import type { ProposalRecord } from "../../domain/process/record.ts";
import { Tag } from "../ui/tag.tsx";

/** On every page of the plan: which version it is, and that it binds nobody until the agreement. */
export function DraftMark({ record, version, isOld }: { record: ProposalRecord; version: number; isOld?: boolean }) {
  return (
    <p>
      <Tag kind={isOld ? "plain" : "new"}>共同計画 第{version}版</Tag>{" "}
      {record.agreement?.state === "concluded" ? null : <b>案・双方を拘束しません</b>}
    </p>
  );
}
