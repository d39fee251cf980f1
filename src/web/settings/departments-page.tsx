import { hasEnded } from "../../domain/departments/department.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { DepartmentRow } from "../../queries/department-settings.ts";
import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateField } from "../ui/date-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { departmentLabels, NameFields } from "./department-fields.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type DepartmentsPageProps = {
  frame: Frame;
  person: Person;
  departments: readonly DepartmentRow[];
  today: string;
  values: FormValues;
  errors: readonly FieldError[];
};

/** The departments that can be asked, those that are to come, and those that were. */
export function DepartmentsPage({ frame, person, departments, today, values, errors }: DepartmentsPageProps) {
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="departments"
      title="課"
      lead="照会先になる課です。名前を変える、合わせる、分ける、なくすときは、課の名前を開いてください。なくなった課の記録は残ります。"
      errors={errors}
      labels={departmentLabels}
    >
      <p>
        <a href="#add">課を加える</a>
      </p>
      <Table
        caption="課"
        captionHidden
        dense
        cards="none"
        rows={departments}
        empty={<EmptyState level={2} title="課はまだありません" text="下の欄から加えると、照会先として選べます。" />}
        columns={[
          {
            head: "課",
            rowHead: true,
            cell: (row) => (
              <>
                <a href={paths.department({ department: row.id })}>{row.name}</a>{" "}
                {row.isDesk ? <Tag>デスク</Tag> : null} <Days row={row} today={today} />
              </>
            ),
          },
          // A city has dozens: a line for each, also on a phone, so that one is found without scrolling for long.
          { head: "部", cell: (row) => row.division },
          { head: "コード", cell: (row) => row.code, nowrap: true },
        ]}
      />
      <Section title="課を加える" id="add">
        <Form action={paths.departments({})} idempotencyKey={frame.idempotencyKey}>
          <NameFields values={values} errors={errors} duties />
          <DateField
            name="openedOn"
            label={departmentLabels.openedOn}
            required={false}
            help="書かなければ、きょうからです。"
            {...{ values, errors }}
          />
          <Button>課を加える</Button>
        </Form>
      </Section>
    </SettingsFrame>
  );
}

/** Only what is not so today: most departments are simply there. */
function Days({ row, today }: { row: DepartmentRow; today: string }) {
  if (row.closedOn !== null && hasEnded(row, today))
    return (
      <span class="sub">
        <DateText value={row.closedOn} form="long" />
        になくなりました
      </span>
    );
  if (row.closedOn !== null)
    return (
      <span class="sub">
        <DateText value={row.closedOn} form="long" />
        に変わります
      </span>
    );
  if (row.openedOn !== null && row.openedOn > today)
    return (
      <span class="sub">
        <DateText value={row.openedOn} form="long" />
        にはじまります
      </span>
    );
  return null;
}
