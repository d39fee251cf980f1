import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { GroupFrame } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
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
  /** The page in which the question stands, where it is not the proposal's first. */
  title?: string | undefined;
  /** Where the links to that page lead on it. */
  anchor?: string | undefined;
  /** Where it goes on after the answer; by default the page that was asked for. */
  next?: string | undefined;
  values?: FormValues;
  errors?: readonly FieldError[];
};

/**
 * P2: the one question before the first look, at the top of the page that was asked for, which comes with the answer. Nothing of the
 * proposal but whose it is, its number and its name.
 */
export function ConflictPage({ c, record, number, title, anchor, next, values = {}, errors = [] }: ConflictPageProps) {
  const show = paths.proposal.show({ id: record.id });
  return (
    <Layout frame={c.var.frame} side="inside" title={`利害の関係の確認 ${number}`} current="proposals">
      <ErrorSummary errors={errors} labels={tieLabels} />
      <PageHead
        crumbs={[
          { href: paths.board({}), text: "ボード" },
          ...(title ? [{ href: show, text: number }, { text: title }] : [{ text: number }]),
        ]}
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
        fields={{ next: next ?? asked(c, show, anchor) }}
        ifNone={title ? `すぐ、この画面に「${title}」の内容が出ます。` : "すぐ、この画面に提案の内容が出ます。"}
        ifTied="この提案の担当から外れ、以後は内容を読めません。ほかの人が引き継ぎます。"
        values={values}
        errors={errors}
      />
    </Layout>
  );
}

/** The address as it was asked for, with what was filtered on it; of a form that was sent, the proposal's first page. */
export function asked(c: Context<Env>, show: string, anchor?: string): string {
  if (c.req.method !== "GET") return show;
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}${anchor ? `#${anchor}` : ""}`;
}

export const tieLabels = { hasTie: "利害の関係", what: "どのような関係か" };

/** The question itself, answered by a click where there is no tie; who has one says which. */
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
      <desk-ties>
        <Form action={props.action} idempotencyKey={frame.idempotencyKey} fields={props.fields}>
          <GroupFrame
            field={{
              name: "hasTie",
              label: `${organisation}や、競合する相手と、利害の関係がありますか`,
              help: "本人や家族の勤め先・役員・株式・取引・寄付、親しい付き合いなどです。迷うときは「あります」を選んでください。",
              values,
              errors,
            }}
          >
            <div class="ties">
              <p>
                <Button kind="primary" name="hasTie" value="no">
                  ありません
                </Button>{" "}
                <span>{props.ifNone}</span>
              </p>
              <Fold title="あります" open={errors.length > 0}>
                <p>{props.ifTied}</p>
                <TextArea
                  name="what"
                  label="どのような関係か"
                  help="デスクの責任者だけが読みます。"
                  rows={3}
                  maxGraphemes={500}
                  values={values}
                  errors={errors}
                />
                <Button kind="danger" name="hasTie" value="yes">
                  利害の関係があると申告する
                </Button>
              </Fold>
            </div>
          </GroupFrame>
        </Form>
      </desk-ties>
    </Card>
  );
}
