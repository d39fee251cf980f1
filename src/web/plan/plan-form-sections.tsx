import type { FieldError } from "../../domain/kernel/result.ts";
import { longestPlanText } from "../../domain/plan/plan-errors.ts";
import type { PlanSection } from "../../domain/plan/sections.ts";
import { DateField } from "../ui/date-field.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { NumberField } from "../ui/number-field.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { ContributionRows, RiskRows } from "./plan-form-money.tsx";
import { DataRows, GoalRows, MilestoneRows } from "./plan-form-rows.tsx";
import type { RowKind } from "./plan-row-fields.ts";

export type SectionFieldsProps = {
  section: PlanSection;
  values: FormValues;
  errors: readonly FieldError[];
  /** Rows to draw at least: 「行を増やす」. */
  rows?: Partial<Record<RowKind, number>> | undefined;
  /** Somebody of the city writes: they may confirm what the partner may not. */
  ofCity: boolean;
  /** The address of the whole form: a button that adds rows leads back to its section there. */
  here?: string | undefined;
};

/** The fields of one section: alone, or as a part of the whole form. */
export function SectionFields({ section, values, errors, rows, ofCity, here }: SectionFieldsProps) {
  const shared = { values, errors };
  const ofRows = { values, errors, back: here ? `${here}#part-${section}` : undefined };
  switch (section) {
    case "purpose":
      return <PurposeFields {...shared} />;
    case "goals":
      return <GoalRows {...ofRows} atLeast={rows?.goals} />;
    case "gains":
      return <GainFields {...shared} />;
    case "roles":
      return (
        <div class="field-row field-row-two">
          <LongText name="roles-city" label="市の役割" {...shared} />
          <LongText name="roles-partner" label="提案者の役割" {...shared} />
        </div>
      );
    case "contributions":
      return (
        <>
          <ContributionRows {...ofRows} atLeast={rows?.contributions} ofCity={ofCity} />
          <NumberField
            name="cityAlone-yen"
            label="市だけで行う場合の費用"
            unit="円"
            required={false}
            help="比べるための見込み。例：520万"
            {...shared}
          />
          <LongText name="cityAlone-basis" label="その根拠" rows={2} {...shared} />
        </>
      );
    case "schedule":
      return <MilestoneRows {...ofRows} atLeast={rows?.milestones} />;
    case "data":
      return <DataRows {...ofRows} atLeast={rows?.["personalData-uses"]} />;
    case "risks":
      return <RiskRows {...ofRows} atLeast={rows?.risks} />;
    case "publicity":
      return (
        <>
          <LongText
            name="protection"
            label="守る部分"
            help="公表しない事柄と、その理由。中身は書かず、見出しだけを書きます。"
            {...shared}
          />
          <LongText
            name="publicity"
            label="公表"
            help="何を、いつ、だれが知らせるか。結果がよくないときも。"
            {...shared}
          />
        </>
      );
    case "exit":
      return <ExitFields {...shared} />;
  }
}

type Shared = { values: FormValues; errors: readonly FieldError[] };

function PurposeFields(shared: Shared) {
  return (
    <>
      <LongText name="purpose" label="目的" required {...shared} />
      <LongText
        name="service"
        label="よくなる市民サービス"
        help="どのサービスが、市民にとってどうよくなるか。"
        {...shared}
      />
      <LongText name="scope" label="範囲" help="行うことと、行わないこと。" {...shared} />
      <div class="field-row field-row-two">
        <DateField name="period-from" label="はじまりの日" required={false} {...shared} />
        <DateField name="period-to" label="終わりの日" required={false} {...shared} />
      </div>
    </>
  );
}

function GainFields(shared: Shared) {
  return (
    <>
      <p>承認には、三者それぞれの得るものが要ります。</p>
      <div class="field-row field-row-two">
        <LongText name="gains-city" label="市の得るもの" {...shared} />
        <LongText name="gains-partner" label="提案者の得るもの" {...shared} />
        <LongText name="gains-citizens" label="市民の得るもの" {...shared} />
        <LongText
          name="citizensGive"
          label="市民の出すもの"
          help="参加の時間など。ないときは空けておきます。"
          {...shared}
        />
      </div>
    </>
  );
}

/** U4: a trial that nobody ends or continues helps nobody, so the plan says who decides when, by which measure. */
function ExitFields(shared: Shared) {
  return (
    <>
      <LongText
        name="exit-ending"
        label="終わり方"
        help="期間の終わりや途中でやめるときに、物・データ・市民への知らせをどうするか。"
        {...shared}
      />
      <LongText
        name="exit-measure"
        label="続けるか、広げるか、終えるかを決める指標"
        help="どの値がどうなったら、どうするか。"
        rows={2}
        {...shared}
      />
      <div class="field-row field-row-two">
        <TextField name="exit-decidedBy" label="決める人" required={false} {...shared} />
        <TextField name="exit-decidedOn" label="決める時期" required={false} {...shared} />
      </div>
      <LongText
        name="exit-next"
        label="続ける・広げるときの進め方"
        help="次の年度の予算、手法の検討など。"
        rows={2}
        {...shared}
      />
    </>
  );
}

type LongProps = Shared & {
  name: string;
  label: string;
  help?: string | undefined;
  rows?: number | undefined;
  required?: boolean | undefined;
};

/** A text of the plan; optional unless said, because a plan grows. */
export function LongText({ rows = 3, required = false, ...field }: LongProps) {
  return <TextArea {...field} rows={rows} required={required} maxGraphemes={longestPlanText} />;
}
