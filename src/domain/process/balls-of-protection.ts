import { askedAtTheEnd, changeAskedBy } from "../proposal/protection-change.ts";
import type { Ball, TargetDays, Task } from "./ball.ts";
import type { Holder, ProposalRecord, ProtectedPart } from "./record.ts";

/** P7b: a request waits for the desk, a counter-proposal for the proposer; and what goes on once something is agreed. */
export function ofProtection(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  return [
    ...record.parts.flatMap((part): Ball[] => {
      if (part.state === "requested") return [ballOf(part, "answerProtection", "desk", days.formalCheck)];
      if (part.state === "countered") return [ballOf(part, "answerCounter", "partner", days.formalCheck)];
      return [];
    }),
    ...ofAgreedProtection(record, days, today),
  ];
}

/**
 * Other terms that one side asks for wait for the other; the end of a period waits for the desk, which asks, and then without
 * a deadline for the proposer: silence keeps it closed.
 */
export function ofAgreedProtection(record: ProposalRecord, days: TargetDays, today: string): readonly Ball[] {
  return record.parts.flatMap((part): Ball[] => {
    const asker = changeAskedBy(part);
    if (asker) return [ballOf(part, "answerChange", asker === "partner" ? "desk" : "partner", days.formalCheck)];
    const asked = askedAtTheEnd(part, today);
    if (asked === "ask") return [ballOf(part, "askPeriodEnd", "desk", days.formalCheck)];
    if (asked === "answer") return [ballOf(part, "answerPeriodEnd", "partner", null)];
    return [];
  });
}

function ballOf(part: ProtectedPart, task: Task, holder: Holder, days: number | null): Ball {
  return { task, holder, line: "protection", subjectId: part.id, days };
}
