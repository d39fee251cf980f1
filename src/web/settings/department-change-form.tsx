import { paths } from "../paths.ts";
import { Button } from "../ui/button.tsx";
import { CheckboxGroup, Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Form } from "../ui/form.tsx";
import { value } from "../ui/form-values.ts";
import { departmentLabels, NameFields } from "./department-fields.tsx";
import type { DepartmentPageProps } from "./department-page.tsx";

export const changeKinds = ["correction", "renamed", "merged", "split", "ended"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeNames: Readonly<Record<ChangeKind, string>> = {
  correction: "書きまちがいを直す",
  renamed: "名前を変える",
  merged: "ほかの課に合わせる",
  split: "いくつかの課に分ける",
  ended: "なくす",
};

/** After a split, wherever it is spoken of. */
export const whereOpenThingsGo =
  "人の役割と未完了のことは、「未完了のことを引き継ぐ課」に移ります。変わる日があすから後なら、前の日までに、この課の課長かデスクの責任者が「引継ぎ」の画面で、ほかの課に移すものを選べます。きょう分けるときは選べません。人の役割は、分けたあとで変えられます。";

/** The form of one way to change a department. */
export function ChangeForm(props: DepartmentPageProps & { change: ChangeKind }) {
  const { frame, shown, others, change, errors } = props;
  const department = shown.id;
  const key = frame.idempotencyKey;
  const { code, division, name, nameEn } = shown;
  // What stands there now, until somebody has typed.
  const isTyped = value(props.values, "name") !== "" || errors.length > 0;
  const written = { code, division, name, nameEn, duties: shown.duties.join("\n") };
  const values = isTyped || change === "merged" || change === "split" || change === "ended" ? props.values : written;
  const field = { values, errors };
  const options = others.map((one) => ({ value: one.id, text: one.name }));
  const day = (
    <DateField name="day" label={departmentLabels.day} help="きょうか、これからの日。例：令和9年4月1日" {...field} />
  );
  switch (change) {
    case "correction":
      return (
        <Form action={paths.departmentCorrection({ department })} idempotencyKey={key}>
          <p>
            過去の記録を含めて、この課の登録を直します。組織改正で名前が変わるときは「名前を変える」を使ってください。
          </p>
          <NameFields {...field} duties />
          <Button>登録を直す</Button>
        </Form>
      );
    case "renamed":
      return (
        <Form action={paths.departmentRenaming({ department })} idempotencyKey={key}>
          <p>
            その日から、新しい名前の課になります。役割と、終わっていない照会・課題・相談が移り、期限はそのまま続きます。これまでの記録は、いまの名前のまま残ります。課コードは、新しいものにしてください。
          </p>
          {day}
          <NameFields {...field} />
          <Button>この日から名前を変える</Button>
        </Form>
      );
    case "merged":
      return (
        <Form action={paths.departmentMerging({ department })} idempotencyKey={key}>
          <p>
            その日から、この課の人の役割と未完了のことが、引き継ぐ課に移ります。新しくできる課に合わせるときは、先に「課を加える」で、はじまる日を書いて加えてください。
          </p>
          <NamedParts count={shown.open.parts} />
          {day}
          <Select {...field} name="successor" label={departmentLabels.successor} options={options} />
          <Button>この日から合わせる</Button>
        </Form>
      );
    case "split":
      return (
        <Form action={paths.departmentSplitting({ department })} idempotencyKey={key}>
          <p>{whereOpenThingsGo}新しくできる課は、先に「課を加える」で加えてください。</p>
          <NamedParts count={shown.open.parts} />
          {day}
          <CheckboxGroup
            {...field}
            name="successors"
            label={departmentLabels.successors}
            options={options}
            columns="many"
          />
          <Select {...field} name="takes" label={departmentLabels.takes} options={options} />
          <Button>この日から分ける</Button>
        </Form>
      );
    case "ended":
      return (
        <Form action={paths.departmentClosing({ department })} idempotencyKey={key}>
          <p>引き継ぐ課がないときだけ使います。人の役割や未完了のことが残っている課は、ほかの課に合わせてください。</p>
          {day}
          <Button kind="danger">この日からなくす</Button>
        </Form>
      );
  }
}

/** P7b: who was named is this department and no larger one. */
export function NamedParts({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p>
      この課の名前を挙げて読めることにした守る部分が{count}
      件あります。引き継ぐ課は、提案者とデスクがもう一度合意するまで読めません。
    </p>
  );
}
