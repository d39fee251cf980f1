import type { Context } from "hono";
import { savePolicyGoal } from "../../commands/policy-goals/save-policy-goal.ts";
import { listPolicyGoals } from "../../db/stores/policy-goal-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type PolicyGoal, policyGoalLabels } from "../../domain/policy-goal/policy-goal.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { PolicyGoalsPage } from "./policy-goals-page.tsx";

/** 計画の目標: the list of goals that the desk keeps. */
export function addPolicyGoalRoutes(routes: Routes): void {
  routes.get(paths.policyGoals, { may: "desk", audit: null }, (c, person) => draw(c, person, null, {}, []));
  routes.post(paths.policyGoals, { may: "desk", audit: "policy-goal-changed" }, (c, person) => save(c, person, null));
  routes.get(paths.policyGoal, { may: "desk", audit: null }, async (c, person) => {
    const goal = await findGoal(c, person);
    return goal ? draw(c, person, goal, valuesOf(goal), []) : refuseUnknown(c);
  });
  routes.post(paths.policyGoal, { may: "desk", audit: "policy-goal-changed" }, async (c, person) => {
    const goal = await findGoal(c, person);
    return goal ? save(c, person, goal) : refuseUnknown(c);
  });
}

async function save(c: Context<Env>, actor: Person, changed: PolicyGoal | null): Promise<Response> {
  const values = await readForm(c);
  const from = parseDateField(values, "validFrom", policyGoalLabels.validFrom);
  const to = parseDateField(values, "validTo", policyGoalLabels.validTo);
  const result = await savePolicyGoal(c.var.program, {
    actor,
    formKey: value(values, "idempotency_key") || undefined,
    changed: changed ? { id: changed.id, version: Number(value(values, "version")) } : null,
    plan: value(values, "plan"),
    goal: value(values, "goal"),
    fields: list(values, "fields"),
    validFrom: from.date,
    validTo: to.date,
    faults: [from.error, to.error].filter((one) => one !== null),
  });
  if (result.ok) return seeDone(c, paths.policyGoals({}), "policyGoalSaved");
  if (result.refusal.kind === "invalid") return draw(c, actor, changed, values, result.refusal.errors);
  const back = { href: paths.policyGoals({}), text: "計画の目標にもどる" };
  return refusalPage(c, result.refusal, back, typedOf(values, policyGoalLabels));
}

async function findGoal(c: Context<Env>, person: Person): Promise<PolicyGoal | null> {
  const goals = await c.var.program.db.asActor(person, listPolicyGoals);
  return goals.find((one) => one.id === c.req.param("goal")) ?? null;
}

function valuesOf({ plan, goal, fields, validFrom, validTo }: PolicyGoal): FormValues {
  return { plan, goal, fields, validFrom, validTo: validTo ?? "" };
}

async function draw(
  c: Context<Env>,
  person: Person,
  changed: PolicyGoal | null,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { frame, city, program } = c.var;
  const goals = await program.db.asActor(person, listPolicyGoals);
  const today = todayInTokyo(program.now());
  return c.html(
    <PolicyGoalsPage {...{ frame, city, today, goals, changed, values, errors }} />,
    errors.length > 0 ? 422 : 200,
  );
}
