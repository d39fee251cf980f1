import type { PlanSide } from "./plan.ts";
import type { PlanSection } from "./sections.ts";

/** Who writes in a section, since when, and until when the other waits. */
export type SectionLock = {
  section: PlanSection;
  side: PlanSide;
  personId: string;
  name: string;
  since: Date;
  until: Date;
};

/** Long enough to write a section and to be called away once; renewed while somebody types (public/js/lock.js). */
export const lockMinutes = 15;

/** Until when a section is one person's who begins or goes on now. */
export function lockUntil(now: Date): Date {
  return new Date(now.getTime() + lockMinutes * 60_000);
}

/** So long somebody who goes on without a pause holds others off; then whoever asks may take it. The database keeps the same time (0114). */
const longestHours = 2;

/**
 * Who else writes in one of these sections now; null when nobody does. A lock that is over holds nobody off, and neither does one that
 * pretends to last longer than one can be taken for.
 */
export function lockAgainst(
  locks: readonly SectionLock[],
  sections: readonly PlanSection[],
  personId: string,
  now: Date,
): SectionLock | null {
  // Twice the time, because two clocks are never the same (0128).
  const endOfPretence = new Date(now.getTime() + 2 * lockMinutes * 60_000);
  const begunBefore = new Date(now.getTime() - longestHours * 3_600_000);
  return (
    locks.find(
      (lock) =>
        sections.includes(lock.section) &&
        lock.personId !== personId &&
        lock.until > now &&
        lock.until < endOfPretence &&
        lock.since > begunBefore,
    ) ?? null
  );
}

/** The lock that this person holds now; null when it is over or was never taken. */
export function ownLock(
  locks: readonly SectionLock[],
  section: PlanSection,
  personId: string,
  now: Date,
): SectionLock | null {
  return locks.find((lock) => lock.section === section && lock.personId === personId && lock.until > now) ?? null;
}
