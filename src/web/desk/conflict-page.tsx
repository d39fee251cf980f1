import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, PageHead } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";

type ConflictPageProps = {
  c: Context<Env>;
  record: ProposalRecord;
  number: string;
  /** Where it goes on after the answer; by default the page that was asked for. */
  next?: string | undefined;
  values?: FormValues;
  errors?: readonly FieldError[];
};

/** P2: the one question before the first look. Nothing of the proposal but whose it is, its number and its name. */
export function ConflictPage({ c, record, number, next, values = {}, errors = [] }: ConflictPageProps) {
  return (
    <Layout frame={c.var.frame} side="inside" title={`利益相反の申告 ${number}`} current="proposals">
      <ErrorSummary errors={errors} labels={tieLabels} />
      <PageHead
        crumbs={[{ href: paths.board({}), text: "ボード" }, { text: number }]}
        meta={
          <>
            <b>{number}</b> <span>{record.organisation.name}</span>
          </>
        }
        title={record.title}
        lead="内容を読む前に、一つだけお答えください。"
      />
      <QuestionOfTies
        frame={c.var.frame}
        action={paths.proposal.conflict({ id: record.id })}
        organisation={record.organisation.name}
        fields={{ next: next ?? (c.req.method === "GET" ? c.req.path : paths.proposal.show({ id: record.id })) }}
        ifNone="提案の内容に進みます。"
        ifTied="この提案の担当から外れ、以後は内容を読めません。ほかの人が引き継ぎます。"
        values={values}
        errors={errors}
      />
    </Layout>
  );
}

export const tieLabels = { hasTie: "利害の関係", what: "どのような関係か" };

/** The question itself: there is a tie or not, and which. */
export function QuestionOfTies(props: {
  frame: Frame;
  action: string;
  organisation: string;
  fields?: Readonly<Record<string, string>>;
  /** What follows from each answer. */
  ifNone: string;
  ifTied: string;
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const { frame, organisation, values, errors } = props;
  return (
    <Card kind="key">
      <Form action={props.action} idempotencyKey={frame.idempotencyKey} fields={props.fields}>
        <RadioGroup
          name="hasTie"
          label={`${organisation}や、競合する相手と、利害の関係がありますか`}
          help="本人や家族の勤め先・役員・株式・取引・寄付、親しい付き合いなどです。迷うときは「ある」を選んでください。"
          options={[
            { value: "no", text: "ない", help: props.ifNone },
            { value: "yes", text: "ある", help: props.ifTied },
          ]}
          values={values}
          errors={errors}
        />
        <TextArea
          name="what"
          label="「ある」のときは、どのような関係か"
          help="デスクの責任者だけが読みます。"
          required={false}
          rows={3}
          maxGraphemes={500}
          values={values}
          errors={errors}
        />
        <ButtonRow>
          <Button kind="primary">申告する</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
