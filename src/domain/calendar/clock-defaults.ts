/**
 * The named clocks with the business days that are shipped (process.md "Clocks"); a city sets its own. Outside they are
 * called 目標日数: a target, not a promise.
 */
export const clockDefaults = {
  /** The desk's first answer to a submission. */
  firstAnswer: 3,
  /** The desk's formal check of what was received. */
  formalCheck: 5,
  /** A department's answer to an inquiry. */
  departmentAnswer: 10,
  /** The desk's reply to a message. */
  deskReply: 3,
  /** The lead department's decision whether it is feasible. */
  feasibility: 20,
  /** The decision on the method. */
  methodDecision: 20,
  /** Minutes of a meeting. */
  minutes: 5,
  /** The public answer to a question about a challenge, from the day on which it was asked. */
  publicAnswer: 5,
  /** Additions by the proposer; the desk's clock rests meanwhile. */
  additions: 20,
} as const;

export type ClockName = keyof typeof clockDefaults;

/** A reminder goes out this many business days before the deadline, and once more on its day. */
export const remindBefore = 2;
