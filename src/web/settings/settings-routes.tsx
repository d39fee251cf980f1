import type { Context } from "hono";
import { removeCalendarDay, setCalendarDay } from "../../commands/accounts/arrange-calendar.ts";
import {
  type DaysInput,
  saveApprovalRoute,
  saveContactFacts,
  saveDecisionCalendar,
  saveFileLimits,
  saveProblemQuestion,
  saveSecondLookReviewers,
  saveSignInRules,
  saveTargetDays,
} from "../../commands/accounts/save-settings.ts";
import { mostSessions } from "../../domain/calendar/decision-calendar.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { listAudit } from "../../queries/accounts-audit.ts";
import { listCalendarDays, staffing } from "../../queries/accounts-settings.ts";
import { mailHealth } from "../../queries/mail-health.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { waysOf } from "../single-sign-on/ways-of.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseNumberField } from "../ui/number-field.tsx";
import { parseDateField } from "../ui/parse-date-field.ts";
import { AuditPage } from "./audit-page.tsx";
import { CalendarPage } from "./calendar-page.tsx";
import { reviewerFields } from "./second-look-section.tsx";
import { dayLabels, routeSteps, SettingsPage } from "./settings-page.tsx";

type Draw = (
  c: Context<Env>,
  person: Person,
  values?: FormValues,
  errors?: readonly FieldError[],
) => Response | Promise<Response>;

/** Calendar, route of approval, target days, and the log of access. */
export function addSettingsRoutes(routes: Routes): void {
  const may = "administrator" as const;
  routes.get(paths.calendar, { may, audit: null }, (c, person) => drawCalendar(c, person));
  routes.post(paths.calendar, { may, audit: "calendar-day-set" }, async (c, actor) => {
    const values = await readForm(c);
    const { date, error } = parseDateField(values, "day", "日");
    if (error) return drawCalendar(c, actor, values, [error]);
    const chosen = value(values, "isOpen");
    const isOpen = chosen === "yes" ? true : chosen === "no" ? false : null;
    const result = await setCalendarDay(c.var.program, { actor, day: date, isOpen, reason: value(values, "reason") });
    return answer(c, actor, result, paths.calendar({}), "calendarSet", drawCalendar, values);
  });
  routes.post(paths.calendarRemoval, { may, audit: "calendar-day-removed" }, async (c, actor) => {
    const result = await removeCalendarDay(c.var.program, { actor, day: value(await readForm(c), "day") });
    return answer(c, actor, result, paths.calendar({}), "calendarSet", drawCalendar, {});
  });

  routes.post(paths.decisionCalendar, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const result = await saveDecisionCalendar(c.var.program, { actor, ...typedDecisions(values) });
    return answer(c, actor, result, `${paths.calendar({})}#decisions`, "settingsSaved", drawCalendar, values);
  });

  routes.get(paths.settings, { may, audit: null }, (c, person) => drawSettings(c, person));
  routes.post(paths.approvalRoute, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const persons = routeSteps.map((name) => value(values, name));
    const result = await saveApprovalRoute(c.var.program, { actor, persons });
    return answer(c, actor, result, paths.settings({}), "settingsSaved", drawSettings, values);
  });
  routes.post(paths.secondLookReviewers, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const persons = reviewerFields.map((name) => value(values, name));
    const result = await saveSecondLookReviewers(c.var.program, { actor, persons });
    return answer(c, actor, result, paths.settings({}), "settingsSaved", drawSettings, values);
  });
  routes.post(paths.targetDays, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const days = Object.keys(dayLabels).map((name) => [name, parseNumberField(values, name).number]);
    const result = await saveTargetDays(c.var.program, { actor, days: Object.fromEntries(days) as DaysInput });
    return answer(c, actor, result, paths.settings({}), "settingsSaved", drawSettings, values);
  });
  routes.post(paths.problemQuestion, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const number = (name: string) => parseNumberField(values, name).number;
    // What is no number is no empty field: 0 is no month, so that the form comes back.
    const part = (name: string) => (value(values, name).trim() === "" ? null : (number(name) ?? 0));
    const days = [1, 2].map((which) => ({ month: part(`askMonth${which}`), day: part(`askDay${which}`) }));
    const input = { actor, days, answerDays: number("answerDays") };
    const result = await saveProblemQuestion(c.var.program, input);
    return answer(c, actor, result, `${paths.settings({})}#problem-question`, "settingsSaved", drawSettings, values);
  });
  routes.post(paths.fileLimits, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const number = (name: string) => parseNumberField(values, name).number;
    const sizes = { eachMegabytes: number("eachMegabytes"), allMegabytes: number("allMegabytes") };
    const result = await saveFileLimits(c.var.program, { actor, limits: { ...sizes, files: number("files") } });
    return answer(c, actor, result, `${paths.settings({})}#file-limits`, "settingsSaved", drawSettings, values);
  });
  routes.post(paths.contactFacts, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const typed = (name: string) => value(values, name);
    const mayor = { mayorTitle: typed("mayorTitle"), mayorName: typed("mayorName") };
    const facts = { telephone: typed("telephone"), hours: typed("hours"), ...mayor };
    const result = await saveContactFacts(c.var.program, { actor, facts });
    return answer(c, actor, result, paths.settings({}), "settingsSaved", drawSettings, values);
  });
  routes.post(paths.signInRules, { may, audit: "settings-changed" }, async (c, actor) => {
    const values = await readForm(c);
    const chosen = (name: string) =>
      value(values, name) === "yes" ? true : value(values, name) === "no" ? false : null;
    const ways = {
      secondFactorForStaff: chosen("secondFactorForStaff"),
      staffPasswordSignIn: chosen("staffPasswordSignIn"),
    };
    const number = (name: string) => parseNumberField(values, name).number;
    const lengths = { passwordAlone: number("passwordAlone"), passwordWithFactor: number("passwordWithFactor") };
    const result = await saveSignInRules(c.var.program, { actor, rules: { ...ways, ...lengths } });
    return answer(c, actor, result, paths.settings({}), "settingsSaved", drawSettings, values);
  });

  routes.get(paths.audit, { may: ["administrator", "chief"], audit: null }, async (c, person) => {
    const before = Number(c.req.query("before"));
    const isNumber = Number.isInteger(before) && before > 0 && before < 2 ** 31;
    const listed = await listAudit(c.var.program, person, isNumber ? before : null);
    return c.html(<AuditPage frame={c.var.frame} person={person} {...listed} />);
  });
}

