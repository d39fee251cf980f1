import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { NumberField } from "../ui/number-field.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { countRows } from "./plan-form.ts";

type Rows = { values: FormValues; errors: readonly FieldError[]; atLeast?: number | undefined };

/** Rows that every form offers, before 「行を増やす」. */
export const offeredRows = { goals: 5, risks: 8 } as const;

/** The goals with their indicators (P5). */
export function GoalRows({ values, errors, atLeast = 0 }: Rows) {
  const used = countRows(values, "goals");
  return (
    <>
      <p>承認には、目標ごとに指標が要ります。使わない行は空けておきます。</p>
      <OpenAndSpare
        used={used}
        all={Math.max(offeredRows.goals, atLeast, used + 1)}
        isOpened={atLeast > 0}
        what="目標"
        row={(index) => {
          const name = (field: string) => `goals-${index}-${field}`;
          const shared = { values, errors, required: false, compact: true };
          return (
            <Fieldset legend={`目標${index + 1}`}>
              <div class="field-row field-row-two">
                <TextField name={name("goal")} label="目標" {...shared} />
                <TextField name={name("indicator")} label="指標(何を数えるか)" {...shared} />
              </div>
              <div class="field-row">
                <TextField name={name("baseline")} label="いまの値" {...shared} />
                <TextField name={name("target")} label="めざす値" {...shared} />
                <TextField name={name("by")} label="いつまでに" {...shared} />
                <Select
                  name={name("measuredBy")}
                  label="測る人"
                  options={[
                    { value: "city", text: "市" },
                    { value: "partner", text: "提案者" },
                  ]}
                  {...shared}
                />
              </div>
            </Fieldset>
          );
        }}
      />
      <More kind="goals" text="目標の行を増やす" />
    </>
  );
}

/** The risks, each with one bearer or a split, and a response (P6). */
export function RiskRows({ values, errors, atLeast = 0 }: Rows) {
  const used = countRows(values, "risks");
  return (
    <>
      <p>承認には、リスクごとに負担者と対応が要ります。分担するときは、割合を書きます。</p>
      <OpenAndSpare
        used={used}
        all={Math.max(offeredRows.risks, atLeast, used + 1)}
        isOpened={atLeast > 0}
        what="リスク"
        row={(index) => {
          const name = (field: string) => `risks-${index}-${field}`;
          const shared = { values, errors, required: false, compact: true };
          return (
            <Fieldset legend={`リスク${index + 1}`}>
              <div class="field-row field-row-risk">
                <TextArea name={name("risk")} label="起きるかもしれないこと" rows={2} {...shared} />
                <Select
                  name={name("bearer")}
                  label="負担者"
                  options={[
                    { value: "city", text: "市" },
                    { value: "partner", text: "提案者" },
                    { value: "shared", text: "市と提案者で分担" },
                  ]}
                  {...shared}
                />
                <NumberField name={name("cityPercent")} label="分担のとき、市の割合" unit="%" {...shared} />
                <TextArea name={name("response")} label="そうならないように、なったら" rows={2} {...shared} />
              </div>
            </Fieldset>
          );
        }}
      />
      <More kind="risks" text="リスクの行を増やす" />
    </>
  );
}

/** The rows in use and one more are open; the rest waits closed, so that the page stays short. */
function OpenAndSpare({
  used,
  all,
  isOpened,
  what,
  row,
}: {
  used: number;
  all: number;
  isOpened: boolean;
  what: string;
  row: (index: number) => Child;
}) {
  const numbers = Array.from({ length: all }, (_, index) => index);
  const open = numbers.slice(0, isOpened ? all : Math.max(used + 1, 2));
  const spare = numbers.slice(open.length);
  return (
    <>
      {open.map(row)}
      {spare.length > 0 ? (
        <details class="spare-rows">
          <summary>
            {what}をさらに{spare.length}件書く
          </summary>
          {spare.map(row)}
        </details>
      ) : null}
    </>
  );
}

function More({ kind, text }: { kind: "goals" | "risks"; text: string }) {
  return (
    <ButtonRow>
      <Button kind="weak" name="more" value={kind} formnovalidate>
        {text}
      </Button>
    </ButtonRow>
  );
}
