import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Status } from "../../domain/process/status.ts";
import { dateText } from "../ui/date-text.tsx";
import type { PathStep } from "../ui/path-line.tsx";

const steps: readonly { status: Status; name: string }[] = [
  { status: "received", name: "受付" },
  { status: "inquiry", name: "課にたずねる" },
  { status: "dialogue", name: "対話" },
  { status: "method_review", name: "手法の検討" },
  { status: "preparing", name: "準備" },
  { status: "active", name: "実施" },
  { status: "completed", name: "完了と公開" },
];

/** The way of a proposal as a line: what is done with its date, where it is, what comes. `reached`: first time in each state. */
export function wayOf(record: ProposalRecord, reached: ReadonlyMap<Status, Date>): readonly PathStep[] {
  const here = placeOf(record);
  const hasEnded = ["declined", "not_selected", "lapsed", "withdrawn"].includes(record.status);
  return steps.map(({ status, name }, index) => {
    const at = reached.get(status);
    const note = at ? dateText(at, "short") : undefined;
    if (record.status === "completed" || index < here) return { name, state: "done", note };
    if (index === here && !hasEnded) return { name, state: "current", note: note ? `${note}から` : undefined };
    return { name, state: "later" };
  });
}

/** The step a proposal stands at; held and ended ones stand where they were. */
function placeOf(record: ProposalRecord): number {
  const moving: readonly Status[] = ["on_hold", "declined", "not_selected", "lapsed", "withdrawn"];
  const status = moving.includes(record.status) ? (record.statusBefore ?? "submitted") : record.status;
  if (status === "in_call") return steps.findIndex((step) => step.status === "preparing");
  return Math.max(
    0,
    steps.findIndex((step) => step.status === status),
  );
}
