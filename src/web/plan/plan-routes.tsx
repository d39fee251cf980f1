import type { Context } from "hono";
import { approvePlan } from "../../commands/approve-plan.ts";
import { editPlan } from "../../commands/edit-plan.ts";
import { startMethodReview } from "../../commands/start-method-review.ts";
import { listSectionLocks, listSuggestions } from "../../db/stores/plan-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { emptyPlan } from "../../domain/plan/plan.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { findPlan } from "../../queries/plans.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { answerStalePlan } from "./answer-stale-plan.tsx";
import { PlanComparePage } from "./plan-compare-page.tsx";
import { valuesOfPlan } from "./plan-form.ts";
import { PlanFormPage } from "./plan-form-page.tsx";
import { labelsOf } from "./plan-names.ts";
import { NoPlanPage, PlanPage } from "./plan-page.tsx";
import type { AskedForMore } from "./plan-row-fields.ts";
import { readPlanForm } from "./read-plan-form.ts";
import { backToPlan, readsPlan } from "./reads-plan.ts";

const p = paths.proposal;

/** The joint plan: read, written by both sides in turn, approved version by version; and the step to method review. */
export function addPlanRoutes(routes: Routes): void {
  routes.get(p.plan, { may: "signedIn", audit: null }, (c, person) => planPage(c, person));
  routes.get(p.planVersion, { may: "signedIn", audit: null }, (c, person) =>
    planPage(c, person, Number(c.req.param("version"))),
  );
  routes.get(p.planChanges, { may: "signedIn", audit: null }, (c, person) => comparePage(c, person));
  routes.get(p.planEdit, { may: "editPlan", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
    const plan = found.record.plan;
    return formPage(c, person, valuesOfPlan(plan?.body ?? emptyPlan), [], plan?.version ?? 0);
  });

  routes.post(p.planEdit, { may: "editPlan", audit: "plan.edit" }, async (c, person) => {
    const { plan, values, errors, more, acting, baseVersion, reason } = await readPlanForm(c, person);
    if (more) return formPage(c, person, more.values, [], baseVersion, more);
    const result = await editPlan(c.var.program, { ...acting, plan, baseVersion, reason, unread: errors });
    if (result.ok) return seeDone(c, p.plan({ id: acting.proposalId }), "planSaved");
    if (result.refusal.kind === "invalid") return formPage(c, person, values, result.refusal.errors, baseVersion);
    if (result.refusal.kind === "stale")
      return answerStalePlan(c, person, values, plan, baseVersion, result.refusal.changed);
    return refusalPage(c, result.refusal, backToPlan(c), typedOf(values, labelsOf(values)));
  });

  routes.post(p.planApproval, { may: "approvePlan", audit: "plan.approve" }, async (c, person) => {
    const values = await readForm(c);
    const result = await approvePlan(c.var.program, {
      ...actingFrom(c, person, values),
      planVersion: Number(value(values, "plan_version")) || 0,
    });
    if (result.ok) return seeDone(c, backToPlan(c).href, result.value.value?.both ? "planAgreed" : "planApproved");
    return refusalPage(c, result.refusal, backToPlan(c));
  });

  routes.post(p.reviewOpening, { may: "startMethodReview", audit: "method-review.start" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await startMethodReview(c.var.program, acting);
    if (result.ok) return seeDone(c, p.show({ id: acting.proposalId }), "methodReviewStarted");
    return refusalPage(c, result.refusal, backToPlan(c));
  });
}

async function planPage(c: Context<Env>, person: Person, version?: number): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => ({
    pages: await findPlan(tx, record.id, version),
    locks: await listSectionLocks(tx, record.id),
    suggestions: await listSuggestions(tx, record.id),
  }));
  if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const { pages, ...writing } = more;
  if (pages) return c.html(<PlanPage c={c} person={person} record={record} pages={pages} {...writing} />);
  if (version !== undefined) return refuseUnknown(c);
  return c.html(<NoPlanPage c={c} person={person} record={record} />);
}

/** Without versions named: the last two. */
async function comparePage(c: Context<Env>, person: Person): Promise<Response> {
  const asked = (name: string) => Number(c.req.query(name)) || undefined;
  const found = await caseOf(c, person, async (tx, record) => {
    const to = await findPlan(tx, record.id, asked("to"));
    return { to, from: to ? await findPlan(tx, record.id, asked("from") ?? Math.max(1, to.head.version - 1)) : null };
  });
  if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  if (!record.plan) return c.html(<NoPlanPage c={c} person={person} record={record} />);
  if (!more.from || !more.to) return refuseUnknown(c);
  const { heads } = more.to;
  return c.html(<PlanComparePage c={c} person={person} record={record} heads={heads} from={more.from} to={more.to} />);
}

async function formPage(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  baseVersion: number,
  more: AskedForMore | null = null,
): Promise<Response> {
  const found = await caseOf(c, person, async () => null);
  if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const answer = may(person, "editPlan", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, backToPlan(c), typedOf(values, labelsOf(values)));
  return c.html(
    <PlanFormPage
      c={c}
      person={person}
      record={found.record}
      baseVersion={baseVersion}
      values={values}
      errors={errors}
      rows={more?.rows}
      open={more?.open}
      unsaved={more !== null}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
