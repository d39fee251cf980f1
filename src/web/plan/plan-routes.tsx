import type { Context } from "hono";
import { approvePlan } from "../../commands/approve-plan.ts";
import { editPlan } from "../../commands/edit-plan.ts";
import { startMethodReview } from "../../commands/start-method-review.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { emptyPlan } from "../../domain/plan/plan.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { findPlan } from "../../queries/plans.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { answerStalePlan } from "./answer-stale-plan.tsx";
import { planFrom, valuesOfPlan } from "./plan-form.ts";
import { PlanFormPage } from "./plan-form-page.tsx";
import { labelsOf } from "./plan-names.ts";
import { NoPlanPage, PlanPage } from "./plan-page.tsx";
import { askedForMore, type RowKind } from "./plan-row-fields.ts";

const p = paths.proposal;

/** The joint plan: read, written by both sides in turn, approved version by version; and the step to method review. */
export function addPlanRoutes(routes: Routes): void {
  routes.get(p.plan, { may: "signedIn", audit: null }, (c, person) => planPage(c, person));
  routes.get(p.planVersion, { may: "signedIn", audit: null }, (c, person) =>
    planPage(c, person, Number(c.req.param("version"))),
  );
  routes.get(p.planEdit, { may: "editPlan", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
    const plan = found.record.plan;
    return formPage(c, person, valuesOfPlan(plan?.body ?? emptyPlan), [], plan?.version ?? 0);
  });

  routes.post(p.planEdit, { may: "editPlan", audit: "plan.edit" }, async (c, person) => {
    const typed = await readForm(c);
    const { plan, values, errors } = planFrom(typed);
    const baseVersion = Number(value(values, "base_version")) || 0;
    const more = askedForMore(values);
    if (more) return formPage(c, person, more.values, [], baseVersion, more.rows);
    if (errors.length > 0) return formPage(c, person, values, errors, baseVersion);
    const acting = actingFrom(c, person, values);
    const result = await editPlan(c.var.program, { ...acting, plan, baseVersion, reason: value(values, "reason") });
    if (result.ok) return seeDone(c, p.plan({ id: acting.proposalId }), "planSaved");
    if (result.refusal.kind === "invalid") return formPage(c, person, values, result.refusal.errors, baseVersion);
    if (result.refusal.kind === "stale") return answerStalePlan(c, person, values, plan, baseVersion);
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, labelsOf(values)));
  });

  routes.post(p.planApproval, { may: "approvePlan", audit: "plan.approve" }, async (c, person) => {
    const values = await readForm(c);
    const result = await approvePlan(c.var.program, {
      ...actingFrom(c, person, values),
      planVersion: Number(value(values, "plan_version")) || 0,
    });
    if (result.ok) return seeDone(c, backFrom(c).href, "planApproved");
    return refusalPage(c, result.refusal, backFrom(c));
  });

  routes.post(p.reviewOpening, { may: "startMethodReview", audit: "method-review.start" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await startMethodReview(c.var.program, acting);
    if (result.ok) return seeDone(c, p.show({ id: acting.proposalId }), "methodReviewStarted");
    return refusalPage(c, result.refusal, backFrom(c));
  });
}

async function planPage(c: Context<Env>, person: Person, version?: number): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => findPlan(tx, record.id, version));
  if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more: pages } = found;
  if (pages) return c.html(<PlanPage c={c} person={person} record={record} pages={pages} />);
  if (version !== undefined) return refuseUnknown(c);
  return c.html(<NoPlanPage c={c} person={person} record={record} />);
}

async function formPage(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  baseVersion: number,
  rows: Partial<Record<RowKind, number>> = {},
): Promise<Response> {
  const found = await caseOf(c, person, async () => null);
  if (!found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const answer = may(person, "editPlan", found.record);
  if (!answer.ok) return refusalPage(c, answer.refusal, backFrom(c), typedOf(values, labelsOf(values)));
  return c.html(
    <PlanFormPage
      c={c}
      person={person}
      record={found.record}
      baseVersion={baseVersion}
      values={values}
      errors={errors}
      rows={rows}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

/** The plan begins with the dialogue, for its two sides, the departments that take part, and the route. */
function readsPlan(person: Person, record: ProposalRecord): boolean {
  return record.dialogueAt !== null && mayRead(person, "dialogue", sightFactsOf(record));
}

function backFrom(c: Context<Env>): { href: string; text: string } {
  return { href: p.plan({ id: c.req.param("id")! }), text: "共同計画を見る" };
}
