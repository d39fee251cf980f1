import type { ProposalWords } from "./proposal-text.ts";

/** What somebody wrote before they had an account: open words and policy fields, each as far as it is written. */
export type EarlyWords = Partial<ProposalWords> & { fields?: readonly string[] };

/** Days after the last save for which a draft is kept without an account: two working weeks to find the colleague who registers. */
const daysKept = 14;

/**
 * How many are kept at once. Of one network line: a whole office may share it. Of a network (IPv4 /24, IPv6 /48), which is rented whole:
 * what nobody has touched for the longest time gives way there. In all: at the largest size of one (early_drafts_are_short) some 650 MB,
 * so that nobody fills the disk, from however many lines; what is untouched gives way, first where most is held.
 */
export const mostEarlyDrafts = { ofLine: 30, ofNetwork: 200, inAll: 5000 } as const;

/** When a draft that is saved now is deleted. */
export function earlyDraftEnd(at: Date): Date {
  return new Date(at.getTime() + daysKept * 24 * 3_600_000);
}

/** Whether anything is written: an empty page is not worth a row and a cookie. */
export function isAnythingWritten({ fields = [], ...words }: EarlyWords): boolean {
  return fields.length > 0 || Object.values(words).some((text) => text.trim() !== "");
}
