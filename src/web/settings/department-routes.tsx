import type { Context } from "hono";
import { addDepartment } from "../../commands/departments/add-department.ts";
import { correctDepartment } from "../../commands/departments/correct-department.ts";
import { endDepartment } from "../../commands/departments/end-department.ts";
import { mergeDepartment, renameDepartment, splitDepartment } from "../../commands/departments/follow-department.ts";
import { takeBackChange } from "../../commands/departments/take-back-change.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { hasEnded } from "../../domain/departments/department.ts";
import type { FieldError, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { findDepartmentToChange, listDepartments } from "../../queries/department-settings.ts";
import { sharper } from "../agreement/part-page.tsx";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { type ChangeKind, changeKinds } from "./department-change-form.tsx";
import { DepartmentPage } from "./department-page.tsx";
import { DepartmentPreviewPage } from "./department-preview-page.tsx";
import { DepartmentsPage } from "./departments-page.tsx";

/** Departments, and how they change (組織改正). */
export function addDepartmentRoutes(routes: Routes): void {
  const may = "administrator" as const;
  routes.get(paths.departments, { may, audit: null }, (c, person) => drawAll(c, person, {}, []));
  routes.post(paths.departments, { may, audit: "department-added" }, async (c, actor) => {
    const values = await readForm(c);
    const { date, error } = parseDateField(values, "openedOn", "はじまる日");
    const unread = error ? [error] : [];
    const input = { actor, ...names(values), duties: value(values, "duties"), openedOn: date, unread };
    const result = await addDepartment(c.var.program, input);
    if (result.ok) return seeDone(c, paths.departments({}), "departmentAdded");
    if (result.refusal.kind === "invalid") return drawAll(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.departments({}), text: "もどる" });
  });

  routes.get(paths.department, { may, audit: null }, (c, person) => {
    const asked = c.req.query("as");
    const change = changeKinds.find((kind) => kind === asked) ?? null;
    return drawOne(c, person, change, {}, []);
  });
  routes.post(paths.departmentCorrection, { may, audit: "department-corrected" }, async (c, actor) => {
    const values = await readForm(c);
    const input = { actor, departmentId: idOf(c), ...names(values), duties: value(values, "duties") };
    return answer(c, actor, "correction", values, await correctDepartment(c.var.program, input));
  });
  routes.post(paths.departmentRenaming, { may, audit: "department-renamed" }, async (c, actor) => {
    const values = await readForm(c);
    const change = { actor, departmentId: idOf(c), ...names(values) };
    return onDay(c, actor, "renamed", values, (day) => renameDepartment(c.var.program, { ...change, day }));
  });
  routes.post(paths.departmentMerging, { may, audit: "department-merged" }, async (c, actor) => {
    const values = await readForm(c);
    const change = { actor, departmentId: idOf(c), successorId: value(values, "successor") };
    return onceSure(c, actor, "merged", values, (day) => mergeDepartment(c.var.program, { ...change, ...day }));
  });
  routes.post(paths.departmentSplitting, { may, audit: "department-split" }, async (c, actor) => {
    const values = await readForm(c);
    const successors = { successorIds: list(values, "successors"), takesId: value(values, "takes") };
    const change = { actor, departmentId: idOf(c), ...successors };
    return onceSure(c, actor, "split", values, (day) => splitDepartment(c.var.program, { ...change, ...day }));
  });
  routes.post(paths.departmentClosing, { may, audit: "department-closed" }, async (c, actor) => {
    const values = await readForm(c);
    const change = { actor, departmentId: idOf(c) };
    return onDay(c, actor, "ended", values, (day) => endDepartment(c.var.program, { ...change, day }));
  });
  routes.post(paths.departmentTakingBack, { may, audit: "department-change-taken-back" }, async (c, actor) => {
    const result = await takeBackChange(c.var.program, { actor, departmentId: idOf(c) });
    const href = paths.department({ department: idOf(c) });
    if (result.ok) return seeDone(c, href, "departmentChangeTakenBack");
    return refusalPage(c, result.refusal, { href, text: "もどる" });
  });
}

function idOf(c: Context<Env>): string {
  return c.req.param("department")!;
}

function names(values: FormValues) {
  const typed = (name: string) => value(values, name);
  return { code: typed("code"), division: typed("division"), name: typed("name"), nameEn: typed("nameEn") };
}

/** What begins today is not taken back: it is shown first, and done when that page says so. On a later day it can be taken back. */
async function onceSure(
  c: Context<Env>,
  actor: Person,
  change: "merged" | "split",
  values: FormValues,
  run: (when: { day: string | null; isPreview: boolean }) => Promise<Result<null>>,
): Promise<Response> {
  const { date: day } = parseDateField(values, "day", "変わる日");
  const sure = value(values, "sure");
  if (sure === "no") return drawOne(c, actor, change, values, []);
  if (sure === "yes" || day !== todayInTokyo(c.var.program.now()))
    return onDay(c, actor, change, values, (at) => run({ day: at, isPreview: false }));
  const checked = await run({ day, isPreview: true });
  if (!checked.ok) return answer(c, actor, change, values, checked);
  const found = await toChange(c, actor);
  if (!found) return refuseUnknown(c);
  return c.html(<DepartmentPreviewPage frame={c.var.frame} {...{ person: actor, ...found, change, values }} />);
}

async function onDay(
  c: Context<Env>,
  actor: Person,
  change: ChangeKind,
  values: FormValues,
  run: (day: string | null) => Promise<Result<null>>,
): Promise<Response> {
  const { date, error } = parseDateField(values, "day", "変わる日");
  // Without a day each of them is refused, with all that is wrong besides.
  return answer(c, actor, change, values, sharper(await run(date), error));
}

async function answer(
  c: Context<Env>,
  actor: Person,
  change: ChangeKind,
  values: FormValues,
  result: Result<null>,
): Promise<Response> {
  const href = paths.department({ department: idOf(c) });
  const said = change === "correction" ? "departmentCorrected" : change === "ended" ? "departmentClosed" : null;
  if (result.ok) return seeDone(c, href, said ?? "departmentChanged");
  if (result.refusal.kind === "invalid") return drawOne(c, actor, change, values, result.refusal.errors);
  return refusalPage(c, result.refusal, { href, text: "もどる" });
}

async function drawAll(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const departments = await listDepartments(c.var.program, person);
  const today = todayInTokyo(c.var.program.now());
  const page = <DepartmentsPage frame={c.var.frame} {...{ person, departments, today, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}

async function drawOne(
  c: Context<Env>,
  person: Person,
  change: ChangeKind | null,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const found = await toChange(c, person);
  if (!found) return refuseUnknown(c);
  const page = <DepartmentPage frame={c.var.frame} {...{ person, ...found, change, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}

/** The department, and those that may follow it. */
async function toChange(c: Context<Env>, person: Person) {
  const shown = await findDepartmentToChange(c.var.program, person, idOf(c));
  if (!shown) return null;
  const today = todayInTokyo(c.var.program.now());
  const all = await listDepartments(c.var.program, person);
  return { shown, today, others: all.filter((one) => !one.isDesk && one.id !== shown.id && !hasEnded(one, today)) };
}
