import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import type { SettingsPageProps } from "./settings-page.tsx";

/** As many as can be named: the first who had no part in the decision looks. */
export const reviewerFields = ["reviewer1", "reviewer2", "reviewer3"];

/** もう一度の検討をする人: who looks a second time at a decline, above who decided it. */
export function SecondLookSection({ frame, settings, approvers, values, errors }: SettingsPageProps) {
  const saved = Object.fromEntries(
    reviewerFields.map((name, index) => [name, settings.secondLookReviewers[index] ?? ""]),
  );
  return (
    <Section title="もう一度の検討をする人" id="second-look">
      <p>
        見送りについて提案者が頼んだときに、見直す人です。見送りの案を書いた人と確定した人は外れ、次の人に回ります。デスクの責任者より上の人を選んでください。
      </p>
      {approvers.length === 0 ? (
        <p>「人と役割」で「決裁者」の役割を加えると、ここで選べます。</p>
      ) : (
        <Form action={paths.secondLookReviewers({})} idempotencyKey={frame.idempotencyKey}>
          {reviewerFields.map((name, index) => (
            <Select
              name={name}
              label={`${index + 1}番目に見直す人`}
              required={index === 0}
              emptyText={index === 0 ? undefined : "なし"}
              options={approvers.map((one) => ({
                value: one.id,
                text: [one.name, one.title].filter(Boolean).join(" "),
              }))}
              values={{ ...saved, ...values }}
              errors={errors}
            />
          ))}
          <Button kind="other">見直す人を保存する</Button>
        </Form>
      )}
    </Section>
  );
}
