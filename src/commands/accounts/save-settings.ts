import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { listIdentities } from "../../db/stores/identity-store.ts";
import { passwordLimits } from "../../domain/accounts/password-rule.ts";
import { readDecisionCalendar, type TypedDecisionCalendar } from "../../domain/calendar/decision-calendar.ts";
import { dayOfYear } from "../../domain/challenge/asking-days.ts";
import { type FileLimits, fileLimitBounds } from "../../domain/files/file-faults.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { defaultSettings, type Settings } from "../../domain/settings.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

/** The persons who approve, in order: at least two, each once, each with a post as approver. Papers already on their way keep theirs. */
export function saveApprovalRoute(
  program: Program,
  input: { actor: Person; persons: readonly string[] },
): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const route = input.persons.filter(Boolean);
    const fault = routeFault(route, await approvers(tx));
    if (fault) return undo({ kind: "invalid", errors: [{ field: "approver1", message: fault }] });
    await merge(tx, { approvalRoute: route });
    await audit("settings-changed", null, { approvalRoute: route });
    return done(null);
  });
}

function routeFault(route: readonly string[], approvers: ReadonlySet<string>): string | null {
  if (route.length < 2) return "決裁する人を2人以上、順番に選んでください。";
  if (new Set(route).size < route.length) return "同じ人を2回選べません。";
  return route.every((id) => approvers.has(id)) ? null : "決裁者の役割がある人から選んでください。";
}

/**
 * Who looks a second time at a decline, in order; one at least, each with a post as approver. Those already asked keep theirs.
 */
export function saveSecondLookReviewers(
  program: Program,
  input: { actor: Person; persons: readonly string[] },
): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const reviewers = [...new Set(input.persons.filter(Boolean))];
    const known = await approvers(tx);
    const isKnown = reviewers.every((id) => known.has(id));
    if (reviewers.length === 0 || !isKnown)
      return undo({
        kind: "invalid",
        errors: [{ field: "reviewer1", message: "もう一度の検討をする人を、決裁者の役割がある人から選んでください。" }],
      });
    await merge(tx, { secondLookReviewers: reviewers });
    await audit("settings-changed", null, { secondLookReviewers: reviewers });
    return done(null);
  });
}

/** Who has a post as approver today. */
async function approvers(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("staff_posts")
    .innerJoin("people", "people.id", "staff_posts.person_id")
    .select("people.id")
    .where("staff_posts.role", "=", "approver")
    .where("staff_posts.ended_at", "is", null)
    .where("people.ended_at", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type DaysInput = Readonly<Record<keyof Settings["targetDays"] | "commentDays", number | null>>;

/** Target days (目標日数), business days from 1 to 250; deadlines that are already set keep their day. */
export async function saveTargetDays(
  program: Program,
  input: { actor: Person; days: DaysInput },
): Promise<Result<null>> {
  const errors = Object.entries(input.days).flatMap(([field, days]): FieldError[] =>
    days !== null && days >= 1 && days <= 250 ? [] : [{ field, message: "1から250までの開庁日数で書いてください。" }],
  );
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const { commentDays, ...targetDays } = input.days as Record<string, number>;
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, { targetDays, commentDays });
    await audit("settings-changed", null, { targetDays, commentDays });
    return done(null);
  });
}

export type FileLimitsInput = Readonly<Record<keyof FileLimits, number | null>>;

/** How large and how many attachments may be (file-faults.ts); what was attached before stays. */
export async function saveFileLimits(
  program: Program,
  input: { actor: Person; limits: FileLimitsInput },
): Promise<Result<null>> {
  const errors: FieldError[] = [];
  for (const [field, most] of Object.entries(fileLimitBounds)) {
    const typed = input.limits[field as keyof FileLimits];
    if (typed === null || typed < 1 || typed > most)
      errors.push({ field, message: `1から${most.toLocaleString("ja")}までの数で書いてください。` });
  }
  const { eachMegabytes, allMegabytes, files } = input.limits;
  if (errors.length === 0 && allMegabytes! < eachMegabytes!)
    errors.push({ field: "allMegabytes", message: "1件の大きさより小さくはできません。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const attachments = { eachMegabytes, allMegabytes, files };
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, { attachments });
    await audit("settings-changed", null, { attachments });
    return done(null);
  });
}

/** A day as it is typed: month and day, both empty where it is not asked on it. */
export type DayInput = { month: number | null; day: number | null };

