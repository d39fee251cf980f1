import type { Context } from "hono";
import { findPlanBody, listSectionLocks } from "../../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { changesBetween } from "../../domain/plan/changes.ts";
import { withCityChecks } from "../../domain/plan/contribution-needs.ts";
import { mergePlans } from "../../domain/plan/merge-plans.ts";
import { emptyPlan } from "../../domain/plan/plan.ts";
import { lockAgainst, ownLock } from "../../domain/plan/section-locks.ts";
import { type PlanSection, sectionOf, withSection } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { findPlan } from "../../queries/plans.ts";
import { caseOf } from "../proposals/case.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { NewerVersion } from "./newer-version.tsx";
import { planFrom, valuesOfPlan } from "./plan-form.ts";
import { SectionPage } from "./section-page.tsx";

/**
 * 409: somebody else writes in this section, or has written it. What was typed stays; places that the writer left alone follow the newest
 * version; the difference stands above. Saving again goes out from the newest.
 */
export async function answerStaleSection(
  c: Context<Env>,
  person: Person,
  section: PlanSection,
  values: FormValues,
  baseVersion: number,
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => ({
    newest: await findPlan(tx, record.id),
    base: await findPlanBody(tx, record.id, baseVersion),
    locks: await listSectionLocks(tx, record.id),
  }));
  if (!found?.more.newest) return refuseUnknown(c);
  const { record, more } = found;
  const newest = more.newest!;
  const base = more.base ?? emptyPlan;
  const { head, body } = newest;
  const writer = { side: twoSided(speakerOf(person, record)!), name: person.name, today: "" };
  const typed = withCityChecks(withSection(base, section, sectionOf(planFrom(values).plan, section)), base, writer);
  const merged = mergePlans(base, typed, body);
  const changes = changesBetween(base, withSection(base, section, sectionOf(body, section)));
  const now = c.var.program.now();
  return c.html(
    <SectionPage
      c={c}
      person={person}
      record={record}
      section={section}
      baseVersion={head.version}
      newest={head.version}
      own={ownLock(more.locks, section, person.id, now)}
      other={lockAgainst(more.locks, [section], person.id, now)}
      values={{ ...valuesOfPlan(sectionOf(merged.plan, section)), reason: value(values, "reason") }}
      isTyped
      errors={[]}
      notice={
        changes.length > 0 ? (
          <NewerVersion record={record} head={head} changes={changes} baseVersion={baseVersion} both={merged.both} />
        ) : null
      }
    />,
    409,
  );
}
