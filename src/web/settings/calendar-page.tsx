import type { DecisionCalendar } from "../../domain/calendar/decision-calendar.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { CalendarRow } from "../../queries/accounts-settings.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { DecisionCalendarSection, decisionCalendarLabels } from "./decision-calendar-section.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type CalendarPageProps = {
  frame: Frame;
  person: Person;
  days: readonly CalendarRow[];
  decisions: DecisionCalendar;
  values: FormValues;
  errors: readonly FieldError[];
};

const labels = { day: "日", isOpen: "開くか閉じるか", reason: "理由", ...decisionCalendarLabels };

/** Days that differ from weekdays, public holidays and the end of the year; and when the city decides. */
export function CalendarPage({ frame, person, days, decisions, values, errors }: CalendarPageProps) {
  const field = { values, errors };
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="calendar"
      title="開庁日と決定の暦"
      lead="土日・祝日・年末年始(12月29日〜1月3日)は、はじめから閉庁日です。それと違う日だけを加えてください。"
      errors={errors}
      labels={labels}
    >
      <Table
        caption="加えた日"
        captionHidden
        dense
        rows={days}
        empty={
          <EmptyState
            level={2}
            title="加えた日はありません"
            text="臨時に開く日や閉じる日があれば、下の欄から加えてください。"
          />
        }
        columns={[
          { head: "日", rowHead: true, nowrap: true, cell: (row) => <DateText value={row.day} form="long" /> },
          { head: "開閉", nowrap: true, cell: (row) => (row.isOpen ? "開く" : "閉じる") },
          { head: "理由", cell: (row) => row.reason },
          {
            head: "操作",
            cell: (row) => (
              <ActionForm
                action={paths.calendarRemoval({})}
                label="もとの暦にもどす"
                kind="weak"
                idempotencyKey={frame.idempotencyKey}
                fields={{ day: row.day }}
              />
            ),
          },
        ]}
      />
      <Section title="日を加える" id="add">
        <Form action={paths.calendar({})} idempotencyKey={frame.idempotencyKey}>
          <DateField {...field} name="day" label={labels.day} />
          <RadioGroup
            {...field}
            name="isOpen"
            label={labels.isOpen}
            columns
            options={[
              { value: "no", text: "閉じる" },
              { value: "yes", text: "開く" },
            ]}
          />
          <TextField {...field} name="reason" label={labels.reason} example="市の記念日" width="l" />
          <Button>この日を加える</Button>
        </Form>
      </Section>
      <DecisionCalendarSection frame={frame} decisions={decisions} {...field} />
    </SettingsFrame>
  );
}
