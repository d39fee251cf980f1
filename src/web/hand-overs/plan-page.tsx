import { lineField } from "../../commands/hand-overs/plan-hand-over.ts";
import type { HandOverPerson, Work } from "../../db/stores/hand-over-store.ts";
import { consultationNumber } from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { proposalNumber } from "../../domain/proposal/proposal-number.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";

type PlanPageProps = {
  frame: Frame;
  leaving: HandOverPerson;
  department: string | null;
  receivers: readonly HandOverPerson[];
  work: readonly Work[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** What somebody has, and to whom it passes: all to one, or line by line. */
export function PlanPage({ frame, leaving, department, receivers, work, values, errors }: PlanPageProps) {
  const people = receivers.map(({ id, name }) => ({ value: id, text: name }));
  const labels = {
    to: "引き継ぐ人",
    onDay: "引き継ぐ日",
    note: "申し送り",
    ...Object.fromEntries(work.map((one) => [lineField(one.id), workName(one)])),
  };
  return (
    <Layout frame={frame} side="inside" title={`${leaving.name}さんの引継ぎ`} current="board">
      <ErrorSummary errors={errors} labels={labels} />
      <PageHead
        crumbs={[
          { href: paths.board({}), text: "ボード" },
          { href: paths.handOver.list({}), text: "引継ぎ" },
          { text: `${leaving.name}さんの引継ぎ` },
        ]}
        title={`${leaving.name}さんの引継ぎ`}
        lead="まず、まとめて引き継ぐ人と日を決めます。別の人に渡すものだけ、下で選び直してください。"
      />
      {work.length === 0 ? (
        <EmptyState
          level={2}
          title="引き継ぐものはありません"
          text="この人が持っている、終わっていない仕事はありません。"
        />
      ) : (
        <Form
          action={paths.handOver.plan({})}
          idempotencyKey={frame.idempotencyKey}
          fields={hidden(leaving, department)}
        >
          <Select name="to" label={labels.to} options={people} values={values} errors={errors} />
          <DateField
            name="onDay"
            label={labels.onDay}
            help="きょうか、これからの日。例：令和9年4月1日。その日になると、引き継がれます。"
            values={values}
            errors={errors}
          />
          <TextArea
            name="note"
            label={labels.note}
            required={false}
            help="引継書のはじめに載ります。守りたい部分の内容は書かないでください。"
            values={values}
            errors={errors}
            maxGraphemes={2000}
          />
          <Section title={`引き継ぐもの(${work.length}件)`}>
            <div class="choice-lines">
              {work.map((one) => (
                <Select
                  name={lineField(one.id)}
                  label={workName(one)}
                  required={false}
                  compact
                  emptyText="まとめて引き継ぐ人"
                  options={[...people, { value: "stays", text: "引き継がない" }]}
                  values={chosen(one, department, values)}
                  errors={errors}
                />
              ))}
            </div>
          </Section>
          <Button>この内容で引継ぎを決める</Button>
        </Form>
      )}
    </Layout>
  );
}

function hidden(leaving: HandOverPerson, department: string | null): Record<string, string> {
  return { from: leaving.id, department: department ?? "" };
}

/** In a department everything is the department's: what this person had nothing to do with stays, until somebody says otherwise. */
function chosen(work: Work, department: string | null, values: FormValues): FormValues {
  const name = lineField(work.id);
  if (name in values || department === null || work.isTheirs) return values;
  return value(values, "to") === "" ? { ...values, [name]: "stays" } : values;
}

/** What a line is called: its number, and what it is about. */
export function workName(work: Pick<Work, "kind" | "fiscalYear" | "serial" | "title">): string {
  const number =
    work.fiscalYear !== null && work.serial !== null ? { fiscalYear: work.fiscalYear, serial: work.serial } : null;
  switch (work.kind) {
    case "proposal":
      return `${number ? proposalNumber(number) : ""} ${work.title}`;
    case "inquiry":
      return `照会 ${number ? proposalNumber(number) : ""} ${work.title}`;
    case "consultation":
      return `${number ? consultationNumber(number) : "相談"} ${work.title}様`;
    case "challenge":
      return `課題 ${work.title}`;
  }
}
