/**
 * How long a sign-in lasts (ASVS 7.3; decision 0009). Idle: a working day's absence ends it, because desks in a town hall
 * and in a shop are shared rooms. Absolute: staff read other people's ideas and sign in each day anyway; a proposer
 * writes over a week and loses less by a longer one. Milliseconds.
 */
export const sessionTimes = {
  idle: 8 * 3_600_000,
  absolute: { partner: 7 * 24 * 3_600_000, city: 12 * 3_600_000 },
  /** How often a request writes down that the session is alive. */
  touch: 5 * 60_000,
} as const;

/** So recent a sign-in still shows who sits there: enough to add a way in that stays. Milliseconds. */
export const justSignedInMs = 15 * 60_000;

/** Whether nobody was seen in a session for so long that it has ended. */
export function isIdle(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > sessionTimes.idle;
}

/** Whether it is time to write down that a session is alive. */
export function isDueToTouch(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > sessionTimes.touch;
}

/** When a session that begins now ends, whatever happens in it. */
export function sessionEnd(side: "partner" | "city", now: Date): Date {
  return new Date(now.getTime() + sessionTimes.absolute[side]);
}

/**
 * One-time links: the city's first lasts a day, a person's three, for it is carried by hand over a weekend; one that was asked for by mail
 * an hour, for it is read at once. Milliseconds.
 */
export const linkTimes = { setUp: 24 * 3_600_000, password: 3 * 24 * 3_600_000, byMail: 3_600_000 } as const;

/**
 * How long somebody has between the password and the second factor: to fetch a telephone, or to install an app and write the recovery
 * codes down. Milliseconds.
 */
export const halfSessionTimes = { code: 15 * 60_000, enrolment: 60 * 60_000 } as const;
