import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { TypedTerms } from "../../domain/proposal/protected-terms.ts";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { levelOptions } from "./terms-words.ts";

type TermsFieldsProps = { values: FormValues; errors: readonly FieldError[]; city: Pick<City, "departments"> };

/** 取扱条件 as fields: who may read, which departments when they are named, until when. */
export function TermsFields({ values, errors, city }: TermsFieldsProps) {
  const field = { values, errors };
  return (
    <>
      <RadioGroup
        {...field}
        name="level"
        label="閲覧できる人"
        help="合意したあと、目的を記録して読める人。"
        options={levelOptions}
      />
      <details
        class="more"
        open={
          list(values, "departments").length > 0 ||
          value(values, "level") === "named_departments" ||
          errors.some((error) => error.field === "departments")
        }
      >
        <summary>課の一覧を開く(「デスクと、名前を挙げる課」を選んだとき)</summary>
        <CheckboxGroup
          {...field}
          name="departments"
          label="名前を挙げる課"
          required={false}
          options={city.departments
            .filter((department) => !department.isDesk)
            .map((department) => ({ value: department.id, text: department.name }))}
          columns="many"
        />
      </details>
      <DateField
        {...field}
        name="until"
        label="守る期間の終わり"
        help="この日が来ても自動では公開されません。デスクがおたずねし、お返事がなければ守り続けます。年は令和でも書けます。"
      />
    </>
  );
}

/** What was typed into `TermsFields`; a date that cannot be read comes with its error. */
export function typedTerms(values: FormValues): { terms: TypedTerms; errors: readonly FieldError[] } {
  const until = parseDateField(values, "until", "守る期間の終わり");
  return {
    terms: { level: value(values, "level"), departmentIds: list(values, "departments"), until: until.date },
    errors: until.error ? [until.error] : [],
  };
}

/** The errors to show: what could not be read as a date says so better than "no date". */
export function mergeErrors(errors: readonly FieldError[], unread: readonly FieldError[]): readonly FieldError[] {
  const fields = new Set(unread.map((error) => error.field));
  return [...errors.filter((error) => !fields.has(error.field)), ...unread];
}

/** The hidden field of all forms about terms: where the talk stood when they were drawn (`talkStandsAt`). */
export const drawnFromField = "drawn_from";
