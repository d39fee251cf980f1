import { postRoles } from "../../commands/accounts/staff-post.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { TextField } from "../ui/text-field.tsx";
import { postNames } from "./settings-frame.tsx";

const help: Readonly<Record<string, string>> = {
  staff: "照会への回答の案を書きます。",
  head: "課の回答を確かめ、実施できるかを決めます。",
  officer: "提案を受け付け、課にたずね、対話に伴走します。",
  chief: "担当を決め、見送りと公表を確かめます。",
  approver: "決裁の順番に入ります。",
  administrator: "人・課・設定を整えます。提案は読めません。",
};

/** What somebody does: role, department where it belongs to one, title. */
export function PostFields(props: {
  departments: readonly { id: string; name: string }[];
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const { departments, ...field } = props;
  return (
    <>
      <RadioGroup
        {...field}
        name="role"
        label="役割"
        columns
        options={postRoles.map((role) => ({ value: role, text: postNames[role] ?? role, help: help[role] }))}
      />
      <Select
        {...field}
        name="department"
        label="課"
        help="課の担当と課長だけ、選んでください。"
        required={false}
        options={departments.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <TextField {...field} name="title" label="職名" example="高齢介護課 主査" required={false} width="l" />
    </>
  );
}
