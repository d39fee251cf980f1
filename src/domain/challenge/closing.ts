import { addDays, instantInTokyo, minutesInTokyo, type PlainDate, todayInTokyo } from "../calendar/tokyo-date.ts";

/**
 * The one rule of when a challenge closes (the page says the same time): on the day of its deadline, at the city's closing time, the
 * whole of that minute included (17:15:59 is still 17:15, as for everything that comes in). Page, list, feed, guard and clock read this file.
 * @param closingMinutes minutes after midnight in Asia/Tokyo (settings.closingMinutes).
 * @returns the first instant at which it is closed.
 */
export function closesAt(deadline: PlainDate, closingMinutes: number): Date {
  return instantInTokyo(deadline, closingMinutes + 1);
}

/** Whether proposals to a challenge are still taken: it is open, and its deadline, if it has one, has not come. */
export function isChallengeOpen(
  challenge: { status: string; deadline: PlainDate | null },
  now: Date,
  closingMinutes: number,
): boolean {
  if (challenge.status !== "open") return false;
  return challenge.deadline === null || now < closesAt(challenge.deadline, closingMinutes);
}

/** The earliest deadline that has not come yet: the same rule for a list, which compares dates. */
export function firstOpenDeadline(now: Date, closingMinutes: number): PlainDate {
  const today = todayInTokyo(now);
  return minutesInTokyo(now) <= closingMinutes ? today : addDays(today, 1);
}
