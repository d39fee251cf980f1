import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { dataHandlings } from "../../domain/plan/plan.ts";
import { handlingNames, sideNames } from "../../domain/plan/plan-rows.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Checkbox, Select } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { countRows, offeredRows, type RowKind } from "./plan-row-fields.ts";

export type Rows = {
  values: FormValues;
  errors: readonly FieldError[];
  atLeast?: number | undefined;
  /** Where a button that adds rows leads. */
  back?: string | undefined;
};

export const sideOptions = [
  { value: "city", text: sideNames.city },
  { value: "partner", text: sideNames.partner },
];

/** The goals with their indicators (P5). */
export function GoalRows(props: Rows) {
  return (
    <>
      <p>承認には、目標ごとに指標が要ります。使わない行は空けておきます。</p>
      <RowList
        {...props}
        kind="goals"
        what="目標"
        row={(name, shared) => (
          <>
            <div class="field-row field-row-two">
              <TextField name={name("goal")} label="目標" {...shared} />
              <TextField name={name("indicator")} label="指標(何を数えるか)" {...shared} />
            </div>
            <div class="field-row">
              <TextField name={name("baseline")} label="いまの値" {...shared} />
              <TextField name={name("target")} label="めざす値" {...shared} />
              <TextField name={name("by")} label="いつまでに" {...shared} />
              <Select name={name("measuredBy")} label="測る人" options={sideOptions} {...shared} />
            </div>
            <TextField name={name("how")} label="測り方(何から、いつ数えるか)" {...shared} />
          </>
        )}
      />
    </>
  );
}

/** The steps on the way. */
export function MilestoneRows(props: Rows) {
  return (
    <RowList
      {...props}
      kind="milestones"
      what="節目"
      row={(name, shared) => (
        <div class="field-row">
          <TextField name={name("what")} label="行うこと" {...shared} />
          <TextField name={name("by")} label="時期" {...shared} />
          <Select name={name("side")} label="担当" options={sideOptions} {...shared} />
        </div>
      )}
    />
  );
}

/** Whose data, for what, and how it passes between the sides. */
export function DataRows(props: Rows) {
  const { values, errors } = props;
  return (
    <>
      <p>市が提案者に取扱いを委託するときも、双方の間で渡すときも、別に書面が要ります。</p>
      <Checkbox name="personalData-none" label="個人情報は扱わない" required={false} values={values} errors={errors} />
      <RowList
        {...props}
        kind="personalData-uses"
        what="個人情報"
        row={(name, shared) => (
          <>
            <div class="field-row">
              <TextField name={name("whose")} label="だれの" {...shared} />
              <TextField name={name("what")} label="何の情報" {...shared} />
              <Select
                name={name("handling")}
                label="扱い方"
                options={dataHandlings.map((handling) => ({ value: handling, text: handlingNames[handling] }))}
                {...shared}
              />
            </div>
            <div class="field-row field-row-two">
              <TextArea name={name("purpose")} label="何のために" rows={2} {...shared} />
              <TextArea name={name("care")} label="守り方(置き場所、消す日)" rows={2} {...shared} />
            </div>
            <Checkbox
              name={name("isSensitive")}
              label="病歴や障害などの要配慮個人情報を含む"
              values={shared.values}
              errors={shared.errors}
              required={false}
            />
          </>
        )}
      />
    </>
  );
}

type Name = (field: string) => string;
type Shared = { values: FormValues; errors: readonly FieldError[]; required: false; compact: true };
type RowListProps = Rows & {
  kind: RowKind;
  what: string;
  row: (name: Name, shared: Shared, index: number) => Child;
  /** A written row in a line: in a long list it waits behind this, so that the list is read before it is written. */
  short?: ((name: Name, values: FormValues) => string) | undefined;
};

/** So many written rows stand open beside each other; more are read in lines. */
const mostOpenRows = 3;

/** The rows in use and one more are open; the rest waits closed, so that the page stays short. More are made where those end. */
export function RowList({ kind, what, values, errors, atLeast = 0, back, row, short }: RowListProps) {
  const used = countRows(values, kind);
  const all = Math.max(offeredRows[kind], atLeast, used + 1);
  const numbers = Array.from({ length: all }, (_, index) => index);
  const open = numbers.slice(0, atLeast > 0 ? all : Math.max(used + 1, 2));
  const spare = numbers.slice(open.length);
  const shared: Shared = { values, errors, required: false, compact: true };
  const hasError = (index: number) => errors.some(({ field }) => field.startsWith(`${kind}-${index}-`));
  const drawn = (index: number) => (
    <Fieldset legend={`${what}${index + 1}`}>{row((field) => `${kind}-${index}-${field}`, shared, index)}</Fieldset>
  );
  const moreRows = (
    <ButtonRow>
      <Button kind="weak" name="more" value={kind} formaction={back} formnovalidate>
        {what}の行を増やす
      </Button>
    </ButtonRow>
  );
  return (
    <>
      {open.map((index) => {
        const name = (field: string) => `${kind}-${index}-${field}`;
        const isShort = short && index < used && used > mostOpenRows && !hasError(index);
        return isShort ? (
          <details class="fold written-row">
            <summary>
              {what}
              {index + 1}：{short(name, values)}
            </summary>
            <div class="fold-body">{drawn(index)}</div>
          </details>
        ) : (
          drawn(index)
        );
      })}
      {spare.length > 0 ? (
        <details class="spare-rows" open={spare.some(hasError)}>
          <summary>
            {what}をさらに{spare.length}件書く
          </summary>
          {spare.map(drawn)}
          {moreRows}
        </details>
      ) : (
        moreRows
      )}
    </>
  );
}
