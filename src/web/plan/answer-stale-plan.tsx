import type { Context } from "hono";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { changesBetween } from "../../domain/plan/changes.ts";
import { withCityChecks } from "../../domain/plan/contribution-needs.ts";
import { mergePlans } from "../../domain/plan/merge-plans.ts";
import { emptyPlan, type Plan } from "../../domain/plan/plan.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { findPlan, type PlanPages } from "../../queries/plans.ts";
import { caseOf } from "../proposals/case.tsx";
import { refuseUnknown } from "../refusals.tsx";
import type { Env } from "../route.ts";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { ChangeList } from "./plan-changes.tsx";
import { valuesOfPlan } from "./plan-form.ts";
import { PlanFormPage } from "./plan-form-page.tsx";
import { nameOfPlace, sideName } from "./plan-names.ts";

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
  return c.html(
    <PlanFormPage
      c={c}
      person={person}
      record={record}
      baseVersion={newest.head.version}
      values={{ ...valuesOfPlan(merged.plan), reason: value(values, "reason") }}
      notice={<Newer record={record} newest={newest} base={base} baseVersion={baseVersion} both={merged.both} />}
    />,
    409,
  );
}

type NewerProps = {
  record: ProposalRecord;
  newest: PlanPages;
  base: Plan;
  baseVersion: number;
  both: readonly string[];
};

function Newer({ record, newest, base, baseVersion, both }: NewerProps) {
  const { head, body } = newest;
  return (
    <Callout kind="error" title={`書いているあいだに、第${head.version}版ができました`}>
      <p>
        {sideName(head.draftedSide, record)}の{head.draftedBy}さんが、
        <DateText value={head.draftedAt} form="time" />
        に保存しました。<b>書いた内容はすべて残っています。</b>
        手を入れていないところは、第{head.version}版の内容にしました。確かめてから、もう一度保存してください。
      </p>
      {both.length > 0 ? (
        <p>
          <b>{[...new Set(both.map(nameOfPlace))].join("、")}</b>
          は、双方が書きかえました。下の欄には、いま書いた内容が入っています。
        </p>
      ) : null}
      <h3>
        {baseVersion > 0 ? `第${baseVersion}版から` : ""}第{head.version}版で変わったところ
      </h3>
      <ChangeList changes={changesBetween(base, body)} />
    </Callout>
  );
}
