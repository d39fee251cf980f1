import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import type { SettingsPageProps } from "./settings-page.tsx";

export const problemQuestionLabels = {
  askMonth1: "1回目の月",
  askDay1: "1回目の日",
  askMonth2: "2回目の月",
  askDay2: "2回目の日",
  answerDays: "答えるまでの日数",
};

/** 課への問いかけ: the days of the year on which departments are asked for their problems (U5). */
export function ProblemQuestionSection({ frame, settings, values, errors }: SettingsPageProps) {
  const { days, answerDays } = settings.problemQuestion;
  const saved = Object.fromEntries([
    ...[0, 1].flatMap((index) => {
      const [month = "", day = ""] = days[index]?.split("-").map((part) => String(Number(part))) ?? [];
      return [
        [`askMonth${index + 1}`, month],
        [`askDay${index + 1}`, day],
      ];
    }),
    ["answerDays", String(answerDays)],
  ]);
  const field = { values: { ...saved, ...values }, errors, width: "s" as const };
  return (
    <Section title="課への問いかけ" id="problem-question">
      <p>
        年に2回、各課に困りごとをたずねます。閉庁日にあたると、次の開庁日にたずねます。両方を空けた回は、たずねません。
      </p>
      <Form action={paths.problemQuestion({})} idempotencyKey={frame.idempotencyKey}>
        {([1, 2] as const).map((which) => (
          <>
            <NumberField
              {...field}
              name={`askMonth${which}`}
              label={problemQuestionLabels[`askMonth${which}`]}
              unit="月"
              required={false}
            />
            <NumberField
              {...field}
              name={`askDay${which}`}
              label={problemQuestionLabels[`askDay${which}`]}
              unit="日"
              required={false}
            />
          </>
        ))}
        <NumberField {...field} name="answerDays" label={problemQuestionLabels.answerDays} unit="開庁日" />
        <Button kind="other">問いかけの日を保存する</Button>
      </Form>
    </Section>
  );
}
