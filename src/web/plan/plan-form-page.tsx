import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { completenessOf, nextSectionOf, type SectionState } from "../../domain/plan/completeness.ts";
import { type PlanSection, sectionOfPlace, sectionTitles } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { Tag } from "../ui/tag.tsx";
import { ApprovalsUndone } from "./approvals-undone.tsx";
import { StateTag } from "./plan-completeness.tsx";
import { planFrom } from "./plan-form.ts";
import { LongText, SectionFields, type SectionFieldsProps } from "./plan-form-sections.tsx";
import type { RowKind } from "./plan-row-fields.ts";

export type PlanFormProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  /** The version that the form goes out from, 0 for none. */
  baseVersion: number;
  values: FormValues;
  errors?: readonly FieldError[] | undefined;
  /** Rows to draw at least: 「行を増やす」. */
  rows?: Partial<Record<RowKind, number>> | undefined;
  /** Sections that are to stand open besides those that have to. */
  open?: readonly PlanSection[] | undefined;
  /** The words were typed and are stored nowhere yet. */
  unsaved?: boolean | undefined;
  /** Above the form: what somebody else changed in the meantime. */
  notice?: Child | undefined;
};

/** The form of the next version of the joint plan: both sides write in the same one (P3). */
export function PlanFormPage(props: PlanFormProps) {
  const { c, person, record, baseVersion, values, errors = [], rows, open = [], unsaved, notice } = props;
  const isProposer = partsOf(person, record).has("member");
  const title = baseVersion === 0 ? "共同計画を書く" : `第${baseVersion}版に修正案を出す`;
  const here = paths.proposal.planEdit({ id: record.id });
  const shared = { values, errors, rows, ofCity: !isProposer, here };
  const { plan } = planFrom(values);
  const states = completenessOf(plan);
  const opened = open.length > 0 || errors.length > 0 ? open : [nextSectionOf(plan) ?? "purpose"];
  const sides = isProposer ? { own: "貴団体", other: "市" } : { own: "市", other: record.organisation.name };
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      {notice}
      <ErrorSummary errors={errors} title={`保存する前に、${errors.length}か所を直してください`} />
      <Section title={title}>
        <p>
          {sides.own}も{sides.other}も、同じ計画を書きます。保存すると第{baseVersion + 1}
          版になり、双方があらためて承認します。この計画は案で、協定などを結ぶまで双方を拘束しません。
        </p>
        <ApprovalsUndone record={record} />
        <div class="plan-form">
          <Form
            action={here}
            idempotencyKey={c.var.frame.idempotencyKey}
            fields={{ base_version: String(baseVersion) }}
            draftKey={`plan-${record.id}-${baseVersion}`}
            unsaved={unsaved}
          >
            {opened.length === states.length ? null : (
              <ButtonRow>
                <Button kind="weak" name="more" value="sections" formnovalidate>
                  すべての部分を開く
                </Button>
              </ButtonRow>
            )}
            {states.map((state) => (
              <SectionPart state={state} isOpen={opened.includes(state.section)} {...shared} />
            ))}
            <h3>この版について</h3>
            <LongText
              name="reason"
              label="変えた理由"
              help="相手が読む理由です。変えたところは、自動で示します。"
              required={baseVersion > 0}
              values={values}
              errors={errors}
            />
            <ButtonRow>
              <Button>第{baseVersion + 1}版として保存する</Button>
              <ButtonLink kind="weak" href={paths.proposal.plan({ id: record.id })}>
                保存せずにもどる
              </ButtonLink>
            </ButtonRow>
          </Form>
        </div>
      </Section>
    </CasePage>
  );
}

/** Where an error about a whole list leads. */
const listIds: Partial<Record<PlanSection, string>> = {
  goals: "f-goals",
  contributions: "f-contributions",
  schedule: "f-milestones",
  data: "f-personalData-uses",
  risks: "f-risks",
};

type PartProps = Omit<SectionFieldsProps, "section"> & { state: SectionState; isOpen: boolean };

/** One section behind its name, with how far it is: the form of ten sections is read as a list of ten. What has to be mended is open. */
function SectionPart({ state, isOpen, ...props }: PartProps) {
  const { section } = state;
  const wrong = props.errors.filter((error) => sectionOfPlace(error.field) === section).length;
  const title = (
    <>
      <h3 id={listIds[section]}>{sectionTitles[section]}</h3>{" "}
      {wrong > 0 ? <Tag kind="late">直すところが{wrong}つ</Tag> : <StateTag state={state} />}
    </>
  );
  return (
    <Fold title={title} id={`part-${section}`} open={isOpen || wrong > 0}>
      <SectionFields section={section} {...props} />
    </Fold>
  );
}
