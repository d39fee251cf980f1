/** The days of a department: the first, and the first on which it is no more ("YYYY-MM-DD"); null where there is no such day. */
export type DepartmentDays = { openedOn: string | null; closedOn: string | null };

/** Whether a department does its work on a day: it can be asked, chosen and suggested. */
export function worksOn(days: DepartmentDays, day: string): boolean {
  return (days.openedOn === null || days.openedOn <= day) && (days.closedOn === null || day < days.closedOn);
}

/** Whether it ends on a later day, or has not begun: it is no more for good only when its last day is over. */
export function hasEnded(days: DepartmentDays, day: string): boolean {
  return days.closedOn !== null && days.closedOn <= day;
}

/** How a department came to be no more: under another name, in another one, in several. */
export const successionKinds = ["renamed", "merged", "split"] as const;
export type SuccessionKind = (typeof successionKinds)[number];
