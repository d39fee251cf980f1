import { clockDefaults } from "./calendar/clock-defaults.ts";
import { type DecisionCalendar, defaultDecisionCalendar } from "./calendar/decision-calendar.ts";
import type { ProblemQuestion } from "./challenge/asking-days.ts";
import type { FileLimits } from "./files/file-faults.ts";
import type { TargetDays } from "./process/ball.ts";

/**
 * What differs between cities, with the shipped defaults (process.md "Clocks"). Stored as JSON with the municipality;
 * what is absent there is the default here.
 */
export type Settings = {
  targetDays: TargetDays;
  /** What comes after closing time comes the next day: minutes after midnight, Asia/Tokyo. */
  closingMinutes: number;
  /** Business days of the partner's comment on facts and case (P7c). */
  commentDays: number;
  /** Persons (ids) on the route of approval, in order; at least two (決裁・合議). */
  approvalRoute: readonly string[];
  declineGrounds: readonly string[];
  /** Why somebody opens a protected part (P7b): a list, so that the ledger can be read. */
  readingPurposes: readonly string[];
  /** Whether staff need a second factor beside the password (ASVS 6.3.3); switched off only knowingly. */
  secondFactorForStaff: boolean;
  /** Whether staff may sign in without single sign-on where there is a provider of theirs; an administrator's link works in any case. */
  staffPasswordSignIn: boolean;
  /** The shortest password, in graphemes: where it is all that is asked, and for staff who need a second factor (password-rule.ts). */
  shortestPassword: { alone: number; withSecondFactor: number };
  /** 添付ファイル: sizes in megabytes, of one and of all of a proposal. */
  attachments: FileLimits;
  /** Who looks a second time at a decline, in order: persons (ids) above who decides. */
  secondLookReviewers: readonly string[];
  /** Business days to ask for a second look, and as many to answer it. */
  secondLookDays: number;
  /** When departments are asked for their problems (U5). */
  problemQuestion: ProblemQuestion;
  /** When the city decides: deciding body, council, budget (U4). */
  decisions: DecisionCalendar;
  mayorTitle: string;
  mayorName: string;
  telephone: string;
  hours: string;
  hoursEn: string;
};

export const defaultSettings: Settings = {
  targetDays: clockDefaults,
  closingMinutes: 17 * 60 + 15,
  commentDays: 10,
  approvalRoute: [],
  declineGrounds: [
    "市の計画・予算の見込みに合わない",
    "市が担う事務の範囲にない",
    "公平な機会を確保できない",
    "実施に必要な条件が整わない",
    "同じ目的の取組がすでにある",
  ],
  readingPurposes: [
    "受付の確認",
    "取扱条件の検討",
    "照会への回答",
    "面談の準備",
    "実施できるかの検討",
    "手法の検討・決裁",
    "協定の準備",
  ],
  secondFactorForStaff: true,
  staffPasswordSignIn: true,
  // NIST asks for 15 and 8. Twelve beside a second factor: what staff were asked for before there was one.
  shortestPassword: { alone: 15, withSecondFactor: 12 },
  attachments: { eachMegabytes: 20, allMegabytes: 100, files: 20 },
  secondLookReviewers: [],
  secondLookDays: 20,
  // Before the summer, and before the budget of the next year is asked for in autumn.
  problemQuestion: { days: ["05-15", "09-15"], answerDays: 15 },
  decisions: defaultDecisionCalendar,
  mayorTitle: "市長",
  mayorName: "",
  telephone: "",
  hours: "平日 8時45分〜17時15分",
  hoursEn: "Monday to Friday, 8:45–17:15",
};

/** A city's settings over the defaults; target days one by one. */
export function settingsFrom(stored: Partial<Settings>): Settings {
  return {
    ...defaultSettings,
    ...stored,
    targetDays: { ...defaultSettings.targetDays, ...stored.targetDays },
    shortestPassword: { ...defaultSettings.shortestPassword, ...stored.shortestPassword },
    attachments: { ...defaultSettings.attachments, ...stored.attachments },
    problemQuestion: { ...defaultSettings.problemQuestion, ...stored.problemQuestion },
  };
}
