import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type PlanSection, sectionTitles } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { LongText, SectionFields } from "./plan-form-sections.tsx";
import type { RowKind } from "./plan-row-fields.ts";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  section: PlanSection;
  /** The version that the suggestion is made from. */
  baseVersion: number;
  /** The own suggestion that this one takes the place of; "" for none. */
  replaces: string;
  values: FormValues;
  /** The words were typed and are stored nowhere yet. */
  unsaved?: boolean | undefined;
  errors: readonly FieldError[];
  rows?: Partial<Record<RowKind, number>> | undefined;
};

/** Other words for one section, for the other side to answer: the plan itself stays as it is. */
export function SuggestionFormPage(props: Props) {
  const { c, person, record, section, baseVersion, replaces, values, unsaved, errors, rows } = props;
  const title = `「${sectionTitles[section]}」の直しを提案する`;
  const isProposer = partsOf(person, record).has("member");
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      <DraftMark record={record} version={baseVersion} />
      <ErrorSummary errors={errors} title={`提案する前に、${errors.length}か所を直してください`} />
      <Section title={title}>
        <p>
          {isProposer ? "市" : record.organisation.name}
          が受け入れると、新しい版になります。それまで計画も承認も変わりません。
          {replaces ? "前に出した直しの提案は、この提案に置きかわります。" : ""}
        </p>
        <div class="plan-form">
          <Form
            action={paths.proposal.planSuggestionNew({ id: record.id, section })}
            idempotencyKey={c.var.frame.idempotencyKey}
            fields={{ base_version: String(baseVersion), ...(replaces ? { replaces } : {}) }}
            draftKey={`plan-suggestion-${record.id}-${section}-${baseVersion}`}
            unsaved={unsaved}
          >
            <SectionFields section={section} values={values} errors={errors} rows={rows} ofCity={!isProposer} />
            <LongText
              name="reason"
              label="提案する理由"
              help="相手が読む理由です。変えたところは、自動で示します。"
              required
              values={values}
              errors={errors}
            />
            <ButtonRow>
              <Button>直しを提案する</Button>
              <ButtonLink kind="weak" href={paths.proposal.plan({ id: record.id })}>
                提案せずにもどる
              </ButtonLink>
            </ButtonRow>
          </Form>
        </div>
      </Section>
    </CasePage>
  );
}
