import type { FieldError } from "../../domain/kernel/result.ts";
import { goalName } from "../../domain/policy-goal/policy-goal.ts";
import type { GoalsToName } from "../../queries/policy-goals.ts";
import { paths } from "../paths.ts";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import type { FormValues } from "../ui/form-values.ts";

/** The goals of the city's plans to choose from where P1 is confirmed: those that may fit first, with why. */
export function GoalChoice({
  goals,
  suggested,
  values,
  errors,
}: GoalsToName & { values: FormValues; errors: readonly FieldError[] }) {
  if (goals.length === 0)
    return (
      <p class="sub">
        市の計画の目標は、<a href={paths.policyGoals({})}>計画の目標の一覧</a>に書きとめておくと、ここで選べます。
      </p>
    );
  const fits = suggested.map(({ id, reasons }) => ({
    value: id,
    text: goalName(goals.find((one) => one.id === id)!),
    help: `候補：${reasons.join("。")}`,
  }));
  const others = goals
    .filter((goal) => !suggested.some((one) => one.id === goal.id))
    .map((goal) => ({ value: goal.id, text: goalName(goal) }));
  return (
    <>
      <CheckboxGroup
        name="goals"
        label="この提案が役立つ計画の目標"
        help="選んだ目標も、公益性の根拠として表示されます。5つまで選べます。"
        required={false}
        options={[...fits, ...others]}
        values={values}
        errors={errors}
      />
      <p class="sub">
        一覧にない目標は、<a href={paths.policyGoals({})}>計画の目標</a>に書き足せます。
      </p>
    </>
  );
}
