import type { Child } from "hono/jsx";
import { words } from "../../words/words.ts";
import { describedBy, errorsOf, FieldFrame, type FieldProps, fieldId, GroupFrame } from "./field.tsx";
import { list, value } from "./form-values.ts";

export type Option = { value: string; text: string; help?: Child | undefined };

export type ChoiceProps = FieldProps & {
  options: readonly Option[];
  /** Beside each other where there is room; "many": dozens of short names, two beside each other even on a phone. */
  columns?: boolean | "many" | undefined;
};

/** One of a few. */
export function RadioGroup(field: ChoiceProps) {
  const chosen = value(field.values, field.name);
  return (
    <GroupFrame field={field}>
      <Choices field={field} type="radio" chosen={[chosen]} />
    </GroupFrame>
  );
}

/** Any number of a few. */
export function CheckboxGroup(field: ChoiceProps) {
  return (
    <GroupFrame field={field}>
      <Choices field={field} type="checkbox" chosen={list(field.values, field.name)} />
    </GroupFrame>
  );
}

function Choices({
  field,
  type,
  chosen,
}: {
  field: ChoiceProps;
  type: "radio" | "checkbox";
  chosen: readonly string[];
}) {
  const id = fieldId(field.name);
  const invalid = errorsOf(field.errors, field.name).length > 0;
  return (
    <div class={classOf(field.columns)}>
      {field.options.map((option, index) => {
        const helpId = option.help ? [`${id}-${index}-help`] : [];
        return (
          <div class="choice">
            <input
              type={type}
              id={`${id}-${index}`}
              name={field.name}
              value={option.value}
              checked={chosen.includes(option.value)}
              aria-invalid={invalid && type === "checkbox" ? "true" : undefined}
              aria-describedby={type === "checkbox" ? describedBy(field, ...helpId) : helpId[0]}
            />
            <label for={`${id}-${index}`}>{option.text}</label>
            {option.help ? (
              <span class="choice-help" id={`${id}-${index}-help`}>
                {option.help}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

function classOf(columns: ChoiceProps["columns"]): string {
  if (columns === "many") return "choices choices-many";
  return columns ? "choices choices-columns" : "choices";
}

export type CheckboxProps = Omit<FieldProps, "example" | "compact"> & { value?: string | undefined };

/** One statement to agree to, or one switch of a form. */
export function Checkbox(field: CheckboxProps) {
  const id = fieldId(field.name);
  const messages = errorsOf(field.errors, field.name);
  const sent = field.value ?? "yes";
  return (
    <div class={messages.length > 0 ? "field field-invalid" : "field"}>
      {messages.map((message) => (
        <p class="field-error" id={`${id}-error`}>
          ＊{message}
        </p>
      ))}
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={field.name}
          value={sent}
          checked={list(field.values, field.name).includes(sent)}
          aria-invalid={messages.length > 0 ? "true" : undefined}
          aria-describedby={describedBy(field)}
        />
        <label for={id}>
          {field.label}{" "}
          {field.required === false ? null : (
            <span class="required">{words(field.lang ?? "ja").common.form.required}</span>
          )}
        </label>
        {field.help ? (
          <span class="choice-help" id={`${id}-help`}>
            {field.help}
          </span>
        ) : null}
      </div>
    </div>
  );
}

export type SelectProps = FieldProps & {
  options: readonly Option[];
  /** The first entry, sent as "": 「選んでください」 or, in a filter, 「すべて」. */
  emptyText?: string | undefined;
};

/** One of many. */
export function Select(field: SelectProps) {
  const id = fieldId(field.name);
  const chosen = value(field.values, field.name);
  return (
    <FieldFrame field={field}>
      <span class="select">
        <select
          class="control"
          id={id}
          name={field.name}
          aria-invalid={errorsOf(field.errors, field.name).length > 0 ? "true" : undefined}
          aria-describedby={describedBy(field)}
          aria-required={field.required === false || field.compact ? undefined : "true"}
        >
          <option value="">{field.emptyText ?? words(field.lang ?? "ja").common.form.choose}</option>
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === chosen}>
              {option.text}
            </option>
          ))}
        </select>
      </span>
    </FieldFrame>
  );
}
