import type { Context } from "hono";
import { changesBetween } from "../../domain/plan/changes.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanHead } from "../../queries/plans.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { FilterForm } from "../ui/form.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { ChangeList } from "./plan-changes.tsx";
import { sideName } from "./plan-names.ts";

type Version = { head: PlanHead; body: Plan };
type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  heads: readonly PlanHead[];
  from: Version;
  to: Version;
};

/** Any two versions beside each other, word by word, with the reasons on the way from one to the other. */
export function PlanComparePage({ c, person, record, heads, from, to }: Props) {
  const title = `第${from.head.version}版と第${to.head.version}版のちがい`;
  const changes = changesBetween(from.body, to.body);
  const [low, high] = [from.head.version, to.head.version].toSorted((a, b) => a - b) as [number, number];
  const between = heads.filter((head) => head.version > low && head.version <= high).toReversed();
  const versions = heads.map((head) => ({ value: String(head.version), text: `第${head.version}版` }));
  const values = { from: String(from.head.version), to: String(to.head.version) };
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      <DraftMark record={record} version={heads[0]!.version} />
      <Section title={title} note={`${changes.length}か所`}>
        <FilterForm action={paths.proposal.planChanges({ id: record.id })} label="くらべる版を選ぶ">
          <Select name="from" label="前の版" options={versions} values={values} errors={[]} required={false} compact />
          <Select name="to" label="後の版" options={versions} values={values} errors={[]} required={false} compact />
          <ButtonRow>
            <Button kind="other">この二つをくらべる</Button>
          </ButtonRow>
        </FilterForm>
        <ChangeList changes={changes} />
      </Section>
      <Section title="この間に書かれた理由">
        {between.map((head) => (
          <Card>
            <p>
              <b>第{head.version}版</b> {sideName(head.draftedSide, record)}（{head.draftedBy}）{" "}
              <DateText value={head.draftedAt} form="short" />
            </p>
            {head.reason ? <Prose text={head.reason} /> : <p>はじめの版</p>}
          </Card>
        ))}
      </Section>
      <p>
        <a href={paths.proposal.plan({ id: record.id })}>共同計画にもどる</a>
      </p>
    </CasePage>
  );
}
