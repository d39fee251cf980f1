import type { FieldError } from "../../domain/kernel/result.ts";
import type { FormValues } from "../ui/form-values.ts";
import { TextArea, TextField } from "../ui/text-field.tsx";

export const departmentLabels = {
  code: "課コード",
  division: "部の名前",
  name: "課の名前",
  nameEn: "英語の名前",
  duties: "所掌事務",
  openedOn: "はじまる日",
  day: "変わる日",
  successor: "引き継ぐ課",
  successors: "分かれた先の課",
  takes: "未完了のことを引き継ぐ課",
};

type NameFieldsProps = { values: FormValues; errors: readonly FieldError[]; duties?: boolean | undefined };

/** What a department is called, and what it does. */
export function NameFields({ values, errors, duties }: NameFieldsProps) {
  const field = { values, errors };
  const labels = departmentLabels;
  return (
    <>
      <TextField {...field} name="code" label={labels.code} example="0507" width="m" />
      <TextField {...field} name="division" label={labels.division} required={false} width="l" />
      <TextField {...field} name="name" label={labels.name} width="l" />
      <TextField {...field} name="nameEn" label={labels.nameEn} help="英語の公開ページに出ます。" width="l" />
      {duties ? (
        <TextArea
          {...field}
          name="duties"
          label={labels.duties}
          help="1行に1つ書いてください。提案が届いたとき、照会先の候補を出す手がかりになります。"
          required={false}
        />
      ) : null}
    </>
  );
}