/** When departments are asked for their problems: two days of the year, one, or none; and business days to answer, 5 to 60. */
export async function saveProblemQuestion(
  program: Program,
  input: { actor: Person; days: readonly DayInput[]; answerDays: number | null },
): Promise<Result<null>> {
  const { answerDays } = input;
  const errors: FieldError[] = [];
  const days = input.days.map(({ month, day }, index) => {
    const written = dayOfYear(month, day);
    if (!written && (month !== null || day !== null))
      errors.push({ field: `askMonth${index + 1}`, message: "毎年ある日を、月と日の両方で書いてください。" });
    return written;
  });
  if (answerDays === null || answerDays < 5 || answerDays > 60)
    errors.push({ field: "answerDays", message: "5から60までの開庁日数で書いてください。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const problemQuestion = { days: [...new Set(days.filter((day) => day !== null))].sort(), answerDays };
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, { problemQuestion });
    await audit("settings-changed", null, { problemQuestion });
    return done(null);
  });
}

/** When the deciding body sits, the council meets and the budget is made (U4); dates already told keep. */
export async function saveDecisionCalendar(
  program: Program,
  input: { actor: Person } & TypedDecisionCalendar,
): Promise<Result<null>> {
  const { calendar, errors } = readDecisionCalendar(input);
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, { decisions: calendar });
    await audit("settings-changed", null, { decisions: calendar });
    return done(null);
  });
}

export type ContactInput = Pick<Settings, "telephone" | "hours" | "mayorTitle" | "mayorName">;

/** How the desk is reached, and who signs for the city. */
export async function saveContactFacts(
  program: Program,
  input: { actor: Person; facts: ContactInput },
): Promise<Result<null>> {
  const errors = Object.entries(input.facts).flatMap(([field, text]): FieldError[] =>
    text.length <= 200 && !text.includes("\n") ? [] : [{ field, message: "改行せずに200文字までで書いてください。" }],
  );
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const { telephone, hours, mayorTitle, mayorName } = input.facts;
  const facts = { telephone, hours: hours || defaultSettings.hours, mayorTitle, mayorName };
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, facts);
    await audit("settings-changed", null, { fields: Object.keys(facts) });
    return done(null);
  });
}

export type SignInRulesInput = {
  secondFactorForStaff: boolean | null;
  /** Null: it was not asked, because there is no provider of staff. */
  staffPasswordSignIn: boolean | null;
  passwordAlone: number | null;
  passwordWithFactor: number | null;
};

/** How staff sign in, and how long passwords are. Weakening it is in the log of access, with who did it. */
export async function saveSignInRules(
  program: Program,
  input: { actor: Person; rules: SignInRulesInput },
): Promise<Result<null>> {
  const { secondFactorForStaff, staffPasswordSignIn, passwordAlone, passwordWithFactor } = input.rules;
  const { least, most } = passwordLimits;
  const errors: FieldError[] = [];
  if (secondFactorForStaff === null)
    errors.push({ field: "secondFactorForStaff", message: "職員のログインのしかたを、1つ選んでください。" });
  for (const [field, length] of Object.entries({ passwordAlone, passwordWithFactor }))
    if (length === null || length < least || length > most)
      errors.push({ field, message: `${least}から${most}までの文字数で書いてください。` });
  if (staffPasswordSignIn === false && !(await hasIdentity(program, input.actor)))
    errors.push({
      field: "staffPasswordSignIn",
      message: "先に、あなた自身のアカウントを組織のアカウントとつないでください(「アカウント」の画面から)。",
    });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const rules = {
    secondFactorForStaff,
    ...(staffPasswordSignIn === null ? {} : { staffPasswordSignIn }),
    shortestPassword: { alone: passwordAlone, withSecondFactor: passwordWithFactor },
  };
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    await merge(tx, rules);
    await audit("settings-changed", null, rules);
    return done(null);
  });
}

/** Whether somebody comes in by single sign-on: who switches every other way off must not shut themselves out. */
function hasIdentity(program: Program, actor: Person): Promise<boolean> {
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  return program.db.asActor(authenticator, async (tx) => (await listIdentities(tx, actor.id)).length > 0);
}

/** Two who save different settings at once lose nothing of each other. */
async function merge(tx: Tx, settings: Record<string, unknown>): Promise<void> {
  await sql`update municipalities set settings = settings || ${JSON.stringify(settings)}::jsonb where id = app.municipality()`.execute(
    tx,
  );
}
