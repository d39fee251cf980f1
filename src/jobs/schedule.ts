import { turnDepartments } from "../commands/departments/turn-departments.ts";
import { beginDeputyships } from "../commands/deputies/begin-deputyships.ts";
import { carryOutHandOvers } from "../commands/hand-overs/carry-out-hand-overs.ts";
import { matchTexts } from "../commands/match-texts.ts";
import { askDepartments } from "../commands/seeds/ask-departments.ts";
import type { Program } from "../db/program.ts";
import type { Log } from "../log.ts";
import { askAboutEndedPeriods } from "./ask-about-ended-periods.ts";
import { clearEarlyDrafts } from "./clear-early-drafts.ts";
import { deliverMail } from "./deliver-mail.ts";
import { handBackComments } from "./hand-back-comments.ts";
import { keepGatesOfAll } from "./keep-gates.ts";
import { lookThroughFiles } from "./look-through-files.ts";
import { mailNotices } from "./mail-notices.ts";
import { openSealed } from "./open-sealed.ts";
import { remind } from "./remind.ts";
import { sweepFiles } from "./sweep-files.ts";
import { tellChallenges } from "./tell-challenges.ts";
import { tellLawAccesses } from "./tell-law-accesses.ts";
import { turnChallenges } from "./turn-challenges.ts";
import { wakeHeld } from "./wake-held.ts";
import { weeklyDigest } from "./weekly-digest.ts";

type Timed = { name: string; everyMs: number; run: (program: Program) => Promise<number> };

/** All timed work, on one screen. Each task is idempotent, so that several copies of the program may do it at once. */
export const schedule: readonly Timed[] = [
  { name: "mail-notices", everyMs: 10_000, run: mailNotices },
  { name: "deliver-mail", everyMs: 10_000, run: deliverMail },
  { name: "remind", everyMs: 15 * 60_000, run: remind },
  { name: "weekly-digest", everyMs: 15 * 60_000, run: weeklyDigest },
  { name: "wake-held", everyMs: 15 * 60_000, run: wakeHeld },
  { name: "hand-back-comments", everyMs: 15 * 60_000, run: handBackComments },
  { name: "keep-gates", everyMs: 60_000, run: keepGatesOfAll },
  { name: "ask-about-ended-periods", everyMs: 60 * 60_000, run: askAboutEndedPeriods },
  { name: "ask-departments", everyMs: 15 * 60_000, run: askDepartments },
  // Each minute: the day begins at midnight.
  { name: "carry-out-hand-overs", everyMs: 60_000, run: carryOutHandOvers },
  { name: "begin-deputyships", everyMs: 60_000, run: beginDeputyships },
  { name: "turn-departments", everyMs: 60_000, run: turnDepartments },
  { name: "tell-law-accesses", everyMs: 60 * 60_000, run: tellLawAccesses },
  { name: "clear-early-drafts", everyMs: 60 * 60_000, run: clearEarlyDrafts },
  // Each minute: a challenge closes at the time that its page says.
  { name: "turn-challenges", everyMs: 60_000, run: turnChallenges },
  { name: "open-sealed", everyMs: 60_000, run: openSealed },
  { name: "tell-challenges", everyMs: 60_000, run: tellChallenges },
  // A file that waits keeps somebody from reading: a minute, not a quarter of an hour.
  { name: "look-through-files", everyMs: 60_000, run: lookThroughFiles },
  // The desk compares by it when it asks departments, days later; a change of its words shows within a quarter of a minute.
  { name: "match-texts", everyMs: 10_000, run: matchTexts },
  { name: "sweep-files", everyMs: 60 * 60_000, run: (program) => sweepFiles(program) },
];

/** Starts the timed work of this copy; returns what ends it. */
export function startSchedule(program: Program, log: Log): () => void {
  const timers = schedule.map((task) =>
    setInterval(() => {
      task.run(program).catch((error: unknown) => log.error({ err: error, job: task.name }, "timed work failed"));
    }, task.everyMs).unref(),
  );
  return () => timers.forEach(clearInterval);
}
