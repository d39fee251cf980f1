import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { longestPlanText } from "../../domain/plan/plan-errors.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DateField } from "../ui/date-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fieldset } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { GoalRows, RiskRows } from "./plan-form-rows.tsx";

export type PlanFormProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  /** The version that the form goes out from, 0 for none. */
  baseVersion: number;
  values: FormValues;
  errors?: readonly FieldError[] | undefined;
  /** Rows to draw at least: 「行を増やす」. */
  rows?: { goals: number; risks: number } | undefined;
  /** Above the form: what somebody else changed in the meantime. */
  notice?: Child | undefined;
};

/** The form of the next version of the joint plan: both sides write in the same one (P3). */
export function PlanFormPage(props: PlanFormProps) {
  const { c, person, record, baseVersion, values, errors = [], rows, notice } = props;
  const isProposer = partsOf(person, record).has("member");
  const title = baseVersion === 0 ? "共同計画を書く" : `第${baseVersion}版に修正案を出す`;
  const shared = { values, errors };
  const sides = isProposer ? { own: "貴団体", other: "市" } : { own: "市", other: record.organisation.name };
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      {notice}
      <ErrorSummary errors={errors} title={`保存する前に、${errors.length}か所を直してください`} />
      <Section title={title}>
        <p>
          {sides.own}も{sides.other}も、同じ計画を書きます。保存すると第{baseVersion + 1}
          版になり、双方があらためて承認します。 この計画は案で、協定などを結ぶまで双方を拘束しません。
        </p>
        <div class="plan-form">
          <Form
            action={paths.proposal.planEdit({ id: record.id })}
            idempotencyKey={c.var.frame.idempotencyKey}
            fields={{ base_version: String(baseVersion) }}
            draftKey={`plan-${record.id}-${baseVersion}`}
          >
            <h3>何のために、何をするか</h3>
            <LongText name="purpose" label="目的" rows={3} {...shared} />
            <LongText
              name="service"
              label="よくなる市民サービス"
              help="どのサービスが、市民にとってどうよくなるか。"
              required={false}
              {...shared}
            />
            <LongText name="scope" label="範囲" help="行うことと、行わないこと。" required={false} {...shared} />
            <div class="field-row field-row-two">
              <DateField name="period-from" label="はじまりの日" required={false} {...shared} />
              <DateField name="period-to" label="終わりの日" required={false} {...shared} />
            </div>
            <h3 id="f-goals">目標と指標</h3>
            <GoalRows {...shared} atLeast={rows?.goals} />
            <h3>三方よし</h3>
            <p>承認には、三者それぞれの得るものが要ります。</p>
            <div class="field-row field-row-two">
              <LongText name="gains-city" label="市の得るもの" required={false} {...shared} />
              <LongText name="gains-partner" label="提案者の得るもの" required={false} {...shared} />
              <LongText name="gains-citizens" label="市民の得るもの" required={false} {...shared} />
              <LongText
                name="citizensGive"
                label="市民の出すもの"
                help="参加の時間など。ないときは空けておきます。"
                required={false}
                {...shared}
              />
            </div>
            <h3>役割と、出すもの</h3>
            <div class="field-row field-row-two">
              <SideFields side="city" name="市" {...shared} />
              <SideFields side="partner" name="提案者" {...shared} />
            </div>
            <NumberField
              name="cityAlone-yen"
              label="市だけで行う場合の費用"
              unit="円"
              required={false}
              help="比べるための見込み。例：520万"
              {...shared}
            />
            <LongText name="cityAlone-basis" label="その根拠" required={false} rows={2} {...shared} />
            <h3 id="f-risks">リスクと負担者</h3>
            <RiskRows {...shared} atLeast={rows?.risks} />
            <h3>この版について</h3>
            <LongText
              name="reason"
              label="変えた理由"
              help="相手が読む理由です。変えたところは、自動で示します。"
              required={baseVersion > 0}
              rows={3}
              {...shared}
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

type Shared = { values: FormValues; errors: readonly FieldError[] };
type LongProps = Shared & {
  name: string;
  label: string;
  help?: string | undefined;
  rows?: number | undefined;
  required?: boolean | undefined;
};

function LongText({ rows = 3, ...field }: LongProps) {
  return <TextArea {...field} rows={rows} maxGraphemes={longestPlanText} />;
}

/** What one side does and puts in (G3.3): money, time, places and things, data. */
function SideFields({ side, name, ...shared }: Shared & { side: "city" | "partner"; name: string }) {
  const field = (part: string) => `resources-${side}-${part}`;
  return (
    <Fieldset legend={name}>
      <LongText name={`roles-${side}`} label={`${name}の役割`} required={false} {...shared} />
      <NumberField name={field("cashYen")} label="お金" unit="円" help="例：380万" required={false} {...shared} />
      <LongText name={field("staffTime")} label="人の時間" rows={2} required={false} {...shared} />
      <LongText name={field("property")} label="場所・物" rows={2} required={false} {...shared} />
      <LongText name={field("data")} label="データ" rows={2} required={false} {...shared} />
    </Fieldset>
  );
}