function typedDecisions(values: FormValues) {
  const typed = (name: string) => value(values, name);
  const number = (name: string) => parseNumberField(values, name).number;
  return {
    bodyName: typed("bodyName"),
    weeks: list(values, "weeks"),
    weekday: typed("weekday"),
    papersDaysBefore: number("papersDaysBefore"),
    sessions: Array.from({ length: mostSessions }, (_, row) => ({
      name: typed(`session${row}Name`),
      from: typed(`session${row}From`),
      to: typed(`session${row}To`),
    })),
    billsDaysBefore: number("billsDaysBefore"),
    requestsDue: typed("requestsDue"),
    concludingDays: number("concludingDays"),
  };
}

function answer(
  c: Context<Env>,
  person: Person,
  result: Result<unknown>,
  href: string,
  done: string,
  redraw: Draw,
  values: FormValues,
): Response | Promise<Response> {
  if (result.ok) return seeDone(c, href, done);
  if (result.refusal.kind === "invalid") return redraw(c, person, values, result.refusal.errors);
  return refusalPage(c, result.refusal, { href, text: "もどる" });
}

const drawCalendar: Draw = async (c, person, values = {}, errors = []) => {
  const days = await listCalendarDays(c.var.program, person);
  const { decisions } = c.var.city.settings;
  const page = <CalendarPage frame={c.var.frame} {...{ person, days, decisions, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
};

const drawSettings: Draw = async (c, person, values = {}, errors = []) => {
  const { approvers } = await staffing(c.var.program, person);
  const mail = await mailHealth(c.var.program, person);
  const { settings } = c.var.city;
  const page = (
    <SettingsPage frame={c.var.frame} {...{ person, settings, approvers, mail, values, errors }} {...waysOf(c)} />
  );
  return c.html(page, errors.length > 0 ? 422 : 200);
};
