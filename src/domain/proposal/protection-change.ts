import { todayInTokyo } from "../calendar/tokyo-date.ts";
import type { Level, ProtectedPart } from "../process/record.ts";
import type { Terms } from "./protected-terms.ts";
import type { Talk, TalkSide } from "./protection-talk.ts";

// After an agreement about a protected part (P7b, process.md "protected part"): its terms change by both sides' word, its proposer
// alone opens it earlier, and the end of its period opens nothing.

/** Who asked for other terms and waits for an answer; null when nobody does. Until the answer the old terms hold. */
export function changeAskedBy(part: Pick<ProtectedPart, "state" | "said">): TalkSide | null {
  return part.state === "agreed" && part.said?.act === "propose_change" ? part.said.side : null;
}

/** The terms that somebody asked for and nobody has answered yet; null when there are none. */
export function termsOfChange(talks: readonly Talk[], partId: string): Talk | null {
  const last = talks
    .filter((talk) => talk.partId === partId)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
  return last?.act === "propose_change" ? last : null;
}

/** Whether the last day of the agreed period is over. It opens nothing: those who could read it still can, and nobody else. */
export function isPeriodOver(part: Pick<ProtectedPart, "state" | "until">, today: string): boolean {
  return part.state === "agreed" && part.until < today;
}

/**
 * What is asked once the period is over: the desk asks its proposer ("ask"), its proposer says what shall be ("answer": extend,
 * release or leave closed), or nothing any more. Silence keeps it closed.
 */
export function askedAtTheEnd(
  part: Pick<ProtectedPart, "state" | "until" | "said">,
  today: string,
): "ask" | "answer" | null {
  if (!isPeriodOver(part, today) || changeAskedBy(part)) return null;
  const isSaidSince = part.said !== null && todayInTokyo(part.said.at) > part.until;
  if (!isSaidSince) return "ask";
  return part.said?.act === "keep" ? null : "answer";
}

/** Whether `to` gives it to more readers than `from`, and takes it from none. */
export function isWider(
  from: Pick<Terms, "level" | "departmentIds">,
  to: Pick<Terms, "level" | "departmentIds">,
): boolean {
  if (from.level === "named_departments" && to.level === "named_departments")
    return (
      to.departmentIds.length > from.departmentIds.length &&
      from.departmentIds.every((id) => to.departmentIds.includes(id))
    );
  return narrowestFirst.indexOf(to.level) > narrowestFirst.indexOf(from.level);
}

/** Each level is read by everybody of those before it: a named department reads only while it is asked. */
const narrowestFirst: readonly Level[] = ["desk", "named_departments", "asked_departments", "staff"];

/** To whom its proposer can open it earlier: a wider level, or the end of the protection. */
export const releases = ["asked_departments", "staff", "released"] as const satisfies readonly (Level | "released")[];
export type Release = (typeof releases)[number];

/** What is still wider than the agreed terms. */
export function releasesFrom(part: Pick<ProtectedPart, "level" | "departmentIds">): readonly Release[] {
  return releases.filter((to) => to === "released" || isWider(part, { level: to, departmentIds: [] }));
}

/** Whether two sides' terms say the same. */
export function areSameTerms(one: Terms, other: Terms): boolean {
  const named = (terms: Terms) => terms.departmentIds.toSorted().join(" ");
  return one.level === other.level && one.until === other.until && named(one) === named(other);
}
