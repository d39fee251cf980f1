import type { Context } from "hono";
import { editPlanSection } from "../../commands/edit-plan-section.ts";
import { lockPlanSection } from "../../commands/lock-plan-section.ts";
import { releasePlanSection } from "../../commands/release-plan-section.ts";
import { listSectionLocks } from "../../db/stores/plan-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { lockAgainst, ownLock } from "../../domain/plan/section-locks.ts";
import { type PlanSection, sectionNamed, sectionOf } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { findPlan } from "../../queries/plans.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { byItself, savedTime } from "../proposals/saving.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { answerStaleSection } from "./answer-stale-section.tsx";
import { valuesOfPlan } from "./plan-form.ts";
import { labelsOf } from "./plan-names.ts";
import type { RowKind } from "./plan-row-fields.ts";
import { readPlanForm } from "./read-plan-form.ts";
import { backToPlan, readsPlan } from "./reads-plan.ts";
import { SectionPage } from "./section-page.tsx";

const p = paths.proposal;

/** One section of the plan: taken for a quarter of an hour, written, given back. */
export function addPlanSectionRoutes(routes: Routes): void {
  routes.get(p.planSection, { may: "editPlan", audit: null }, (c, person) => sectionPage(c, person, {}));

  routes.post(p.planSection, { may: "editPlan", audit: "plan.edit-section" }, async (c, person) => {
    const section = sectionNamed(c.req.param("section"));
    if (!section) return refuseUnknown(c);
    const { plan, values, errors, more, acting, baseVersion, reason } = await readPlanForm(c, person);
    if (more || value(values, "more") === "time") {
      const taken = await lockPlanSection(c.var.program, { actor: person, proposalId: acting.proposalId, section });
      if (!taken.ok && taken.refusal.kind === "stale")
        return answerStaleSection(c, person, section, values, baseVersion);
      return sectionPage(c, person, { values: more?.values ?? values, baseVersion, rows: more?.rows });
    }
    const typed = { section, words: sectionOf(plan, section), baseVersion, reason, unread: errors };
    const result = await editPlanSection(c.var.program, { ...acting, ...typed });
    if (result.ok) return seeDone(c, `${p.plan({ id: acting.proposalId })}#section-${section}`, "planSaved");
    if (result.refusal.kind === "invalid")
      return sectionPage(c, person, { values, errors: result.refusal.errors, baseVersion });
    if (result.refusal.kind === "stale") return answerStaleSection(c, person, section, values, baseVersion);
    return refusalPage(c, result.refusal, backToPlan(c), typedOf(values, labelsOf(values)));
  });

  routes.post(p.planSectionLock, { may: "editPlan", audit: "plan.lock-section" }, async (c, person) => {
    const section = sectionNamed(c.req.param("section"));
    if (!section) return refuseUnknown(c);
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const result = await lockPlanSection(c.var.program, { ...acting, section });
    if (value(values, "go") === byItself)
      return result.ok && result.value.value
        ? c.json({ time: savedTime(result.value.value.until) })
        : c.json({ time: "" }, 409);
    const here = p.planSection({ id: acting.proposalId, section });
    if (result.ok) return c.redirect(here, 303);
    if (result.refusal.kind === "stale") return sectionPage(c, person, { status: 409 });
    return refusalPage(c, result.refusal, backToPlan(c));
  });

  routes.post(p.planSectionRelease, { may: "editPlan", audit: "plan.release-section" }, async (c, person) => {
    const section = sectionNamed(c.req.param("section"));
    if (!section) return refuseUnknown(c);
    const acting = actingFrom(c, person, await readForm(c));
    const result = await releasePlanSection(c.var.program, { ...acting, section });
    if (result.ok) return c.redirect(`${p.plan({ id: acting.proposalId })}#section-${section}`, 303);
    return refusalPage(c, result.refusal, backToPlan(c));
  });
}

type Drawn = {
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
  baseVersion?: number | undefined;
  rows?: Partial<Record<RowKind, number>> | undefined;
  status?: 409 | undefined;
};

async function sectionPage(c: Context<Env>, person: Person, drawn: Drawn): Promise<Response> {
  const section: PlanSection | null = sectionNamed(c.req.param("section"));
  const found = await caseOf(c, person, async (tx, record) => ({
    pages: await findPlan(tx, record.id),
    locks: await listSectionLocks(tx, record.id),
  }));
  if (!section || !found || !readsPlan(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const { values, errors = [] } = drawn;
  const answer = may(person, "editPlan", record);
  if (!answer.ok) return refusalPage(c, answer.refusal, backToPlan(c), typedOf(values ?? {}, labelsOf(values ?? {})));
  if (!more.pages) return c.redirect(p.planEdit({ id: record.id }), 303);
  const now = c.var.program.now();
  return c.html(
    <SectionPage
      c={c}
      person={person}
      record={record}
      section={section}
      baseVersion={drawn.baseVersion ?? more.pages.head.version}
      newest={more.pages.head.version}
      own={ownLock(more.locks, section, person.id, now)}
      other={lockAgainst(more.locks, [section], person.id, now)}
      values={values ?? valuesOfPlan(sectionOf(more.pages.body, section))}
      isTyped={values !== undefined}
      errors={errors}
      rows={drawn.rows}
    />,
    drawn.status ?? (errors.length > 0 ? 422 : 200),
  );
}
