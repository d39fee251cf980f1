import type { Context } from "hono";
import { commonQuestionLimit, ownQuestionLimit, type Question } from "../../domain/inquiry/question.ts";
import { draftQuestion } from "../../domain/inquiry/question-draft.ts";
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
  question: "みなにたずねること",
  due: "期限",
  ...Object.fromEntries(
    Array.from({ length: mostRows }, (_, row) => [
      [`department-${row}`, `${row + 1}つ目の課`],
      [`question-${row}`, `${row + 1}つ目の課にだけたずねること`],
      [`due-${row}`, `${row + 1}つ目の課の期限`],
    ]).flat(),
  ),
};

/** How many departments the form has room for. */
export function askRows(chosen: number): number {
  return Math.min(mostRows, Math.max(fewestRows, chosen));
}

/** A draft of the question from the record, the city's target days, and chosen suggestions each in a row. */
export function firstAskValues(record: ProposalRecord, chosen: readonly string[], days: number): FormValues {
  const rows = Array.from({ length: askRows(chosen.length) }, (_, row) => [`department-${row}`, chosen[row] ?? ""]);
  return { question: draftQuestion(record), due: String(days), ...Object.fromEntries(rows) };
}

/**
 * The rows in which a department was chosen or something was asked; the rest was left empty. Every department is asked what all are asked,
 * then what it alone is asked, until its own day or that of all.
 */
export function questionsFrom(values: FormValues): readonly Question[] {
  return askedRows(values).map(({ departmentId, own, due }) => ({
    departmentId,
    question: [value(values, "question"), own].filter((text) => text.trim() !== "").join("\n\n"),
    due: due.trim() === "" ? value(values, "due") : due,
  }));
}

/** How many rows hold what was typed: sent back, the form shows all of them again. */
export function rowsTyped(values: FormValues): number {
  return Math.max(0, ...askedRows(values).map(({ row }) => row + 1));
}

function askedRows(values: FormValues) {
  return Array.from({ length: mostRows }, (_, row) => ({
    row,
    departmentId: value(values, `department-${row}`),
    own: value(values, `question-${row}`),
    due: value(values, `due-${row}`),
  })).filter((one) => one.departmentId !== "" || one.own.trim() !== "");
}

/** Errors of questions, each at the field in which it was typed: what a row has not written of its own is what all are asked. */
export function askErrors(values: FormValues, errors: readonly FieldError[]): readonly FieldError[] {
  const rows = askedRows(values);
  const placed = errors.map(({ field, message }) => {
    const [name, index = ""] = field.split("-");
    const row = rows[Number(index)];
    if (!row) return { field, message };
    if (name === "question" && row.own.trim() === "") return { field: "question", message };
    if (name === "due" && row.due.trim() === "") return { field: "due", message };
    return { field: `${name}-${row.row}`, message };
  });
  return placed.filter(
    (error, index) =>
      placed.findIndex((other) => other.field === error.field && other.message === error.message) === index,
  );
}

type AskFormProps = {
  c: Context<Env>;
  record: ProposalRecord;
  values: FormValues;
  errors: readonly FieldError[];
  rows: number;
};

/** What all are asked and until when; then one department a row, with what it alone is asked and a day of its own. */
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
      <Fieldset legend="みなに共通" help="課長が回答を確定するまで、提案者に回答は見えません。">
        <TextArea
          name="question"
          label="みなにたずねること"
          help="提案の開いた部分から下書きしました。直してください。課ごとにだけたずねるときは、空けられます。"
          rows={9}
          maxGraphemes={commonQuestionLimit}
          required={false}
          {...common}
        />
        <TextField name="due" label="期限" help="開庁日の数(例 10)、または日付(例 12月10日)" width="s" {...common} />
      </Fieldset>
      {Array.from({ length: rows }, (_, row) => (
        <Fieldset legend={row === 0 ? "1つ目の課" : `${row + 1}つ目の課(たずねるときだけ)`}>
          <div class="field-row field-row-ask">
            <Select name={`department-${row}`} label="課" options={options} required={row === 0} {...common} />
            <TextField
              name={`due-${row}`}
              label="この課の期限"
              help="空けておくと、みなと同じ期限です。"
              required={false}
              {...common}
            />
          </div>
          <TextArea
            name={`question-${row}`}
            label="この課にだけたずねること"
            help="みなにたずねることに続けて届きます。"
            example={row === 0 ? "会場と参加者の募集に協力できますか。似た事業の予定はありますか。" : undefined}
            rows={2}
            maxGraphemes={ownQuestionLimit}
            required={false}
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
