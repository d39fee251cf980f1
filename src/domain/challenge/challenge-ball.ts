import { type BusinessCalendar, deadline } from "../calendar/business-days.ts";
import type { PlainDate } from "../calendar/tokyo-date.ts";
import type { TargetDays } from "../process/ball.ts";
import type { ChallengeState } from "./challenge.ts";

/** Who is waited for, what they do, and how many business days they have from the last move (null: no target). */
export type ChallengeBall = {
  holder: "department" | "desk" | "approver" | "clock";
  task: string;
  days: number | null;
};

/** Who has the ball of a challenge: follows from its state alone; null when nothing is waited for. */
export function challengeBall(state: ChallengeState, days: TargetDays): ChallengeBall | null {
  switch (state) {
    case "draft":
      return { holder: "department", task: "課題を書いて、デスクに確認を頼む", days: null };
    case "in_check":
      return { holder: "desk", task: "公益性と公平性を確認する", days: days.formalCheck };
    case "checked":
      return { holder: "approver", task: "課題を承認する", days: days.formalCheck };
    case "approved":
      return { holder: "desk", task: "予告または公開する", days: days.deskReply };
    case "forecast":
      return { holder: "clock", task: "予告した日に公開される", days: null };
    case "open":
      return { holder: "clock", task: "提案を受け付けている", days: null };
    case "closed":
      return { holder: "department", task: "どうなったかを書いて公表する", days: days.methodDecision };
    case "concluded":
    case "withdrawn":
      return null;
  }
}

/** Until when whoever has it now should have moved it; null where nobody is waited for, or without a target. */
export function challengeDue(
  state: ChallengeState,
  movedAt: Date,
  days: TargetDays,
  calendar: BusinessCalendar,
): PlainDate | null {
  const target = challengeBall(state, days)?.days ?? null;
  return target === null ? null : deadline(movedAt, target, calendar);
}

/** What a challenge waits for in each state, as a notice names it. */
export const challengeTasks: Partial<Record<ChallengeState, string>> = {
  in_check: "checkChallenge",
  checked: "approveChallenge",
  approved: "publishChallenge",
  closed: "concludeChallenge",
};
