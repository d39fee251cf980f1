import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { DepartmentRow } from "../../queries/accounts-settings.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type DepartmentsPageProps = {
  frame: Frame;
  person: Person;
  departments: readonly DepartmentRow[];
  values: FormValues;
  errors: readonly FieldError[];
};

const labels = { code: "課コード", division: "部の名前", name: "課の名前", nameEn: "英語の名前", duties: "所掌事務" };

/** The departments that can be asked. */
export function DepartmentsPage({ frame, person, departments, values, errors }: DepartmentsPageProps) {
  const field = { values, errors };
  return (
    <SettingsFrame
      frame={frame}
      person={person}
      tab="departments"
      title="課"
      lead="照会先になる課です。閉じた課の記録は残ります。"
      errors={errors}
      labels={labels}
    >
      <Table
        caption="課"
        captionHidden
        dense
        rows={departments}
        empty={<EmptyState level={2} title="課はまだありません" text="下の欄から加えると、照会先として選べます。" />}
        columns={[
          {
            head: "課",
            rowHead: true,
            cell: (row) => (
              <>
                {row.name} {row.isDesk ? <Tag>デスク</Tag> : null}
              </>
            ),
          },
          { head: "部", cell: (row) => row.division },
          { head: "コード", cell: (row) => row.code, nowrap: true },
          {
            head: "操作",
            headHidden: true,
            cell: (row) => {
              if (row.closedOn)
                return (
                  <span class="sub">
                    <DateText value={row.closedOn} form="long" />
                    に閉じました
                  </span>
                );
              if (row.isDesk) return <span class="sub">デスクの課は閉じられません</span>;
              return (
                <ActionForm
                  action={paths.departmentClosing({ department: row.id })}
                  label={
                    <>
                      閉じる<span class="unseen">({row.name})</span>
                    </>
                  }
                  kind="weak"
                  idempotencyKey={frame.idempotencyKey}
                />
              );
            },
          },
        ]}
      />
      <Section title="課を加える" id="add">
        <Form action={paths.departments({})} idempotencyKey={frame.idempotencyKey}>
          <TextField {...field} name="code" label={labels.code} example="0507" width="m" />
          <TextField {...field} name="division" label={labels.division} required={false} width="l" />
          <TextField {...field} name="name" label={labels.name} width="l" />
          <TextField {...field} name="nameEn" label={labels.nameEn} help="英語の公開ページに出ます。" width="l" />
          <TextArea
            {...field}
            name="duties"
            label={labels.duties}
            help="1行に1つ書いてください。提案が届いたとき、照会先の候補を出す手がかりになります。"
            required={false}
          />
          <Button>課を加える</Button>
        </Form>
      </Section>
    </SettingsFrame>
  );
}
