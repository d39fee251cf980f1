import type { Context } from "hono";
import { type Question, questionLimit } from "../../domain/inquiry/question.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";

/** Departments that one form can ask at once; without JavaScript a form does not grow. */
const fewestRows = 3;
const mostRows = 8;

export const askLabels: Readonly<Record<string, string>> = {
  inquiry: "主管課",
  ...Object.fromEntries(
    Array.from({ length: mostRows }, (_, row) => [
      [`department-${row}`, `${row + 1}つ目の課`],
      [`question-${row}`, `${row + 1}つ目の課にたずねること`],
      [`due-${row}`, `${row + 1}つ目の課の期限`],
    ]).flat(),
  ),
};

/** How many departments the form has room for. */
export function askRows(chosen: number): number {
  return Math.min(mostRows, Math.max(fewestRows, chosen));
}

/** Chosen suggestions stand in the form, each with the city's target days. */
export function firstAskValues(chosen: readonly string[], days: number): FormValues {
  const rows = Array.from({ length: askRows(chosen.length) }, (_, row) => [
    [`department-${row}`, chosen[row] ?? ""],
    [`due-${row}`, String(days)],
  ]);
  return Object.fromEntries(rows.flat());
}

/**
 * The rows in which a department was chosen or something was asked. The rest was left empty. A further department without words of its own
 * is asked what the first one is: one question to several is written once.
 */
export function questionsFrom(values: FormValues): readonly Question[] {
  const first = value(values, "question-0");
  return Array.from({ length: mostRows }, (_, row) => {
    const departmentId = value(values, `department-${row}`);
    const written = value(values, `question-${row}`);
    return {
      departmentId,
      question: written.trim() === "" && departmentId !== "" ? first : written,
      due: value(values, `due-${row}`),
    };
  }).filter((one) => one.departmentId !== "" || one.question.trim() !== "");
}

type AskFormProps = {
  c: Context<Env>;
  record: ProposalRecord;
  values: FormValues;
  errors: readonly FieldError[];
  rows: number;
};

/** One department a row: which, what it is asked, until when. */
export function AskForm({ c, record, values, errors, rows }: AskFormProps) {
  const open = new Set(record.inquiries.filter((one) => one.endedAs === null).map((one) => one.departmentId));
  const options = c.var.city.departments
    .filter((department) => !open.has(department.id))
    .map((department) => ({ value: department.id, text: `${department.name}(${department.division})` }));
  const common = { values, errors };
  return (
    <Form
      action={paths.proposal.inquiries({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`ask-${record.id}`}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Fieldset
          legend={row === 0 ? "1つ目の課" : `${row + 1}つ目の課(たずねるときだけ)`}
          help={row === 0 ? "課長が回答を確定するまで、提案者に回答は見えません。" : undefined}
        >
          <Select name={`department-${row}`} label="課" options={options} required={row === 0} {...common} />
          <TextArea
            name={`question-${row}`}
            label="たずねること"
            help={row === 0 ? undefined : "空けておくと、1つ目の課と同じことをたずねます。"}
            example={row === 0 ? "会場と参加者の募集に協力できますか。似た事業の予定はありますか。" : undefined}
            rows={3}
            maxGraphemes={questionLimit}
            required={row === 0}
            {...common}
          />
          <TextField
            name={`due-${row}`}
            label="期限"
            help="開庁日の数(例 10)、または日付(例 12月10日)"
            width="s"
            required={row === 0}
            {...common}
          />
        </Fieldset>
      ))}
      <ButtonRow>
        <Button kind="primary">課にたずねる</Button>
      </ButtonRow>
    </Form>
  );
}
