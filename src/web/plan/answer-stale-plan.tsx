import type { Context } from "hono";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { changesBetween } from "../../domain/plan/changes.ts";
import { withCityChecks } from "../../domain/plan/contribution-needs.ts";
import { mergePlans } from "../../domain/plan/merge-plans.ts";
import { emptyPlan, type Plan } from "../../domain/plan/plan.ts";
import { changedSections } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { findPlan } from "../../queries/plans.ts";
import { caseOf } from "../proposals/case.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { NewerVersion } from "./newer-version.tsx";
import { valuesOfPlan } from "./plan-form.ts";
import { PlanFormPage } from "./plan-form-page.tsx";

/**
 * 409: somebody wrote a newer version while this one was typed. What was typed stays; places that the writer left alone follow
 * the newest version; the difference stands above, with the places that both changed. Saving again goes out from the newest.
 */
export async function answerStalePlan(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  typed: Plan,
  baseVersion: number,
  changed: string,
): Promise<Response> {
  const found = await caseOf(c, person, async (tx, record) => ({
    newest: await findPlan(tx, record.id),
    base: await findPlan(tx, record.id, baseVersion),
  }));
  if (!found?.more.newest) return refuseUnknown(c);
  const { record, more } = found;
  const base = more.base?.body ?? emptyPlan;
  const writer = { side: twoSided(speakerOf(person, record)!), name: person.name, today: "" };
  const merged = mergePlans(base, withCityChecks(typed, base, writer), more.newest!.body);
  const newest = more.newest!;
  const newer = (
    <NewerVersion
      record={record}
      head={newest.head}
      changes={changesBetween(base, newest.body)}
      baseVersion={baseVersion}
      both={merged.both}
    />
  );
  return c.html(
    <PlanFormPage
      c={c}
      person={person}
      record={record}
      baseVersion={newest.head.version}
      values={{ ...valuesOfPlan(merged.plan), reason: value(values, "reason") }}
      open={changedSections(base, typed)}
      notice={newest.head.version === baseVersion ? <Locked changed={changed} /> : newer}
    />,
    409,
  );
}

/** Somebody else writes in a section that this form would change. */
function Locked({ changed }: { changed: string }) {
  return (
    <Callout kind="error" title={`いま、${changed}です`}>
      <p>
        <b>書いた内容はすべて残っています。</b>
        ほかの人が書きおわるのを待って、もう一度保存するか、その部分をもとにもどして保存してください。
      </p>
    </Callout>
  );
}
