import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Status } from "../../domain/process/status.ts";
import { words } from "../../words/words.ts";
import { dayText } from "../ui/date-text.tsx";
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

/**
 * The way of a proposal as a line: what is done with its date, where it is, what comes. `reached`: first time in each state. One that ended
 * has the steps that it went, and its end: nothing comes after it.
 */
export function wayOf(
  record: Pick<ProposalRecord, "status" | "statusBefore" | "statusAt">,
  reached: ReadonlyMap<Status, Date>,
  now: Date,
): readonly PathStep[] {
  const dayOf = (at: Date) => dayText(todayInTokyo(at), now);
  const here = placeOf(record);
  const ended: readonly Status[] = ["declined", "not_selected", "lapsed", "withdrawn"];
  if (ended.includes(record.status))
    return [
      ...steps.flatMap(({ status, name }): PathStep[] => {
        const at = reached.get(status);
        return at ? [{ name, state: "done", note: dayOf(at) }] : [];
      }),
      { name: words("ja").common.status[record.status], state: "done", note: dayOf(record.statusAt) },
    ];
  return steps.map(({ status, name }, index) => {
    const at = reached.get(status);
    const note = at ? dayOf(at) : undefined;
    if (record.status === "completed" || index < here) return { name, state: "done", note };
    if (index === here) return { name, state: "current", note: note ? `${note}から` : undefined };
    return { name, state: "later" };
  });
}

/** The step a proposal stands at; a held one stands where it was. */
function placeOf(record: Pick<ProposalRecord, "status" | "statusBefore">): number {
  const status = record.status === "on_hold" ? (record.statusBefore ?? "submitted") : record.status;
  if (status === "in_call") return steps.findIndex((step) => step.status === "preparing");
  return Math.max(
    0,
    steps.findIndex((step) => step.status === status),
  );
}
