import type { Context } from "hono";
import {
  acceptPlanSuggestion,
  declinePlanSuggestion,
  withdrawPlanSuggestion,
} from "../../commands/answer-plan-suggestion.ts";
import { suggestPlanChange } from "../../commands/suggest-plan-change.ts";
import { findPlanBody, findSuggestion, type PlanSuggestion } from "../../db/stores/plan-store.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { sectionNamed, sectionOf } from "../../domain/plan/sections.ts";
import { standingOf } from "../../domain/plan/suggestions.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { findPlan } from "../../queries/plans.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { valuesOfPlan } from "./plan-form.ts";
import { labelsOf } from "./plan-names.ts";
import type { RowKind } from "./plan-row-fields.ts";
import { readPlanForm } from "./read-plan-form.ts";
import { backToPlan, readsPlan } from "./reads-plan.ts";
import { SuggestionFormPage } from "./suggestion-form-page.tsx";
import { SuggestionPage } from "./suggestion-page.tsx";

const p = paths.proposal;

/** 直しの提案: made for a section by either side, read beside the newest version, accepted, declined with a reason, or withdrawn. */
export function addPlanSuggestionRoutes(routes: Routes): void {
  routes.get(p.planSuggestionNew, { may: "editPlan", audit: null }, (c, person) => suggestionForm(c, person, {}));

  routes.post(p.planSuggestionNew, { may: "editPlan", audit: "plan.suggest" }, async (c, person) => {
    const section = sectionNamed(c.req.param("section"));
    if (!section) return refuseUnknown(c);
    const { plan, values, errors, more, acting, baseVersion, reason } = await readPlanForm(c, person);
    if (more) return suggestionForm(c, person, { values: more.values, rows: more.rows, baseVersion });
    const replaces = value(values, "replaces");
    const result = await suggestPlanChange(c.var.program, {
      ...acting,
      section,
      words: sectionOf(plan, section),
      baseVersion,
      reason,
      unread: errors,
      replaces: isId(replaces) ? replaces : undefined,
    });
    if (result.ok) return seeDone(c, `${p.plan({ id: acting.proposalId })}#section-${section}`, "planSuggested");
    if (result.refusal.kind === "invalid")
      return suggestionForm(c, person, { values, errors: result.refusal.errors, baseVersion });
    return refusalPage(c, result.refusal, backToPlan(c), typedOf(values, labelsOf(values)));
  });

  routes.get(p.planSuggestion, { may: "signedIn", audit: null }, (c, person) => suggestionPage(c, person));

  routes.post(p.planSuggestionAcceptance, { may: "editPlan", audit: "plan.accept-suggestion" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const planVersion = Number(value(values, "plan_version")) || 0;
    const suggestion = c.req.param("suggestion")!;
    const result = await acceptPlanSuggestion(c.var.program, { ...acting, suggestion, planVersion });
    if (result.ok) return seeDone(c, p.plan({ id: acting.proposalId }), "planSuggestionAccepted");
    return refusalPage(c, result.refusal, backToSuggestion(c));
  });

  routes.post(p.planSuggestionDecline, { may: "editPlan", audit: "plan.decline-suggestion" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const reason = value(values, "reason");
    const suggestion = c.req.param("suggestion")!;
    const result = await declinePlanSuggestion(c.var.program, { ...acting, suggestion, reason });
    if (result.ok) return seeDone(c, p.plan({ id: acting.proposalId }), "planSuggestionDeclined");
    if (result.refusal.kind === "invalid") return suggestionPage(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, backToSuggestion(c), typedOf(values, { reason: "受け入れない理由" }));
  });

  routes.post(p.planSuggestionWithdrawal, { may: "editPlan", audit: "plan.withdraw-suggestion" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const suggestion = c.req.param("suggestion")!;
    const result = await withdrawPlanSuggestion(c.var.program, { ...acting, suggestion });
    if (result.ok) return seeDone(c, p.plan({ id: acting.proposalId }), "planSuggestionWithdrawn");
    return refusalPage(c, result.refusal, backToSuggestion(c));
  });
}

type Drawn = {
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
  baseVersion?: number | undefined;
  rows?: Partial<Record<RowKind, number>> | undefined;
};

/** `?from=`: one's own suggestion that the newest version has crossed, to be written again from where the plan is now. */
async function suggestionForm(c: Context<Env>, person: Person, drawn: Drawn): Promise<Response> {
  const section = sectionNamed(c.req.param("section"));
  const from = c.req.query("from") ?? "";
  const found = await caseOf(c, person, async (tx, record) => ({
    pages: await findPlan(tx, record.id),
    base: drawn.baseVersion ? await findPlanBody(tx, record.id, drawn.baseVersion) : null,
    earlier: isId(from) ? await findSuggestion(tx, record.id, from) : null,
  }));
  if (!section || !found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const { values, errors = [] } = drawn;
  const answer = may(person, "editPlan", record);
  if (!answer.ok) return refusalPage(c, answer.refusal, backToPlan(c), typedOf(values ?? {}, labelsOf(values ?? {})));
  if (!more.pages) return c.redirect(p.planEdit({ id: record.id }), 303);
  const { head, body } = more.pages;
  const earlier = isOwnOpen(more.earlier, person) && more.earlier.section === section ? more.earlier : null;
  const standing = earlier ? standingOf(earlier, earlier.base, body) : null;
  const written = { ...valuesOfPlan(sectionOf(standing?.plan ?? body, section)), reason: earlier?.reason ?? "" };
  return c.html(
    <SuggestionFormPage
      c={c}
      person={person}
      record={record}
      section={section}
      baseVersion={drawn.baseVersion ?? head.version}
      replaces={earlier?.id ?? value(values ?? {}, "replaces")}
      values={values ?? written}
      unsaved={values !== undefined && errors.length === 0}
      errors={errors}
      rows={drawn.rows}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

function isOwnOpen(suggestion: PlanSuggestion | null, person: Person): suggestion is PlanSuggestion {
  return suggestion !== null && suggestion.byId === person.id && suggestion.state === "open";
}

async function suggestionPage(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => ({
    suggestion: await findSuggestion(tx, record.id, c.req.param("suggestion")!),
    pages: await findPlan(tx, record.id),
  }));
  if (!found?.more.suggestion || !found.more.pages || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  return c.html(
    <SuggestionPage
      c={c}
      person={person}
      record={record}
      suggestion={found.more.suggestion}
      newest={more.pages!.body}
      newestVersion={more.pages!.head.version}
      values={values}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

function backToSuggestion(c: Context<Env>): { href: string; text: string } {
  const at = { id: c.req.param("id")!, suggestion: c.req.param("suggestion")! };
  return { href: p.planSuggestion(at), text: "直しの提案を見る" };
}
