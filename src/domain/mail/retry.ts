const minute = 60_000;

/** Minutes until the next try after so many: soon at first, then every hour, so that an hour's outage costs nobody a day. */
const minutesAfter = [1, 2, 5, 10, 20, 30] as const;

/** A letter that could not be handed over for so long says nothing true any more. */
const longestWait = 3 * 24 * 60 * minute;

/** When a letter is tried again after its `tries`-th try at `at`; null when it has waited for three days: then it is given up. */
export function nextTry(createdAt: Date, tries: number, at: Date): Date | null {
  if (at.getTime() - createdAt.getTime() >= longestWait) return null;
  return new Date(at.getTime() + (minutesAfter[tries - 1] ?? 60) * minute);
}
