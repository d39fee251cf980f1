import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { NextSteps } from "../../queries/next-steps.ts";
import type { AtTable } from "../../queries/people-at-table.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { EmptyState } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { RowList } from "../ui/rows.tsx";
import { Live, LiveRegion } from "./live.tsx";
import { nextStepLabels } from "./next-step-form.ts";
import { StepForm, StepRow } from "./step-parts.tsx";
import { ToDoForm, ToDoRow } from "./to-do-parts.tsx";

export type NextStepsProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  next: NextSteps;
  /** See `talkMark`. */
  mark: string;
  atTable: readonly AtTable[];
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** やることと、次の一歩: what was agreed to be done by whom until when, and what a side asks the other for (P3); what waits stands before the forms. */
export function NextStepsPage(props: NextStepsProps) {
  const { c, person, record, next, values = {}, errors = [] } = props;
  const isProposer = partsOf(person, record).has("member");
  const open = next.toDos.filter((toDo) => toDo.endedAs === null);
  const ended = next.toDos.filter((toDo) => toDo.endedAs !== null);
  const asked = next.steps.filter((step) => step.answer === null);
  const answered = next.steps.filter((step) => step.answer !== null);
  const shared = { c, person, record, isProposer };
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="やることと、次の一歩">
      <ErrorSummary
        errors={errors}
        labels={nextStepLabels}
        title={`保存する前に、${errors.length}か所を直してください`}
      />
      <Live c={c} record={record} mark={props.mark} address={paths.proposal.nextSteps({ id: record.id })} />
      <LiveRegion name="next-steps">
        <Section title="やること" id="to-dos" note={open.length > 0 ? `${open.length}件` : undefined}>
          {open.length > 0 ? (
            <RowList>
              {open.map((toDo) => (
                <ToDoRow {...shared} toDo={toDo} />
              ))}
            </RowList>
          ) : (
            <EmptyState
              title="いま、約束したことはありません"
              text="だれが、何を、いつまでにするかを、ここに並べます。"
            />
          )}
          {ended.length > 0 ? (
            <Fold title={`終わったこと(${ended.length}件)`}>
              <RowList>
                {ended.map((toDo) => (
                  <ToDoRow {...shared} toDo={toDo} />
                ))}
              </RowList>
            </Fold>
          ) : null}
        </Section>
        <Section title="次の一歩についての希望" id="steps" note={asked.length > 0 ? `${asked.length}件` : undefined}>
          {asked.length > 0 ? (
            <RowList>
              {asked.map((step) => (
                <StepRow {...shared} step={step} />
              ))}
            </RowList>
          ) : (
            <EmptyState
              title="返事を待っている希望はありません"
              text="面談や手法の検討など、次に進めたいことがあるときは、どちらからでも理由を添えて希望できます。相手が返事をします。"
            />
          )}
          {answered.length > 0 ? (
            <Fold title={`これまでの希望と返事(${answered.length}件)`}>
              <RowList>
                {answered.map((step) => (
                  <StepRow {...shared} step={step} />
                ))}
              </RowList>
            </Fold>
          ) : null}
        </Section>
      </LiveRegion>
      {may(person, "addToDo", record).ok ? (
        <Section title="やることを書く" id="add">
          <ToDoForm {...props} meetingId={value(values, "meeting") || undefined} />
        </Section>
      ) : null}
      {may(person, "askForStep", record).ok ? (
        <Section title="次の一歩を希望する" id="ask">
          <StepForm c={c} record={record} values={values} errors={errors} isProposer={isProposer} />
        </Section>
      ) : null}
    </CasePage>
  );
}
