import { type DecisionCalendar, mostSessions, yearDayText } from "../../domain/calendar/decision-calendar.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { NumberField } from "../ui/number-field.tsx";
import { Section } from "../ui/page.tsx";
import { TextField } from "../ui/text-field.tsx";

const rows = Array.from({ length: mostSessions }, (_, row) => row);

export const decisionCalendarLabels: Readonly<Record<string, string>> = {
  bodyName: "会議体の名前",
  weeks: "開かれる週",
  weekday: "開かれる曜日",
  papersDaysBefore: "資料の締切",
  billsDaysBefore: "議案の締切",
  requestsDue: "翌年度の予算要求の締切",
  concludingDays: "決定から協定の締結まで",
  ...Object.fromEntries(
    rows.flatMap((row) => [
      [`session${row}Name`, `会期${row + 1}の名前`],
      [`session${row}From`, `会期${row + 1}の始まる日`],
      [`session${row}To`, `会期${row + 1}の終わる日`],
    ]),
  ),
};

type SectionProps = {
  frame: Frame;
  decisions: DecisionCalendar;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 決定の暦: when the deciding body sits, the council meets, the budget is made; the earliest start is reckoned from it (U4). */
export function DecisionCalendarSection({ frame, decisions, values, errors }: SectionProps) {
  const field = { values: { ...saved(decisions), ...values }, errors };
  const label = (name: string) => ({ name, label: decisionCalendarLabels[name]! });
  return (
    <Section title="決定の暦" id="decisions">
      <p>
        会議体・議会・予算の日程です。いまの段階から間に合う日と、最も早い開始の時期の目安を、ここから出します。毎年同じ日として書きます。
      </p>
      <Form action={paths.decisionCalendar({})} idempotencyKey={frame.idempotencyKey}>
        <Fieldset legend="会議体">
          <TextField {...field} {...label("bodyName")} width="l" />
          <CheckboxGroup
            {...field}
            {...label("weeks")}
            columns="many"
            options={[1, 2, 3, 4, 5].map((week) => ({ value: String(week), text: `第${week}` }))}
          />
          <RadioGroup
            {...field}
            {...label("weekday")}
            columns="many"
            options={["月", "火", "水", "木", "金"].map((sign, index) => ({
              value: String(index + 1),
              text: `${sign}曜日`,
            }))}
          />
          <NumberField
            {...field}
            {...label("papersDaysBefore")}
            help="会議の何開庁日前までに資料を出すか。会議の日が閉庁日なら、次の開庁日に開かれるものとします。"
            unit="開庁日前"
            width="s"
          />
        </Fieldset>
        <Fieldset legend="議会" help="会期のない行は、空けておきます。日は「2月25日」のように書きます。">
          {rows.map((row) => (
            <div class="field-row field-row-session">
              {["Name", "From", "To"].map((part) => (
                <TextField {...field} {...label(`session${row}${part}`)} compact required={false} />
              ))}
            </div>
          ))}
          <NumberField
            {...field}
            {...label("billsDaysBefore")}
            help="会期の始まる何開庁日前までに議案を出すか。"
            unit="開庁日前"
            width="s"
          />
        </Fieldset>
        <Fieldset legend="予算と協定">
          <TextField {...field} {...label("requestsDue")} example="10月31日" width="s" />
          <NumberField {...field} {...label("concludingDays")} unit="開庁日" width="s" />
        </Fieldset>
        <Button>決定の暦を保存する</Button>
      </Form>
    </Section>
  );
}

function saved({ body, council, budget, concludingDays }: DecisionCalendar): FormValues {
  return {
    bodyName: body.name,
    weeks: body.weeks.map(String),
    weekday: String(body.weekday),
    papersDaysBefore: String(body.papersDaysBefore),
    billsDaysBefore: String(council.billsDaysBefore),
    requestsDue: yearDayText(budget.requestsDue),
    concludingDays: String(concludingDays),
    ...Object.fromEntries(
      rows.flatMap((row) => {
        const session = council.sessions[row];
        return [
          [`session${row}Name`, session?.name ?? ""],
          [`session${row}From`, session ? yearDayText(session.from) : ""],
          [`session${row}To`, session ? yearDayText(session.to) : ""],
        ];
      }),
    ),
  };
}
