import type { ProtectedPart, TalkAct } from "../process/record.ts";
import type { Terms } from "./protected-terms.ts";

export type TalkSide = "partner" | "city";

/** One thing said about a protected part. A request or a counter carries terms; an agreement repeats the terms agreed to. */
export type Talk = Terms & {
  partId: string;
  side: TalkSide;
  act: TalkAct;
  note: string;
  at: Date;
};

/** Who has to answer about this part: the city to a request, the proposer to the city's counter; nobody once it is settled. */
export function whoseAnswer(part: Pick<ProtectedPart, "state">): TalkSide | null {
  if (part.state === "requested") return "city";
  if (part.state === "countered") return "partner";
  return null;
}

/**
 * Where the talk about a part stands, as its forms carry it: the moment of the last thing said, empty before the first. An answer
 * is about the part's terms, so it is old when these have moved, and not when the proposal did.
 */
export function talkStandsAt(talks: readonly Talk[], partId: string): string {
  const times = talks.filter((talk) => talk.partId === partId).map((talk) => talk.at.getTime());
  return times.length > 0 ? new Date(Math.max(...times)).toISOString() : "";
}

/** The other side's latest terms: what an agreement agrees to. Null when the other side has said nothing yet. */
export function termsOnTheTable(talks: readonly Talk[], side: TalkSide): Terms | null {
  const offers = talks.filter((talk) => talk.side !== side && (talk.act === "request" || talk.act === "counter"));
  const last = offers.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  return last ? { level: last.level, departmentIds: last.departmentIds, until: last.until } : null;
}
