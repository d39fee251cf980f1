import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isGoalInForce, type PolicyGoal, policyGoalLabels } from "../../domain/policy-goal/policy-goal.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

export type PolicyGoalsPageProps = {
  frame: Frame;
  city: City;
  today: string;
  goals: readonly PolicyGoal[];
  /** The goal that is changed; null: a new one is written. */
  changed: PolicyGoal | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 計画の目標: what the city's plans and policies aim at, kept by the desk; named where public benefit is confirmed (P1). */
export function PolicyGoalsPage(props: PolicyGoalsPageProps) {
  const { frame, goals, changed, errors, today } = props;
  const list = { href: paths.policyGoals({}), text: "計画の目標" };
  return (
    <Layout frame={frame} side="inside" title="計画の目標" current="proposals">
      <ErrorSummary errors={errors} labels={policyGoalLabels} />
      <PageHead
        crumbs={[
          { href: paths.board({}), text: "ボード" },
          ...(changed ? [list, { text: changed.goal }] : [{ text: "計画の目標" }]),
        ]}
        title={changed ? "計画の目標を直す" : "計画の目標"}
        lead={
          changed
            ? "公益性を確認するときの候補が、直した文に変わります。前に選ばれた目標の文は、直しても変わりません。"
            : "総合計画や各分野の計画・方針にある目標の一覧です。公益性を確認するとき、提案に合いそうな目標が候補になり、選んだ目標は根拠の一部になります。"
        }
      />
      {changed ? null : (
        <Section title="一覧" note={`${goals.length}件`}>
          <Table
            caption="計画の目標の一覧"
            captionHidden
            dense
            rows={goals}
            columns={[
              { head: "計画や方針", cell: (row) => row.plan },
              {
                head: "目標",
                rowHead: true,
                long: true,
                cell: (row) => <a href={paths.policyGoal({ goal: row.id })}>{row.goal}</a>,
              },
              { head: "分野", cell: (row) => row.fields.join("・") || "―" },
              { head: "期間", cell: (row) => periodOf(row, today) },
            ]}
            empty={
              <EmptyState
                title="まだ一つもありません"
                text="下の欄に、計画の名前と目標を書くと、公益性を確認するときに選べます。"
              />
            }
          />
        </Section>
      )}
      <GoalForm {...props} />
    </Layout>
  );
}

function GoalForm({ frame, city, changed, values, errors }: PolicyGoalsPageProps) {
  const field = { values, errors };
  return (
    <Section title={changed ? "内容" : "目標を書き足す"} id="goal">
      <Form
        action={changed ? paths.policyGoal({ goal: changed.id }) : paths.policyGoals({})}
        idempotencyKey={frame.idempotencyKey}
        version={changed?.version}
      >
        <TextField
          {...field}
          name="plan"
          label={policyGoalLabels.plan}
          example="第5次総合計画"
          width="full"
          maxGraphemes={100}
        />
        <TextArea
          {...field}
          name="goal"
          label={policyGoalLabels.goal}
          help="計画に書かれている文を、一つずつ書いてください。"
          example="歩きたくなる道をふやし、健康寿命を延ばす"
          rows={2}
          maxGraphemes={200}
        />
        <CheckboxGroup
          {...field}
          name="fields"
          label={policyGoalLabels.fields}
          required={false}
          columns
          options={city.fields.map(({ name }) => ({ value: name, text: name }))}
        />
        <DateField {...field} name="validFrom" label={policyGoalLabels.validFrom} />
        <DateField
          {...field}
          name="validTo"
          label={policyGoalLabels.validTo}
          help="決まっていなければ空けておきます。過ぎた目標は、候補にも選択肢にも出ません。"
          required={false}
        />
        <ButtonRow>
          <Button>{changed ? "この内容に直す" : "目標を書き足す"}</Button>
          {changed ? (
            <ButtonLink kind="weak" href={paths.policyGoals({})}>
              やめて一覧にもどる
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Form>
    </Section>
  );
}

function periodOf(goal: PolicyGoal, today: string): string {
  const days = `${dateText(goal.validFrom, "long")}から${goal.validTo ? dateText(goal.validTo, "long") : ""}`;
  return isGoalInForce(goal, today) ? days : `${days}（${goal.validFrom > today ? "これから" : "終わり"}）`;
}
