import { type BusinessCalendar, deadline } from "../calendar/business-days.ts";
import type { ProposalRecord } from "../process/record.ts";

/** もう一度の検討 of a decline (process.md): asked once, within so many business days, by the proposer. */
export type SecondLook = {
  id: string;
  declineId: string;
  askedAt: Date;
  /** Until when the reviewer answers, "YYYY-MM-DD". */
  due: string;
  /** Null: nobody in settings is left who had no part in the decision. */
  reviewerId: string | null;
  /** Whether the reviewer has declared a tie since: then another looks. */
  reviewerTied: boolean;
  answer: "upheld" | "reopened" | null;
  answeredAt: Date | null;
};

export const secondLookAnswers = ["upheld", "reopened"] as const;

/** The last day on which a second look can be asked for; null when no decline was sent. Business days of the city. */
export function askableUntil(record: ProposalRecord, days: number, calendar: BusinessCalendar): string | null {
  return record.decline?.sentAt ? deadline(record.decline.sentAt, days, calendar) : null;
}

/** Why a second look cannot be asked for now, in words; null when it can. */
export function whyNotAskable(record: ProposalRecord, until: string | null, today: string): string | null {
  if (until === null) return "見送りがまだ伝えられていません。";
  if (record.secondLook?.declineId === record.decline?.id)
    return "もう一度の検討は、一つの見送りについて一回だけ頼めます。";
  if (today > until)
    return "もう一度の検討を頼める期限が過ぎています。条件が変わったときは、新しい提案として出せます。";
  return null;
}

/** Who looks a second time: the first of those in settings who had no part in the decision and no tie; null when nobody is left. */
export function reviewerOf(reviewers: readonly string[], besides: readonly (string | null)[]): string | null {
  return reviewers.find((id) => !besides.includes(id)) ?? null;
}
